"""Pictures without a window: every kind, deterministic, whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.pictures import Leaf, save_leaves
from app.render import LARGEST, RenderError, render
from app.sample import make_sample
from db.errors import StoreRefused
from db.records import Window
from db.store import Store

JUNE = Window(1_654_041_600, 1_656_633_599)
STOP = "kz22-event-cpc-stop-1"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("render") / "sample.sequitur"
    make_sample(path)
    return path


def colours(path: Path) -> int:
    image = QImage(str(path))
    step = max(1, image.width() // 97)
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), step)
            for y in range(0, image.height(), 7)
        }
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", ["timeline", "relations", "window"])
def test_each_view_is_drawn_in_both_themes_at_its_size(
    made: Path, tmp_path: Path, view: str, theme: str, qtbot: QtBot
) -> None:
    target = tmp_path / "out.png"
    render(made, view, target, (1280, 800), JUNE, theme, STOP)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    assert colours(target) > 20


@pytest.mark.parametrize("view", ["timeline", "relations", "window"])
def test_equal_stores_give_equal_pictures(
    made: Path, tmp_path: Path, view: str, qtbot: QtBot
) -> None:
    for name in ("a.png", "b.png"):
        render(made, view, tmp_path / name, (1000, 700), None, "light", STOP)
    assert QImage(str(tmp_path / "a.png")) == QImage(str(tmp_path / "b.png"))


@pytest.mark.parametrize("view", ["timeline", "relations"])
def test_svg_holds_outlines_instead_of_text(
    made: Path, tmp_path: Path, view: str, qtbot: QtBot
) -> None:
    target = tmp_path / "out.svg"
    render(made, view, target, None, None, "light", None)
    text = target.read_text(encoding="utf-8")
    assert "<text" not in text
    width = float(text.split('width="', 1)[1].split("mm", 1)[0])
    assert abs(width - 1216 / 96 * 25.4) < 0.1
    assert text.count("<path") > 50
    assert "http" not in text.replace("http://www.w3.org/", "")


def test_pdf_is_one_page_of_the_asked_size(made: Path, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "out.pdf"
    render(made, "timeline", target, (960, 480), None, "light", None)
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/MediaBox [0 0 720" in content


@pytest.mark.parametrize(
    ("view", "name", "size", "theme", "select", "part"),
    [
        ("window", "out.svg", None, "light", None, "only be saved as PNG"),
        ("timeline", "out.gif", None, "light", None, "names no kind of picture"),
        ("timeline", "out", None, "light", None, "names no kind of picture"),
        ("timeline", "out.png", (0, 10), "light", None, "cannot be made"),
        ("timeline", "out.png", (LARGEST + 1, 10), "light", None, "cannot be made"),
        ("cellar", "out.png", None, "light", None, "no view"),
        ("timeline", "out.png", None, "pink", None, "no theme"),
        ("timeline", "out.png", None, "light", "no-such-uid", "no-such-uid"),
        ("timeline", "no/such/folder/out.png", None, "light", None, "cannot be written"),
        ("timeline", "no/such/folder/out.svg", None, "light", None, "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    made: Path,
    tmp_path: Path,
    view: str,
    name: str,
    size: tuple[int, int] | None,
    theme: str,
    select: str | None,
    part: str,
    qtbot: QtBot,
) -> None:
    with pytest.raises(RenderError) as refused:
        render(made, view, tmp_path / name, size, None, theme, select)
    assert part in refused.value.message
    assert list(tmp_path.glob("*out*")) == []


def test_a_picture_never_changes_the_store(made: Path, tmp_path: Path, qtbot: QtBot) -> None:
    before = made.read_bytes()
    render(made, "window", tmp_path / "out.png", (800, 600))
    assert made.read_bytes() == before
    assert [one.name for one in made.parent.iterdir()] == [made.name]


def test_an_empty_case_is_drawn_too(tmp_path: Path, qtbot: QtBot) -> None:
    store = tmp_path / "empty.sequitur"
    Store.create(store).close()
    for view in ("timeline", "relations", "window"):
        render(store, view, tmp_path / f"{view}.png", (900, 600))
        assert QImage(str(tmp_path / f"{view}.png")).width() == 900


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    foreign = tmp_path / "foreign.sequitur"
    foreign.write_text("hello")
    with pytest.raises(StoreRefused):
        render(foreign, "timeline", tmp_path / "out.png")
    assert foreign.read_text() == "hello"


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_painter_is_ended_when_painting_fails(tmp_path: Path, suffix: str, qtbot: QtBot) -> None:
    """Else Qt ends the process as soon as the picture is thrown away."""
    painters: list[QPainter] = []

    def fail(painter: QPainter) -> None:
        painters.append(painter)
        assert painter.isActive()
        raise ValueError("no such page")

    target = tmp_path / f"out{suffix}"
    with pytest.raises(ValueError, match="no such page"):
        save_leaves((Leaf(QSize(64, 64), fail),), target, 1.0, "timeline")
    assert not painters[0].isActive()
    assert not target.exists()
