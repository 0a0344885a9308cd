"""Settings: typed, remembered, and never a reason not to start."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.settings import RECENT_MOST, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_changed_is_there_after_a_restart(path: Path) -> None:
    SettingsFile(path).change(theme="dark", left_width=300, folded=("Kind",))
    again = SettingsFile(path)
    assert (again.values.theme, again.values.left_width) == ("dark", 300)
    assert again.values.folded == ("Kind",)
    assert again.notice == ""


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', "\x00", '{"theme": ', "[" * 100_000])
def test_a_broken_file_gives_the_usual_ones_and_is_kept(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    read = SettingsFile(path)
    assert read.values == Settings()
    assert "settings.broken" in read.notice
    assert path.with_suffix(".broken").read_text(encoding="utf-8") == text


def test_values_that_cannot_be_are_named_and_the_others_kept(path: Path) -> None:
    told = {"theme": "pink", "left_width": -5, "author": 7, "right_width": 400, "unknown": 1}
    path.write_text(json.dumps(told), encoding="utf-8")
    read = SettingsFile(path)
    assert read.values == Settings(right_width=400)
    for name in ("theme", "left_width", "author"):
        assert name in read.notice


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(Settings.__dataclass_fields__)),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=True)
        | st.text()
        | st.lists(st.text()),
    )
)
def test_any_values_are_read_without_an_error(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    values = SettingsFile(path).values
    assert values.theme in ("system", "light", "dark")
    assert 160 <= values.left_width <= 480
    assert 0.15 <= values.timeline_share <= 0.85


def test_recent_cases_are_few_and_the_newest_stands_first(path: Path) -> None:
    file = SettingsFile(path)
    for number in range(RECENT_MOST + 3):
        file.remember_recent(Path(f"/cases/{number}.sequitur"))
    file.remember_recent(Path("/cases/5.sequitur"))
    assert len(file.values.recent) == RECENT_MOST
    assert file.values.recent[0] == str(Path("/cases/5.sequitur"))
    assert len(set(file.values.recent)) == RECENT_MOST


def test_a_folder_that_cannot_be_written_is_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = SettingsFile(tmp_path / "file" / "settings.json")
    file.change(theme="dark")
    assert file.values.theme == "dark"
    assert "could not be written" in file.notice


def test_settings_of_the_moment_are_never_written() -> None:
    file = SettingsFile(None)
    file.change(theme="dark")
    assert file.values.theme == "dark"
