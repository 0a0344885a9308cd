"""The user's folder: where it lies on each platform, and what is said where it cannot be made."""

from pathlib import Path

import pytest

from app.places import PlaceError, make_user_folder, user_folder


def test_the_override_wins(tmp_path: Path) -> None:
    named = {"SEQUITUR_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"}
    assert user_folder(named, "linux") == tmp_path


def test_an_empty_override_counts_as_none(tmp_path: Path) -> None:
    folder = user_folder({"SEQUITUR_HOME": "", "XDG_DATA_HOME": str(tmp_path)}, "linux")
    assert folder == tmp_path / "sequitur"


def test_a_relative_override_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert user_folder({"SEQUITUR_HOME": "portable"}, "linux") == tmp_path / "portable"


@pytest.mark.parametrize(
    ("platform", "ending"),
    [
        ("linux", (".local", "share", "sequitur")),
        ("darwin", ("Library", "Application Support", "Sequitur")),
        ("win32", ("AppData", "Roaming", "Sequitur")),
    ],
)
def test_each_platform_has_its_place(platform: str, ending: tuple[str, ...]) -> None:
    assert user_folder({}, platform) == Path.home().joinpath(*ending)


def test_a_relative_data_home_is_ignored() -> None:
    assert user_folder({"XDG_DATA_HOME": "data"}, "linux").is_relative_to(Path.home())


def test_the_folder_is_made_for_the_user_alone(user_folder: Path) -> None:
    user_folder.rmdir()
    made = make_user_folder()
    assert made == user_folder
    assert made.is_dir()
    assert made.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SEQUITUR_HOME", str(tmp_path / "file" / "folder"))
    with pytest.raises(PlaceError) as told:
        make_user_folder()
    assert "cannot be made" in told.value.message
    assert "SEQUITUR_HOME" in told.value.message
