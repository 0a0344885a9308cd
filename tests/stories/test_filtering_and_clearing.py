"""I want Tokayev's statements only, then what is merely possible, then everything again."""

from tests.stories import eyes
from tests.stories.person import Person


def test_kind_and_actor_and_everything_again_with_one_click(person: Person) -> None:
    person.starts()
    everything = eyes.timeline_titles(person.window)
    person.clicks_row("Kind", "Statements")
    person.clicks_row("Actors", "Tokayev")
    seen = eyes.timeline_titles(person.window)
    assert seen < everything
    assert seen == {
        "Tokayev: sanctions will be observed",
        "Tokayev: ready to help Europe on energy",
        "Forum: no recognition of Donetsk, Luhansk",
    }
    pills = person.window.parts.pills
    assert "3 of 28 events" in eyes.read(pills)
    assert "in window: 3 certain + 0 possible" in person.status("window")
    person.clicks_button("Show everything")
    assert not pills.isVisible()
    assert eyes.timeline_titles(person.window) == everything


def test_a_standing_with_its_count(person: Person) -> None:
    person.starts()
    person.clicks_row("Standing", "Disputed")
    assert eyes.timeline_titles(person.window) == {"Post in Medvedev’s name"}
    assert "1 of 28 events" in eyes.read(person.window.parts.pills)
    person.clicks_row("Standing", "Disputed")
    assert not person.window.parts.pills.isVisible()


def test_what_has_no_date_is_counted_and_one_click_away(person: Person) -> None:
    person.starts()
    undated, unsourced = person.window.parts.filters.box.rows
    assert (undated.said.count, unsourced.said.count) == (6, 0)
    person.clicks(undated)
    tray = person.window.parts.tray
    assert tray.isVisible()
    assert tray.model.rowCount() == 6
    person.clicks_list_row(tray, "Russia cuts off Kazakhstan’s oil exports")
    assert "No date is given." in person.detail
    person.presses("Escape")
    assert not tray.isVisible()


def test_only_what_holds_a_word(person: Person) -> None:
    person.starts()
    person.presses("Ctrl+F")
    person.types("parallel")
    person.presses("Up")
    person.presses("Return")
    assert eyes.timeline_titles(person.window) == {"Parallel imports opposed"}
    assert "“parallel”" in eyes.read(person.window.parts.pills)
    person.clicks_button("Stop showing only “parallel”")
    assert not person.window.parts.pills.isVisible()
