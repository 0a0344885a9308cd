"""I pick several events, frame them, look at everything again, and walk from event to event."""

from tests.stories import eyes
from tests.stories.person import Person

FIRST, SECOND = "First CPC stoppage", "Second CPC stoppage"


def test_ctrl_adds_one_and_takes_it_away(person: Person) -> None:
    person.starts()
    person.clicks_event(FIRST)
    person.clicks_event(SECOND, holding="Ctrl")
    assert set(eyes.selected(person.window)) == {FIRST, SECOND}
    assert "2 selected" in person.detail
    person.clicks_event(FIRST, holding="Ctrl")
    assert eyes.selected(person.window) == [SECOND]


def test_shift_takes_all_between_in_time(person: Person) -> None:
    person.starts()
    person.clicks_event(FIRST)
    person.clicks_event(SECOND, holding="Shift")
    chosen = eyes.selected(person.window)
    assert {FIRST, SECOND} <= set(chosen)
    earliest = [eyes.earliest(person.window, title) for title in chosen]
    assert earliest == sorted(earliest)


def test_f_frames_what_is_chosen_and_0_shows_everything(person: Person) -> None:
    person.starts()
    person.clicks_event(FIRST)
    person.clicks_event(SECOND, holding="Ctrl")
    person.presses("F")
    window = person.window.workspace.focus.window
    assert window is not None
    assert 20 * 86_400 < window.end - window.start < 60 * 86_400
    for title in (FIRST, SECOND):
        assert eyes.event_place(person.window, title)
    person.presses("0")
    assert person.window.workspace.focus.window is None
    assert eyes.event_place(person.window, "Unrest and clashes across Kazakhstan")


def test_arrows_walk_through_all_events_in_time_order(person: Person) -> None:
    person.starts()
    person.presses("Home")
    met = eyes.selected(person.window)
    while True:
        person.presses("Right")
        now = eyes.selected(person.window)
        assert len(now) == 1
        if now[0] == met[-1]:
            break
        met += now
    assert set(met) == eyes.timeline_titles(person.window)
    assert len(met) == 22
    earliest = [eyes.earliest(person.window, title) for title in met]
    assert earliest == sorted(earliest)
    person.presses("Left")
    assert eyes.selected(person.window) == [met[-2]]
    person.presses("Escape")
    assert eyes.selected(person.window) == []


def test_choosing_an_entity_brings_out_its_events(person: Person) -> None:
    person.starts()
    person.clicks_entity("CPC")
    brought_out = person.window.parts.timeline.stage.frame.state.emphasised
    assert brought_out is not None
    assert {eyes.event_named(person.window, title) for title in (FIRST, SECOND)} <= brought_out
    assert eyes.event_named(person.window, "Victory Day parade not held") not in brought_out
