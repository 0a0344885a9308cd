"""I open the program for the first time. Tokayev said things Moscow disliked: what followed?"""

from tests.stories import eyes
from tests.stories.person import Person

SANCTIONS = "Tokayev: sanctions will be observed"
ENERGY = "Tokayev: ready to help Europe on energy"
BOTH_TRUTHS = "order: as the source reports it; from the dates alone: possible"


def test_the_arcs_say_at_first_sight_how_many_days_may_lie_between(newcomer: Person) -> None:
    newcomer.starts()
    assert {"0–116 days later", "0–136 days later"} <= set(eyes.arc_words(newcomer.window))
    statement, stoppage = (
        eyes.event_place(newcomer.window, title) for title in (SANCTIONS, "First CPC stoppage")
    )
    assert statement.y() < stoppage.y()


def test_a_statement_leads_to_the_stoppage_and_the_stoppage_back(person: Person) -> None:
    person.starts()
    person.clicks_event(SANCTIONS)
    assert "What followed it" in person.detail
    assert f"0–116 days later · {BOTH_TRUTHS}" in person.detail
    person.clicks_in_the_detail("First CPC stoppage")
    assert "Russia halts the CPC for a short while" in person.detail
    assert "What it followed" in person.detail
    assert f"0–116 days later · {BOTH_TRUTHS}" in person.detail
    assert SANCTIONS in person.detail


def test_the_second_stoppage_tells_both_truths_too(person: Person) -> None:
    person.starts()
    person.clicks_event("Second CPC stoppage")
    assert ENERGY in person.detail
    assert f"0–136 days later · {BOTH_TRUTHS}" in person.detail
    assert "soon" not in person.detail.split()
