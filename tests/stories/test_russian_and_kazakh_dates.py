"""My sources are Russian and Kazakh. I type their dates as they stand there."""

import pytest

from tests.stories import eyes
from tests.stories.person import Person

DATES = [
    ("Русский", "в середине июня 2022", "[2022-06-11..2022-06-20]", "середина"),
    ("Русский", "начало июля 2022", "[2022-07-01..2022-07-10]", "начало"),
    ("Қазақша", "2022 жылғы маусымның ортасы", "[2022-06-11..2022-06-20]", "ортасы"),
    ("Қазақша", "2022 жылғы шілденің басы", "[2022-07-01..2022-07-10]", "басы"),
]


@pytest.mark.parametrize(("language", "typed", "edtf", "rule"), DATES)
def test_a_date_is_read_in_its_language_and_kept_as_written(
    person: Person, language: str, typed: str, edtf: str, rule: str
) -> None:
    person.starts()

    def fill_in() -> None:
        person.types("Тоқтату")
        person.presses("Tab")
        person.types(typed)
        person.presses("Tab")
        person.types(language[0])
        said = eyes.read(person.dialog)
        assert rule in said
        assert f"{edtf} · " in said
        person.presses("Ctrl+Return")

    person.fills("Ctrl+N", fill_in)
    assert "Тоқтату" in person.detail
    assert f"“{typed}”" in person.detail
    assert edtf in person.detail
    assert eyes.event_place(person.window, "Тоқтату").x() > 0


def test_what_cannot_be_read_is_said_and_the_form_stays(person: Person) -> None:
    person.starts()

    def fill_in() -> None:
        person.types("Тоқтату")
        person.presses("Tab")
        person.types("в середине пятницы")
        person.presses("Ctrl+Return")
        said = eyes.read(person.dialog)
        assert "The date cannot be read yet. Mend it, or leave it empty." in said
        person.presses("Ctrl+A")
        person.presses("Delete")
        assert "Undated: kept and counted." in eyes.read(person.dialog)
        person.presses("Ctrl+Return")

    person.fills("Ctrl+N", fill_in)
    assert "No date is given." in person.detail
    assert person.window.parts.filters.box.rows[0].said.count == 7
