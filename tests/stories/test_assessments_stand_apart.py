"""Was it a threat? I read what is claimed, apart from what is reported, and follow the evidence."""

from tests.stories import eyes
from tests.stories.person import Person

CLAIM = "The CPC stoppages were a veiled threat"


def test_the_evidence_leads_to_the_events(person: Person) -> None:
    person.starts()
    person.clicks_row("Case", "Assessments")
    assessments = person.window.parts.assessments
    assert assessments.model.rowCount() == 11
    assert not person.window.parts.timeline.isVisible()
    person.clicks_list_row(assessments, CLAIM)
    assert "Assessment" in person.detail.splitlines()
    assert "Reported" not in person.detail.splitlines()
    assert "“possible”" in person.detail
    assert "For (4)" in person.detail
    assert "Against (2)" in person.detail
    person.clicks_in_the_detail("Second CPC stoppage")
    assert "Reported" in person.detail.splitlines()
    assert "early July" in person.detail
    person.presses("Ctrl+1")
    assert eyes.selected(person.window) == ["Second CPC stoppage"]


def test_no_claim_stands_among_the_events_and_no_list_counts_it_as_one(person: Person) -> None:
    person.starts()
    assert CLAIM not in eyes.timeline_titles(person.window)
    assert "28 events" in person.status("counts")
    person.clicks_event("First CPC stoppage")
    assert "kept apart from reports" in person.detail
    person.clicks_in_the_detail(CLAIM)
    assert "How it is weighed" in person.detail
    assert "not stated" in person.detail
