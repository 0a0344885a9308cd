"""The vague-date field: what is typed is echoed, asked back or refused – never guessed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.dates import parse_edtf
from widgets.date_edit import DateEdit
from widgets.parts import TextLink
from widgets.style import LIGHT


@pytest.fixture
def field(qtbot) -> DateEdit:
    edit = DateEdit(LIGHT)
    qtbot.addWidget(edit)
    edit.show()
    return edit


def words(edit: DateEdit) -> str:
    """All that stands beneath the field."""
    return "\n".join(label.text() for label in edit.findChildren(QLabel) if not label.isHidden())


def test_empty_means_undated(field: DateEdit) -> None:
    assert field.when() is None
    assert field.error() == ""
    assert "Undated" in words(field)


def test_a_phrase_is_echoed_with_edtf_and_bounds(qtbot, field: DateEdit) -> None:
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.line, "mid-June 2022")
    when = field.when()
    assert when is not None
    assert when.edtf == "[2022-06-11..2022-06-20]"
    assert when.text == "mid-June 2022"
    qtbot.waitUntil(lambda: "11 and 20 June 2022" in words(field))
    assert "[2022-06-11..2022-06-20] · 2022-06-11 to 2022-06-20" in words(field)


def test_an_ambiguous_date_is_asked_back_and_can_be_chosen(qtbot, field: DateEdit) -> None:
    qtbot.keyClicks(field.line, "03/04/2022")
    assert "two ways" in field.error()
    assert field.when() is None
    qtbot.waitUntil(lambda: field.findChild(TextLink).isVisible())
    choices = [each for each in field.findChildren(TextLink) if each.isVisible()]
    assert {each.words[-11:-1] for each in choices} == {"2022-04-03", "2022-03-04"}
    wanted = next(each for each in choices if "2022-04-03" in each.words)
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)
    when = field.when()
    assert when is not None
    assert when.edtf == "2022-04-03"
    assert field.error() == ""


def test_the_language_decides(qtbot, field: DateEdit) -> None:
    qtbot.keyClicks(field.line, "5.7.2022")
    assert field.error()
    field.language.setCurrentIndex(field.language.findData("ru"))
    when = field.when()
    assert when is not None
    assert when.edtf == "2022-07-05"


def test_a_stored_date_is_kept_while_its_words_are_untouched(qtbot) -> None:
    """ "mid-June" cannot be read again without its year; that must not lose the date."""
    stored = parse_edtf("[2022-06-11..2022-06-20]")
    edit = DateEdit(LIGHT, replace(stored, text="mid-June"))
    qtbot.addWidget(edit)
    edit.show()
    edit.language.setCurrentIndex(edit.language.findData("ru"))
    assert edit.error() == ""
    when = edit.when()
    assert when is not None
    assert when.edtf == "[2022-06-11..2022-06-20]"
    qtbot.keyClicks(edit.line, " or so")
    assert edit.error()


def test_a_missing_year_is_never_filled_in(qtbot, field: DateEdit) -> None:
    qtbot.keyClicks(field.line, "5 July")
    assert "year" in field.error()
    assert field.when() is None
