"""Pages as files: one PDF, or one picture for each; the same bytes for the same case."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pytestqt.qtbot import QtBot

from app.paper import Paper
from app.pictures import RenderError, leaf_paths
from app.render import Below, render
from app.steady_pdf import document_id, without_clock

PAGES = Below(footnotes=True, paper=Paper(), across=2)


def test_a_pdf_has_all_pages_and_its_text_can_be_read(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    assert render(made, "both", target, below=PAGES) == (target,)
    content = target.read_bytes()
    assert len(re.findall(rb"/Type /Page\b(?!s)", content)) == 4
    assert content.count(b"/MediaBox [0 0 842.000000 595.000000]") == 4
    assert b"/ToUnicode" in content
    assert content.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_other_kinds_get_a_file_for_each_page(made: Path, tmp_path: Path, suffix: str) -> None:
    files = render(made, "timeline", tmp_path / f"out{suffix}", below=PAGES)
    assert [file.name for file in files] == [f"out-{number}{suffix}" for number in (1, 2, 3)]
    assert sorted(tmp_path.glob("out*")) == list(files)
    if suffix == ".svg":
        for file in files:
            root = ElementTree.parse(file).getroot()
            assert root.tag.endswith("svg")
            assert not [one for one in root.iter() if one.tag.endswith("text")]


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_equal_cases_give_equal_bytes(
    made: Path, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    first = render(made, "timeline", tmp_path / f"a{suffix}", below=PAGES)
    second = render(made, "timeline", tmp_path / f"b{suffix}", below=PAGES)
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]


def test_a_clock_is_blanked_without_moving_anything() -> None:
    before = (
        b"<< /CreationDate (D:20261124173324Z)\n/ModDate (D:20261124173324+01'00')\n/Title (D:)"
    )
    after = without_clock(before)
    assert len(after) == len(before)
    assert b"2026" not in after
    assert after.endswith(b"/Title (D:)")
    assert document_id("timeline") == document_id("timeline") != document_id("relations")


def test_one_page_keeps_the_name_that_was_asked_for() -> None:
    assert leaf_paths(Path("x.png"), 1) == (Path("x.png"),)
    assert leaf_paths(Path("x.pdf"), 3) == (Path("x.pdf"),)
    assert leaf_paths(Path("x.svg"), 2) == (Path("x-1.svg"), Path("x-2.svg"))


@pytest.mark.parametrize(
    ("view", "size", "below", "part"),
    [
        ("window", None, PAGES, "neither pages nor sources"),
        ("both", None, Below(), "need pages"),
        ("timeline", None, Below(across=2), "need paper"),
        ("timeline", (900, 600), PAGES, "either a size or pages"),
        ("timeline", None, Below(paper=Paper(), across=0), "pages can stand across"),
        ("timeline", (900, 200), Below(footnotes=True), "leave no room"),
    ],
)
def test_what_contradicts_itself_is_said_in_a_sentence(
    made: Path,
    tmp_path: Path,
    view: str,
    size: tuple[int, int] | None,
    below: Below,
    part: str,
    qtbot: QtBot,
) -> None:
    with pytest.raises(RenderError) as refused:
        render(made, view, tmp_path / "out.png", size, below=below)
    assert part in refused.value.message
    assert list(tmp_path.glob("*out*")) == []


def test_a_page_never_replaces_the_store(made: Path, tmp_path: Path, qtbot: QtBot) -> None:
    store = tmp_path / "case-1.png"
    store.write_bytes(made.read_bytes())
    with pytest.raises(RenderError, match="is the store itself"):
        render(store, "timeline", tmp_path / "case.png", below=PAGES)
    assert store.read_bytes() == made.read_bytes()
