"""A mistake in the sample's source is told by file, row and key."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from app.sample_source import SampleError, read_sample


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the sample's source to spoil."""
    with as_file(files("resources") / "sample") as original:
        return Path(shutil.copytree(original, tmp_path / "sample"))


def _spoil(folder: Path, name: str, old: str, new: str) -> str:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SampleError) as told:
        read_sample(folder)
    return told.value.message


def test_the_copy_reads_like_the_original(copied: Path) -> None:
    assert read_sample(copied) == read_sample()


def test_an_unknown_key_is_named(copied: Path) -> None:
    told = _spoil(copied, "events.toml", "summary =", "sumary =")
    assert told == "events.toml, event 1 “gestures”: the key “sumary” is not known here."


def test_a_missing_key_is_named(copied: Path) -> None:
    told = _spoil(copied, "events.toml", 'title = "Past gestures irk Moscow"\n', "")
    assert told == "events.toml, event 1 “gestures”: the key “title” is missing."


def test_a_wrong_kind_of_value_is_named(copied: Path) -> None:
    told = _spoil(copied, "events.toml", "importance = 3", 'importance = "high"')
    assert told == "events.toml, event 1 “gestures”, importance: int is expected, not “high”."


def test_true_is_no_number(copied: Path) -> None:
    told = _spoil(copied, "map.toml", "x = 300", "x = true")
    assert "x: float is expected, not “True”" in told


def test_a_word_outside_its_list_is_named(copied: Path) -> None:
    told = _spoil(copied, "events.toml", 'status = "reported"', 'status = "rumoured"')
    assert "“rumoured” is not one of reported, assessed, possible, disputed" in told


def test_a_role_must_be_a_word(copied: Path) -> None:
    told = _spoil(copied, "events.toml", 'kazakhstan = "actor"', "kazakhstan = 1")
    assert "who: a table of words is expected" in told


def test_a_row_must_be_a_table(copied: Path) -> None:
    told = _spoil(copied, "map.toml", "place = [", "place = [7,")
    assert "place 1: a table is expected, not “7”" in told


def test_broken_toml_is_told_with_its_file(copied: Path) -> None:
    told = _spoil(copied, "links.toml", "[[link]]", "[[link")
    assert told.startswith("links.toml of the sample is not valid TOML")


def test_a_missing_file_is_told(copied: Path) -> None:
    (copied / "map.toml").unlink()
    with pytest.raises(SampleError, match=r"map\.toml of the sample cannot be read"):
        read_sample(copied)
