"""Numbered sources: which numbers stand behind a label, and what each of them says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.status_line import counted
from db.records import Cited
from widgets.detail.citations import grade, place_in_source

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_THIN = "\u2009"
NOTE_WORDS = "Raised numbers: see Sources"
"""What a caption says where labels carry numbers."""

Lookup = Callable[[Iterable[int]], Mapping[int, Sequence[Cited]]]


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote."""

    number: int
    text: str


class Numbering:
    """Gives each place in a source a number when an event that rests on it is first drawn.

    Numbers once given stay: labels are measured with them, and a label that moved must not move
    again because its number changed.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._numbers: dict[tuple[int, str, str], int] = {}
        self._cited: list[Cited] = []
        self._of_event: dict[int, tuple[int, ...]] = {}

    def add(self, events: Iterable[int]) -> bool:
        """Number what these events rest on; say whether any of them is new."""
        new = list(dict.fromkeys(event for event in events if event not in self._of_event))
        found = self._lookup(new) if new else {}
        for event in new:
            numbers = {self._number(cited) for cited in found.get(event, ())}
            self._of_event[event] = tuple(sorted(numbers))
        return bool(new)

    def numbers(self, event: int) -> tuple[int, ...]:
        """The numbers behind an event, ascending; none where it rests on nothing."""
        return self._of_event.get(event, ())

    @property
    def heading(self) -> str:
        """What stands over the footnotes: of which events, and how many have none."""
        bare = sum(1 for numbers in self._of_event.values() if not numbers)
        without = f", {bare:,} of them without any" if bare else ""
        return f"Sources of {counted(len(self._of_event), 'labelled event')}{without}"

    @property
    def notes(self) -> tuple[Note, ...]:
        """All footnotes, by number."""
        made: list[Note] = []
        before = 0
        for number, cited in enumerate(self._cited, 1):
            same = cited.source.id == before
            made.append(Note(number, note_text(cited, same=same)))
            before = cited.source.id
        return tuple(made)

    def _number(self, cited: Cited) -> int:
        # Citations of one paragraph with one grade say the same of a place.
        key = cited.source.id, cited.citation.paragraph, cited.citation.credibility
        if key not in self._numbers:
            self._cited.append(cited)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]


def note_text(cited: Cited, *, same: bool) -> str:
    """Source, place and grade as stored; ``same`` where the note before is of the same source."""
    source = cited.source
    named = ", ".join(part for part in (source.author, source.title, source.issued) if part)
    parts = ["The same" if same else named]
    if cited.citation.paragraph:
        parts[0] += f", {place_in_source(cited.citation)}"
    return " · ".join((*parts, grade(cited)))


def raised(numbers: Sequence[int]) -> str:
    """Numbers as they stand behind a label: "¹", "² ⁵", "³⁻⁷"."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), lambda at: at[1] - at[0])
    ]
    return _THIN.join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    first, last = str(run[0]).translate(_RAISED), str(run[-1]).translate(_RAISED)
    if len(run) == 1:
        return first
    return f"{first}⁻{last}" if len(run) > 2 else f"{first}{_THIN}{last}"
