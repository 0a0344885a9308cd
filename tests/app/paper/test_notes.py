"""Numbered sources: one number for each place in a source, told once, found again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper.case import Case
from app.paper.notes import Note, Numbering, raised
from app.paper.notes_block import set_notes

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def numbers_in(text: str) -> set[int]:
    """The numbers that raised signs stand for."""
    found: set[int] = set()
    for part in re.findall(r"[0-9-]+", text.translate(_PLAIN)):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((1,), "¹"), ((1, 2), "¹\u2009²"), ((3, 4, 5), "³⁻⁵"), ((1, 9, 10, 11), "¹\u2009⁹⁻¹¹")],
)
def test_numbers_are_raised_and_runs_are_told_short(numbers: tuple[int, ...], said: str) -> None:
    assert raised(numbers) == said


@given(st.sets(st.integers(1, 500), max_size=30))
def test_raised_numbers_can_be_read_back(numbers: set[int]) -> None:
    assert numbers_in(raised(sorted(numbers))) == numbers


def test_each_event_finds_its_own_sources_in_the_notes(case: Case) -> None:
    events = case.sources.timeline.columns().ids.tolist()
    numbering = Numbering(case.cited)
    assert numbering.add(events)
    notes = {note.number: note.text for note in numbering.notes}
    assert sorted(notes) == list(range(1, len(notes) + 1))
    for event, rows in case.cited(events).items():
        texts = [notes[number] for number in numbering.numbers(event)]
        assert len(texts) == len({(c.source.id, c.citation.paragraph, c.citation.credibility)
                                  for c in rows})  # fmt: skip
        for cited in rows:
            place = f"¶{cited.citation.paragraph} " if cited.citation.paragraph else ""
            grade = f"{cited.source.reliability}{cited.citation.credibility}"
            assert any(place in text and grade in text for text in texts)


def test_numbers_once_given_stay(case: Case) -> None:
    events = case.sources.timeline.columns().ids.tolist()
    numbering = Numbering(case.cited)
    numbering.add(events[:5])
    before = {event: numbering.numbers(event) for event in events[:5]}
    assert numbering.add(events)
    assert not numbering.add(events)
    assert {event: numbering.numbers(event) for event in events[:5]} == before


@given(
    texts=st.lists(st.text("abc d", min_size=1, max_size=300), min_size=1, max_size=40),
    room=st.floats(200, 1500),
    height=st.floats(400, 900),
)
def test_every_note_is_set_once_and_in_order(
    qapp: object, texts: list[str], room: float, height: float
) -> None:
    notes = [Note(number, text) for number, text in enumerate(texts, 1)]
    blocks = set_notes(notes, room, height, "Sources")
    assert [number for block in blocks for number in block.numbers] == [n.number for n in notes]
    assert all(block.height <= height for block in blocks)
