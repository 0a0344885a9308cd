"""Phrases: how the words of a language join one or two dates, and the EDTF they make.

“between” and parts of a month or year make one moment in a set ``[a..b]``; “from … to …” and
dashes an interval ``a/b``; “since X” ``X/..`` and “until X” ``../X`` last; “before”, “after”, “by”
and “not before” are one moment without a core, told to the day.
"""

from dataclasses import replace

from db.dates.bounds import retold, strict
from db.dates.calendar import DAY_SECONDS
from db.dates.draft import drafted
from db.dates.errors import OrderRefusal, Refusal
from db.dates.lending import paired
from db.dates.lexer import Lexer
from db.dates.part import Part
from db.dates.points import Point, day_edtf, mark_of, pointed
from db.dates.ranges import Joint, Request, request
from db.dates.tokens import Lexicon, Order
from db.dates.value import Granularity, VagueTime


def phrase(text: str, lexicon: Lexicon) -> VagueTime:
    """The vague time a phrase says in one language.

    :raises Refusal: words or parts that make no date, or more than one.
    """
    try:
        return _said(text, lexicon)
    except OrderRefusal as refusal:
        raise Refusal(refusal.message, *_in_both_orders(text, lexicon)) from refusal


def _in_both_orders(text: str, lexicon: Lexicon) -> list[str]:
    """What the whole phrase says if one order of day and month holds for all its numbers."""
    found: dict[str, None] = {}
    for order in (Order.DAY_FIRST, Order.MONTH_FIRST):
        try:
            found[_said(text, replace(lexicon, order=order)).edtf] = None
        except Refusal:
            # In that order it is no date, so it cannot be what was meant.
            continue
    return list(found)


def _said(text: str, lexicon: Lexicon) -> VagueTime:
    tokens = Lexer(text, lexicon).tokens()
    if not tokens:
        raise Refusal("The text holds no date: write one, such as 2022-06-15 or “mid-June 2022”.")
    asked = request(tokens, lexicon)
    points = _points(asked, lexicon)
    when = strict(_edtf(asked.joint, points))
    when = retold(when, text, _rule(asked.joint, points, when.approximate))
    if len(points) == 1 and points[0].granularity is not None:
        when = replace(when, granularity=points[0].granularity)
    return when


def _points(asked: Request, lexicon: Lexicon) -> list[Point]:
    """The one or two dates of a phrase, with the qualifiers that hold for the whole of it."""
    try:
        drafts = [drafted(group, lexicon) for group in asked.groups]
        for draft in drafts:
            draft.approximate |= asked.approximate
            draft.doubtful |= asked.doubtful
        if len(drafts) == 1:
            return [pointed(drafts[0])]
    except OrderRefusal:
        raise
    except Refusal as refusal:
        # What one date may have meant would read as if it stood for the whole phrase.
        whole = refusal.suggestions if asked.joint is Joint.MOMENT else ()
        mark = mark_of(asked.approximate, asked.doubtful)
        raise Refusal(refusal.message, *(each + mark for each in whole)) from refusal
    return paired(*drafts)


def _rule(joint: Joint, points: list[Point], approximate: bool) -> str:
    """The keys of the rules that were used, joined by ``+``; empty for a plain date."""
    keys = [joint.value, *(rule for point in points for rule in point.rules)]
    keys.append("about" if approximate else "")
    return "+".join(dict.fromkeys(key for key in keys if key))


def _edtf(joint: Joint, points: list[Point]) -> str:
    if joint is Joint.SPAN:
        return _span(*points)
    if joint is Joint.BETWEEN:
        return _set(points[0].low + points[0].mark, points[1].high + points[1].mark)
    if joint is Joint.EITHER:
        return f"[{','.join(map(_inside, points))}]"
    point = points[0]
    if joint in (Joint.SINCE, Joint.UNTIL):
        return _open_span(point, joint)
    if joint is Joint.MOMENT:
        return point.low + point.mark if point.is_single else f"[{_inside(point)}]"
    return _one_sided(point, joint)


def _inside(point: Point) -> str:
    """A point as a member of a set."""
    if point.is_single:
        return point.low + point.mark
    return f"{point.low}{point.mark}..{point.high}{point.mark}"


def _set(low: str, high: str) -> str:
    return f"[{low}]" if low == high else f"[{low}..{high}]"


def _span(first: Point, second: Point) -> str:
    """An interval; EDTF takes only single dates at its ends."""
    if first.is_single and second.is_single:
        return f"{first.low}{first.mark}/{second.low}{second.mark}"
    raise Refusal(
        "An end of this span is itself a span: write its first and last day.",
        f"{first.low}{first.mark}/{second.high}{second.mark}",
        f"{first.high}{first.mark}/{second.low}{second.mark}",
    )


def _open_span(point: Point, joint: Joint) -> str:
    """“until X” reaches to X's last day; where “since X” began within a vague X is asked."""
    if joint is Joint.UNTIL:
        last = point.high if point.is_single else _stamp(point.last().latest, point.last())
        return f"../{last}{point.mark}"
    spans = [f"{each}{point.mark}/.." for each in (point.low, point.high)]
    if point.is_single:
        return spans[0]
    raise Refusal(
        "The beginning of this span is itself a span: choose its first or last day.", *spans
    )


def _one_sided(point: Point, joint: Joint) -> str:
    """“before”, “after”, “by”, “not before”: to the day, or to the second beside a clock time."""
    low, high = point.first(), point.last()
    if joint is Joint.BEFORE:
        return f"[..{_stamp(low.earliest - 1, low)}{point.mark}]"
    if joint is Joint.BY:
        return f"[..{_stamp(high.latest, high)}{point.mark}]"
    if joint is Joint.AFTER:
        return f"[{_stamp(high.latest + 1, high)}{point.mark}..]"
    return f"[{_stamp(low.earliest, low)}{point.mark}..]"


def _stamp(seconds: int, beside: Part) -> str:
    """A second of the axis as EDTF, as fine as the date it lies beside."""
    days, clock = divmod(seconds, DAY_SECONDS)
    day = day_edtf(days)
    if beside.granularity >= Granularity.DAY:
        return day
    return f"{day}T{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}{beside.zone}"
