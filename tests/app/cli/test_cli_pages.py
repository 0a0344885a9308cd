"""Pages from the command line."""

from pathlib import Path

import pytest


def test_pages_with_sources(run, sample: Path, tmp_path: Path) -> None:
    answer = run(
        "render", sample, "--view", "both", "-o", tmp_path / "case.pdf",
        "--pages", "A4-portrait", "--across", "2", "--footnotes", "--dated",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert answer.out == f"Drew {tmp_path / 'case.pdf'}.\n"
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


def test_each_page_as_a_picture_is_named(run, sample: Path, tmp_path: Path) -> None:
    answer = run(
        "render", sample, "--view", "timeline", "-o", tmp_path / "t.svg",
        "--pages", "a3", "--across", "2", "--window", "2022-06", "--no-caption",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert answer.out.splitlines() == [f"Drew {tmp_path / f't-{n}.svg'}." for n in (1, 2)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--pages", "A5"), ("A5", "A4, A3, Letter")),
        (("--pages", "A4", "--across", "99"), ("From 1 to 40",)),
        (("--across", "2"), ("need paper",)),
        (("--pages", "A4", "--size", "900x600"), ("either a size or pages",)),
        (("--across", "many"), ("--across",)),
    ],
)
def test_mistakes_are_told(run, sample: Path, tmp_path: Path, more, words) -> None:
    target = tmp_path / "x.png"
    answer = run("render", sample, "--view", "timeline", "-o", target, *more)
    assert answer.failed(*words)
    assert not target.exists()
