"""From one case to another, and what is remembered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.program import Program
from app.sample import ensure_sample, sample_path
from app.settings import SettingsFile
from app.window import MainWindow
from db.records import Event
from db.store import Store


def shown(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def test_another_case_takes_the_place_and_both_are_remembered(
    program: Program, window: MainWindow, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Other.sequitur"
    assert program.new_case(other)
    assert shown(program).workspace.store.path == other.resolve()
    assert window.isHidden()
    assert [path.name for path in shown(program).recent_cases()] == [sample.name]
    assert program.open_case(sample)
    assert shown(program).case_title() == "Kazakhstan and Russia, 2022"


def test_an_empty_case_says_what_to_do_and_is_drawn(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    program.new_case(tmp_path / "Empty.sequitur")
    window = shown(program)
    assert window.parts.status.text("counts") == "0 events · 0 entities · 0 relations"
    assert not window.grab().isNull()


def test_a_case_that_cannot_be_opened_leaves_the_window_as_it_is(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.sequitur"
    foreign.write_text("hello")
    assert not program.open_case(foreign)
    assert shown(program) is window
    assert window.parts.message.is_error
    assert "foreign.sequitur" in window.parts.message.words.text()


def test_nothing_is_written_over_by_a_new_case(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "there.sequitur"
    there.write_text("mine")
    assert not program.new_case(there)
    assert there.read_text() == "mine"


def test_a_case_open_elsewhere_is_said_to_be(
    program: Program, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "Other.sequitur"
    with Store.create(other):
        assert not program.open_case(other)
    assert "open in another window" in window.parts.message.words.text()


def test_a_case_that_may_only_be_read_is_shown_without_editing(
    program: Program, sample: Path, qtbot: QtBot
) -> None:
    sample.chmod(0o444)
    if os.access(sample, os.W_OK):
        pytest.skip("this user may write to everything")
    program.show_first(sample)
    window = shown(program)
    assert not window.workspace.writable
    assert not window.parts.top.new_event.isEnabled()
    assert window.parts.status.text("saved") == "Read only"


def test_reset_brings_the_sample_back_and_keeps_the_old_one(
    program: Program, user_folder: Path, qtbot: QtBot
) -> None:
    program.show_first(None)
    window = shown(program)
    assert window.workspace.store.path == sample_path().resolve()
    event = window.workspace.store.all(Event)[0]
    window.workspace.delete((event.id,))
    assert program.reset_sample()
    assert shown(program).workspace.store.info().events == 28
    aside = [path for path in user_folder.glob("*.sequitur") if "before reset" in path.name]
    assert len(aside) == 1
    with Store.open(aside[0], write=False) as old:
        assert old.info().events == 27


def test_how_it_looked_is_remembered(
    program: Program, window: MainWindow, user_folder: Path
) -> None:
    window.actions_table.run("left")
    window.actions_table.run("beside")
    window.choose_theme("dark")
    window.resize(1300, 820)
    window.close()
    values = SettingsFile(user_folder / "settings.json").values
    assert not values.left_shown
    assert (values.arrangement, values.theme) == ("beside", "dark")
    assert (values.window_width, values.window_height) == (1300, 820)


def test_broken_settings_are_told_once_in_the_window(
    user_folder: Path, sample: Path, program: Program, qtbot: QtBot
) -> None:
    (user_folder / "settings.json").write_text("{", encoding="utf-8")
    program.settings = SettingsFile(user_folder / "settings.json")
    program.show_first(sample)
    assert "usual ones are used" in shown(program).parts.message.words.text()


def test_the_second_program_on_a_case_says_so_and_ends_with_2(user_folder: Path) -> None:
    path = ensure_sample()
    with Store.open(path):
        code = "from app.start import open_window; import sys; sys.exit(open_window(None))"
        ended = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
        )
    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "open in another window" in ended.stderr
