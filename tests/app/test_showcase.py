"""What `make run` leaves where there is no display."""

from html.parser import HTMLParser
from pathlib import Path

from click.testing import CliRunner
from pytestqt.qtbot import QtBot

from app.showcase import main


class Page(HTMLParser):
    """Collects what a page would load, and its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_three_pictures_and_a_page_of_events(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "build" / "sample"
    result = CliRunner().invoke(main, [str(folder)])
    assert result.exit_code == 0, result.output
    names = sorted(one.name for one in folder.iterdir())
    assert names == ["index.html", "relations.png", "timeline.png", "window.png"]
    page = Page()
    page.feed((folder / "index.html").read_text(encoding="utf-8"))
    assert sorted(page.loads) == ["relations.png", "timeline.png", "window.png"]
    said = " ".join(page.texts)
    assert "mid-June" in said
    assert "[2022-06-11..2022-06-20]" in said
    assert said.count("undated") == 6


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(main, [str(tmp_path / "file" / "below")])
    assert result.exit_code != 0
    assert "cannot be written" in result.output
    assert "Traceback" not in result.output
