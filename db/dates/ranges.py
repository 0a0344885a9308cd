"""How a phrase joins its dates: which tokens belong to which end, and what joins them."""

from enum import Enum
from typing import NamedTuple

from db.dates.errors import Refusal, quoted
from db.dates.tokens import Kind, Lexicon, Token


class Joint(Enum):
    """What the words between or around the dates say; the value is the rule's key."""

    MOMENT = ""
    BETWEEN = "between"
    SPAN = "from-to"
    EITHER = "either"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    NOT_BEFORE = "not-before"


class Request(NamedTuple):
    """One or two groups of tokens, each a date, and what the qualifiers outside them say."""

    joint: Joint
    groups: tuple[list[Token], ...]
    approximate: bool = False
    doubtful: bool = False


_OPENING = {
    Kind.SINCE: Joint.SINCE,
    Kind.FROM: Joint.SINCE,
    Kind.UNTIL: Joint.UNTIL,
    Kind.BEFORE: Joint.BEFORE,
    Kind.AFTER: Joint.AFTER,
    Kind.BY: Joint.BY,
    Kind.NOT_BEFORE: Joint.NOT_BEFORE,
}
_CLOSING = {
    Kind.BY: Joint.BY,
    Kind.NOT_BEFORE: Joint.NOT_BEFORE,
    Kind.ONWARD: Joint.SINCE,
}
_TO = {Kind.TO, Kind.UNTIL, Kind.DASH}
_TO_AFTER_FROM = _TO | {Kind.BEFORE}
_CASES = {Kind.ABLATIVE, Kind.DATIVE}
_MARKS = {Kind.ABOUT, Kind.DOUBT}


def request(tokens: list[Token], lexicon: Lexicon) -> Request:
    """Split the tokens of a phrase.

    :raises Refusal: a joining word without a date on its sides.
    """
    rest = _winter(_plural_decades(tokens) if lexicon.postfix else tokens)
    rest, about, doubt = _outer_marks(rest)
    split = _postfix(rest) if lexicon.postfix else _prefix(rest)
    if split.joint is Joint.SPAN and [token.kind for token in split.groups[1]] == [Kind.NOW]:
        # “to the present” is no day: the span is still open.
        split = Request(Joint.SINCE, (split.groups[0],))
    if not all(split.groups):
        raise Refusal("A date is missing beside one of the joining words.")
    return split._replace(approximate=about, doubtful=doubt)


def _prefix(tokens: list[Token]) -> Request:
    """English and Russian: the joining word stands before its date."""
    rest = _opened(tokens)
    # “On” is no more than “in” unless it closes the phrase: “from May 2022 on”.
    last = rest[-1].kind if rest else Kind.DASH
    rest = [t for n, t in enumerate(rest) if t.kind is not Kind.ONWARD or n == len(rest) - 1]
    if len(rest) > 1 and last in _CLOSING and not (last is Kind.ONWARD and _opens_since(rest)):
        return Request(_CLOSING[last], (rest[:-1],))
    if last is Kind.ONWARD:
        rest = rest[:-1]
    opening = rest[0].kind if rest else Kind.DASH
    if opening is Kind.BETWEEN:
        return _cut(Joint.BETWEEN, rest[1:], {Kind.AND, Kind.DASH})
    if opening in (Kind.FROM, Kind.SINCE) and _holds(rest, _TO_AFTER_FROM):
        return _cut(Joint.SPAN, rest[1:], _TO_AFTER_FROM)
    if opening in _OPENING:
        return Request(_OPENING[opening], (rest[1:],))
    return _bare(rest)


def _opens_since(tokens: list[Token]) -> bool:
    return tokens[0].kind in (Kind.FROM, Kind.SINCE)


def _opened(tokens: list[Token]) -> list[Token]:
    """“In 2022 from May to July” begins, for us, with “from”."""
    for at, token in enumerate(tokens):
        if token.kind in (Kind.FROM, Kind.BETWEEN):
            head = tokens[:at]
            if any(each.kind in _OPENING or each.kind in _TO for each in head):
                return tokens
            return tokens[at:] + head
    return tokens


def _postfix(tokens: list[Token]) -> Request:
    """Kazakh: the joining word follows its date, whose ending says which way it points."""
    kinds = {token.kind for token in tokens}
    bare = [token for token in tokens if token.kind not in _CASES and token.kind not in _OPENING]
    if Kind.BETWEEN in kinds:
        inside = [token for token in bare if token.kind is not Kind.BETWEEN]
        if Kind.ABLATIVE in kinds and not _holds(inside, {Kind.AND, Kind.DASH}):
            return _cut_at_ablative(Joint.BETWEEN, tokens)
        return _cut(Joint.BETWEEN, inside, {Kind.AND, Kind.DASH})
    if Kind.ABLATIVE in kinds and kinds & {Kind.DATIVE, Kind.UNTIL}:
        return _cut_at_ablative(Joint.SPAN, tokens)
    joints = [_OPENING[token.kind] for token in tokens if token.kind in _OPENING]
    if len(joints) > 1:
        raise Refusal("Two joining words fight over one date: write it as 2022-06-15/2022-06-20.")
    if joints:
        return Request(joints[0], (bare,))
    return _bare([t for t in tokens if t.kind not in _CASES] if Kind.ABOUT in kinds else tokens)


def _cut_at_ablative(joint: Joint, tokens: list[Token]) -> Request:
    at = next(n for n, token in enumerate(tokens) if token.kind is Kind.ABLATIVE)
    silent = _CASES | set(_OPENING) | {Kind.BETWEEN}
    sides = (tokens[:at], tokens[at:])
    return Request(joint, tuple([t for t in side if t.kind not in silent] for side in sides))


def _bare(tokens: list[Token]) -> Request:
    """Without an opening word: a dash makes a span, “or” one of two, else it is one date."""
    if _holds(tokens, _TO):
        return _cut(Joint.SPAN, tokens, _TO)
    if _holds(tokens, {Kind.OR}):
        return _cut(Joint.EITHER, tokens, {Kind.OR})
    return Request(Joint.MOMENT, (tokens,))


def _holds(tokens: list[Token], kinds: set[Kind]) -> bool:
    return any(token.kind in kinds for token in tokens)


def _cut(joint: Joint, tokens: list[Token], at: set[Kind]) -> Request:
    places = [n for n, token in enumerate(tokens) if token.kind in at]
    if len(places) != 1:
        words = "“between … and …”" if joint is Joint.BETWEEN else "“from … to …”"
        raise Refusal(f"The phrase must hold exactly two dates, as in {words}.")
    first, second = tokens[: places[0]], tokens[places[0] + 1 :]
    eras = [t for t in second if t.kind is Kind.BEFORE_CHRIST]
    if eras and not _holds(first, {Kind.BEFORE_CHRIST, Kind.AFTER_CHRIST}):
        first = first + eras
    return Request(joint, (first, second))


def _outer_marks(tokens: list[Token]) -> tuple[list[Token], bool, bool]:
    """Qualifiers before the first joining word or at the very end hold for the whole phrase."""
    start = 0
    while start < len(tokens) and tokens[start].kind in _MARKS:
        start += 1
    end = len(tokens)
    while end > start and tokens[end - 1].kind in _MARKS:
        end -= 1
    outer = tokens[:start] + tokens[end:]
    about = _holds(outer, {Kind.ABOUT})
    rest = tokens[start:end]
    if not rest:
        raise Refusal(f"{quoted(outer[0].text)} stands without a date.")
    return rest, about, _holds(outer, {Kind.DOUBT})


def _plural_decades(tokens: list[Token]) -> list[Token]:
    """Kazakh «1990-жылдар» is a decade, «2010–2020 жылдар» is not."""
    found: list[Token] = []
    for token in tokens:
        alone = len(found) < 2 or found[-2].kind not in (Kind.DASH, Kind.AND)
        numbered = bool(found) and found[-1].kind in (Kind.NUMBER, Kind.ORDINAL)
        if token.kind is Kind.YEARS_WORD and numbered and alone and found[-1].value % 10 == 0:
            found[-1] = found[-1]._replace(kind=Kind.DECADE)
        else:
            found.append(token)
    return found


def _winter(tokens: list[Token]) -> list[Token]:
    """“Winter 2021/22” is the winter that began in 2021."""
    if not any(token.kind is Kind.SEASON and token.value == 24 for token in tokens):
        return tokens
    for at in range(len(tokens) - 2):
        first, joint, second = tokens[at : at + 3]
        years = first.kind is second.kind is Kind.NUMBER and len(first.text) == 4
        follows = second.text in (str(first.value + 1), str(first.value + 1)[2:])
        if years and joint.kind in (Kind.SLASH, Kind.DASH) and follows:
            return tokens[: at + 1] + tokens[at + 3 :]
    return tokens
