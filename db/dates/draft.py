"""What one phrase says of one date, slot by slot, in whatever order the language puts it."""

from dataclasses import dataclass
from typing import TypeVar

from db.dates.errors import Refusal, quoted
from db.dates.numeric import four_digits, numeric_day, numeric_month
from db.dates.tokens import Kind, Lexicon, Order, Share, Token

T = TypeVar("T")
_COUNTED = {Kind.QUARTER, Kind.HALF, Kind.HALF_YEAR, Kind.TEN_DAYS, Kind.CENTURY}
_NUMBERS = {Kind.NUMBER, Kind.ORDINAL}
_SLOTS = {
    Kind.YEAR: "year",
    Kind.MONTH: "month",
    Kind.WEEKDAY: "weekday",
    Kind.SEASON: "season",
}
_HALVES = (Share.FIRST_HALF, Share.SECOND_HALF)
_TENS = (Share.FIRST_TEN, Share.SECOND_TEN, Share.THIRD_TEN)
_QUARTERS = (33, 34, 35, 36)
_HALF_YEARS = (40, 41)
_SILENT = {Kind.YEAR_WORD, Kind.YEARS_WORD, Kind.AFTER_CHRIST}


@dataclass(slots=True)
class Draft:
    """The slots; ``None`` where the phrase says nothing, so that a range can fill them."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """EDTF code 21–41."""
    share: Share | None = None
    decade: int | None = None
    """First year of the decade."""
    century: int | None = None
    before_christ: bool = False
    """Of the century; a year has its era reckoned in."""
    weekday: int | None = None
    time: str | None = None
    """As EDTF writes it, from the T on."""
    iso: str | None = None
    approximate: bool = False
    doubtful: bool = False
    numeric: bool = False

    def put(self, slot: str, value: int | str | Share, written: str) -> None:
        """Fill an empty slot.

        :raises Refusal: the phrase filled it before.
        """
        if getattr(self, slot) is not None:
            raise Refusal(f"{quoted(written)} is one {slot} too many for one date.")
        setattr(self, slot, value)

    def dated(self) -> bool:
        """Whether the phrase names a year in any way."""
        named = (self.year, self.decade, self.century, self.iso)
        return any(slot is not None for slot in named)

    def only_time(self) -> bool:
        """Whether it is a clock time without any date."""
        return self.time is not None and not self.dated() and (self.month, self.day) == (None, None)


def drafted(tokens: list[Token], lexicon: Lexicon) -> Draft:
    """The slots that the tokens of one date fill.

    :raises Refusal: two years, a number that is neither day nor year, and the like.
    """
    draft = Draft()
    for token in _without_day(_with_eras(_counted(tokens)), draft):
        _fill(draft, token, lexicon)
    return draft


def _counted(tokens: list[Token]) -> list[Token]:
    """Join a number with what it counts: “second quarter”, «XIX век»."""
    joined: list[Token] = []
    for token in tokens:
        if token.kind in _COUNTED and joined and _small(joined[-1]):
            number = joined.pop()
            text = f"{number.text} {token.text}"
            joined.append(token._replace(value=number.value, text=text))
        else:
            joined.append(token)
    return joined


def _small(token: Token) -> bool:
    return token.kind in _NUMBERS and 0 < token.value < 100


def _with_eras(tokens: list[Token]) -> list[Token]:
    """Reckon the era into the year it stands beside; only then may a year be short."""
    eras = [token for token in tokens if token.kind in (Kind.BEFORE_CHRIST, Kind.AFTER_CHRIST)]
    if not eras or any(token.kind is Kind.CENTURY for token in tokens):
        return tokens
    rest = [token for token in tokens if token not in eras and token.kind is not Kind.YEAR_WORD]
    numbers = [n for n, token in enumerate(rest) if token.kind in _NUMBERS]
    months = [n for n, token in enumerate(rest) if token.kind is Kind.MONTH]
    if months and len(numbers) > 1:
        # The day stands beside its month; the year is the other number.
        numbers = [n for n in numbers if abs(n - months[0]) != 1] or numbers[-1:]
    if len(eras) > 1 or not numbers or rest[numbers[-1]].value == 0:
        raise Refusal(f"{quoted(eras[0].text)} needs one year beside it, such as 44.")
    number = rest[numbers[-1]]
    before = eras[0].kind is Kind.BEFORE_CHRIST
    rest[numbers[-1]] = Token(Kind.YEAR, 1 - number.value if before else number.value, number.text)
    return rest


def _without_day(tokens: list[Token], draft: Draft) -> list[Token]:
    """Take the day out: the small number beside the month, or the only one of a bare number."""
    months = [n for n, token in enumerate(tokens) if token.kind is Kind.MONTH]
    beside = (months[0] - 1, months[0] + 1) if months else tuple(range(len(tokens)))
    for at in beside:
        if 0 <= at < len(tokens) and _small(tokens[at]) and not _is_year(tokens, at):
            draft.day = tokens[at].value
            return tokens[:at] + tokens[at + 1 :]
    return tokens


def _is_year(tokens: list[Token], at: int) -> bool:
    """Whether a number is called a year («22 год») or written with four digits."""
    called = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.YEAR_WORD
    return called or (tokens[at].kind is Kind.NUMBER and len(tokens[at].text) > 2)


def _fill(draft: Draft, token: Token, lexicon: Lexicon) -> None:
    kind, value, text = token[:3]
    if kind in _SLOTS:
        draft.put(_SLOTS[kind], value, text)
    elif kind in _NUMBERS:
        draft.put("year", _year(token), text)
    elif kind in (Kind.TIME, Kind.ISO):
        draft.put(kind.name.lower(), text, text)
    elif kind is Kind.NUMERIC:
        _fill_day(draft, text, lexicon.order)
    elif kind is Kind.MONTH_YEAR:
        year, month = numeric_month(text)
        draft.put("year", year, text)
        draft.put("month", month, text)
    elif kind is Kind.ABOUT:
        draft.approximate = True
    elif kind is Kind.DOUBT:
        draft.doubtful = True
    elif kind not in _SILENT:
        _fill_share(draft, token)


def _fill_day(draft: Draft, text: str, order: Order) -> None:
    for slot, value in zip(("year", "month", "day"), numeric_day(text, order), strict=True):
        draft.put(slot, value, text)
    draft.numeric = True


def _fill_share(draft: Draft, token: Token) -> None:
    kind, value, text, share = token
    if kind is Kind.PART and share is not None:
        draft.put("share", share, text)
    elif kind is Kind.HALF:
        draft.put("share", _nth(_HALVES, token), text)
    elif kind is Kind.TEN_DAYS:
        draft.put("share", _nth(_TENS, token), text)
    elif kind in (Kind.QUARTER, Kind.QUARTER_OF):
        draft.put("season", _nth(_QUARTERS, token), text)
    elif kind in (Kind.HALF_YEAR, Kind.HALF_OF):
        draft.put("season", _nth(_HALF_YEARS, token), text)
    elif kind is Kind.CENTURY and value:
        draft.put("century", value, text)
    elif kind is Kind.BEFORE_CHRIST:
        draft.before_christ = True
    elif kind is Kind.DECADE:
        draft.put("decade", _decade(token), text)
    else:
        raise Refusal(f"{quoted(text)} has no clear place in this date.")


def _nth(choices: tuple[T, ...], token: Token) -> T:
    if not 1 <= token.value <= len(choices):
        raise Refusal(f"{quoted(token.text)}: say which one, from 1 to {len(choices)}.")
    return choices[token.value - 1]


def _year(token: Token) -> int:
    if token.kind is Kind.ORDINAL and len(token.text) != 4:
        raise Refusal(f"{quoted(token.text)} has no clear place in this date.")
    if len(token.text) < 4:
        raise Refusal(four_digits(token.text))
    if len(token.text) > 4:
        raise Refusal(f"{quoted(token.text)} is no year of four digits; write Y{token.text}.")
    return token.value


def _decade(token: Token) -> int:
    if len(token.text) != 4 or token.value % 10:
        raise Refusal(f"{quoted(token.text)} begins no decade: write for example the 1990s.")
    if token.value % 100 == 0:
        stem = token.text[:2]
        raise Refusal(
            f"{quoted(token.text)} can be the decade or the whole century: choose {stem}0X or "
            f"{stem}XX.",
            f"{stem}0X",
            f"{stem}XX",
        )
    return token.value
