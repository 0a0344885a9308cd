"""I type 05/06/2022. The fifth of June, or the sixth of May? The program asks; I choose."""

from tests.stories import eyes
from tests.stories.person import Person


def test_the_form_asks_and_keeps_what_i_chose(person: Person) -> None:
    person.starts()

    def fill_in() -> None:
        person.types("Pipeline inspected")
        person.presses("Tab")
        person.types("05/06/2022")
        said = eyes.read(person.dialog)
        assert "“05/06/2022” can be read two ways" in said
        assert "5 June 2022 (2022-06-05)" in said
        assert "6 May 2022 (2022-05-06)" in said
        person.presses("Ctrl+Return")
        assert "The date cannot be read yet." in eyes.read(person.dialog)
        person.clicks_button("6 May 2022 (2022-05-06)", person.dialog)
        said = eyes.read(person.dialog)
        assert "can be read two ways" not in said
        assert "2022-05-06 · 2022-05-06" in said
        person.presses("Ctrl+Return")

    person.fills("Ctrl+N", fill_in)
    assert "Pipeline inspected" in person.detail
    assert "6 May 2022" in person.detail
    assert eyes.event_place(person.window, "Pipeline inspected").x() > 0


def test_leaving_the_form_writes_nothing(person: Person) -> None:
    person.starts()

    def think_better_of_it() -> None:
        person.types("Pipeline inspected")
        person.presses("Escape")

    before = person.status("counts")
    person.fills("Ctrl+N", think_better_of_it)
    assert person.status("counts") == before
