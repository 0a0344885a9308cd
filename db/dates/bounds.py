"""From the parts of an EDTF string to bounds, core and the other columns of a vague time."""

from collections.abc import Iterable
from dataclasses import replace

from db.dates.edtf import Anatomy, Range, anatomy, single
from db.dates.errors import Refusal
from db.dates.part import Part
from db.dates.value import BEGINNING, FOREVER, End, Shape, VagueTime

_SHAPES = {"": Shape.MOMENT, "/": Shape.LASTED, "[": Shape.MOMENT, "{": Shape.SEVERAL}


def strict(text: str) -> VagueTime:
    """The vague time a string of EDTF says; spaces around it are allowed.

    :raises Refusal: it is not EDTF, or names a date the calendar lacks.
    """
    bare = text.strip()
    if not bare:
        raise Refusal("The date is empty: write one, such as 2022-06-15, or leave it undated.")
    if bare[0] not in "[{" and "/" not in bare:
        return _moment(text, single(bare))
    taken = anatomy(bare)
    if taken.opening == "/":
        return _lasted(text, taken.ranges[0])
    return _set(text, taken)


def canonical(text: str) -> str | None:
    """The canonical EDTF of ``text``, or ``None`` if it is none."""
    try:
        return strict(text).edtf
    except Refusal:
        return None


def accepted(suggestions: Iterable[str]) -> list[VagueTime]:
    """Those suggestions that are dates themselves."""
    found = (canonical(each) for each in suggestions)
    return [strict(each) for each in found if each is not None]


def retold(when: VagueTime, text: str, rule: str) -> VagueTime:
    """The same time as someone wrote it, with the key of the rule that read it."""
    return replace(when, text=text, rule=rule)


def _moment(text: str, part: Part) -> VagueTime:
    return VagueTime(
        text=text,
        edtf=part.edtf,
        earliest=part.earliest,
        latest=part.latest,
        granularity=part.granularity,
        approximate=part.approximate,
        doubtful=part.doubtful,
        zone=part.zone,
        nanos=part.nanos,
    )


def _lasted(text: str, span: Range) -> VagueTime:
    """An interval. Surely under way from its latest possible start to its earliest possible end.

    An open side carries the core on without end; an unknown end gives none, since the thing may
    have been over at once.
    """
    first, last = span.first, span.last
    core: tuple[int | None, int | None] = (
        first.latest if first else _endless(span.start, BEGINNING),
        last.earliest if last else _endless(span.end, FOREVER),
    )
    if core[0] is None or core[1] is None or core[0] > core[1]:
        core = (None, None)
    left = first.edtf if first else _side(span.start)
    right = last.edtf if last else _side(span.end)
    return _of_parts(text, f"{left}/{right}", Shape.LASTED, (span,), core)


def _endless(end: End, limit: int) -> int | None:
    return limit if end is End.OPEN else None


def _side(end: End) -> str:
    return ".." if end is End.OPEN else ""


def _set(text: str, taken: Anatomy) -> VagueTime:
    closing = "]" if taken.opening == "[" else "}"
    inside = ",".join(map(_member_text, taken.ranges))
    edtf = f"{taken.opening}{inside}{closing}"
    return _of_parts(text, edtf, _SHAPES[taken.opening], taken.ranges, (None, None))


def _member_text(member: Range) -> str:
    if member.first is member.last and member.first is not None:
        return member.first.edtf
    left = member.first.edtf if member.first else ""
    right = member.last.edtf if member.last else ""
    return f"{left}..{right}"


def _of_parts(
    text: str,
    edtf: str,
    shape: Shape,
    ranges: tuple[Range, ...],
    core: tuple[int | None, int | None],
) -> VagueTime:
    parts = [part for each in ranges for part in each[:2] if part is not None]
    start = max([each.start for each in ranges])
    end = max([each.end for each in ranges])
    return VagueTime(
        text=text,
        edtf=edtf,
        earliest=min([part.earliest for part in parts]) if start is End.KNOWN else None,
        latest=max([part.latest for part in parts]) if end is End.KNOWN else None,
        core_start=core[0],
        core_end=core[1],
        shape=shape,
        start=start,
        end=end,
        granularity=min([part.granularity for part in parts]),
        approximate=any(part.approximate for part in parts),
        doubtful=any(part.doubtful for part in parts),
        zone=next((part.zone for part in parts if part.zone), ""),
        nanos=parts[0].nanos,
    )
