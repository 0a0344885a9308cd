"""Cells read as the values of facts: dates, statuses, people with roles, sources."""

from dataclasses import dataclass, replace
from functools import lru_cache

from db.dates import DateError, VagueTime, parse_edtf, read
from db.interchange.cells import REMEMBERED, join_list, split_aligned, split_list, split_short
from db.interchange.report import RowError
from db.records import STATUSES, Status

MOST_DATES = 32_768
"""Dates remembered; a table of a million rows has a few ten thousand of them."""

_SPANS = ("/", "..", "[", "{")


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part, in which role. ``whole`` is the text before the role was taken off."""

    name: str
    role: str
    whole: str


class DateReader:
    """Reads date cells in one language and remembers them, for tables repeat dates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._known = lru_cache(MOST_DATES)(self._read_span)

    def span(self, column: str, text: str, end_column: str, end: str) -> VagueTime | None:
        """Return the date of a row from its date and end cells; None where both are empty.

        :raises RowError: if one of them cannot be read, is ambiguous, or they do not go together.
        """
        return self._known(column, text, end_column, end)

    def _read_span(self, column: str, text: str, end_column: str, end: str) -> VagueTime | None:
        text, end = text.strip(), end.strip()
        if not end:
            return self._read(column, text) if text else None
        first = self._side(column, text, end_column) if text else None
        last = self._side(end_column, end, end_column)
        start_edtf = first.edtf if isinstance(first, VagueTime) else (first or "")
        end_edtf = last if isinstance(last, str) else last.edtf
        try:
            whole = parse_edtf(f"{start_edtf}/{end_edtf}")
        except DateError as error:
            raise RowError(end_column, end, error.message) from None
        rules = [side.rule for side in (first, last) if isinstance(side, VagueTime) and side.rule]
        return replace(whole, text=f"{text} – {end}", rule=rules[0] if rules else "")

    def _side(self, column: str, text: str, end_column: str) -> VagueTime | str:
        """Return one side of a span; ``..`` stands for itself."""
        if text == "..":
            return ".."
        side = self._read(column, text)
        if any(mark in side.edtf for mark in _SPANS):
            raise RowError(
                column,
                text,
                f"This is a span or a choice of dates by itself, so it cannot be one side of "
                f"another. Leave “{end_column}” empty, or write two plain dates.",
            )
        return side

    def _read(self, column: str, text: str) -> VagueTime:
        try:
            return read(text, self.language)
        except DateError as error:
            raise RowError(column, text, _with_alternatives(error)) from None


def _with_alternatives(error: DateError) -> str:
    """Return the sentence, and what may have been meant where it does not say so."""
    missing = [one.edtf for one in error.alternatives if one.edtf not in error.message]
    return f"{error.message} Perhaps {' or '.join(missing)}." if missing else error.message


@lru_cache(maxsize=64)
def read_status(column: str, text: str) -> Status:
    """Return the status a cell names; an empty one is a report.

    :raises RowError: if it is none of the four words.
    """
    word = text.strip().casefold()
    if not word:
        return Status.REPORTED
    if word not in STATUSES:
        known = ", ".join(STATUSES)
        raise RowError(column, text, f"The status is one of: {known}. Empty means reported.")
    return Status(word)


def read_parts(text: str) -> list[Part]:
    """Return who takes part: names separated by semicolon or bar, each with (its role) or none."""
    return list(_parts(text))


@lru_cache(maxsize=REMEMBERED)
def _parts(text: str) -> tuple[Part, ...]:
    return tuple(_part(whole) for whole in split_list(text, ";|"))


@lru_cache(maxsize=REMEMBERED)
def _part(whole: str) -> Part:
    """Return a name and the role in the last pair of brackets."""
    opening = _last_opening(whole)
    name = whole[:opening].strip() if opening is not None else ""
    if opening is None or not name:
        return Part(whole, "", whole)
    return Part(name, whole[opening + 1 : -1].strip(), whole)


def _last_opening(text: str) -> int | None:
    """Return where the bracket opens that the text's last letter closes, or None."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at if text.endswith(")") else None
    return None


def write_parts(parts: list[tuple[str, str]]) -> str:
    """Return a cell of (name, role) pairs that :func:`read_parts` reads.

    A name that ends in a bracket of its own gets an empty role after it, to be told apart.
    """
    texts = []
    for name, role in parts:
        # An unpaired bracket within a role would end it in the wrong place.
        whole = role if _is_paired(role) else role.replace("(", "[").replace(")", "]")
        texts.append(f"{name} ({whole})" if role or name.endswith(")") else name)
    return join_list(texts, ";|", "; ")


def _is_paired(text: str) -> bool:
    """Say whether every bracket in the text closes one that opened before it."""
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return depth == 0


def read_citations(
    source_column: str, sources: str, paragraph_column: str, paragraphs: str
) -> list[tuple[str, str]]:
    """Return (source title, paragraph) pairs; several are separated by a bar in both cells.

    :raises RowError: if there is a paragraph without a source, or the numbers do not agree.
    """
    if not (sources or paragraphs):
        return []
    titles = list(split_short(sources, "|"))
    places = split_aligned(paragraphs, "|") if paragraphs.strip() else []
    if not titles:
        if places:
            raise RowError(
                paragraph_column,
                paragraphs,
                f"There is a paragraph but no source. Name the source in “{source_column}”.",
            )
        return []
    if len(titles) == 1 and len(places) > 1:
        titles = titles * len(places)
    if len(places) > len(titles):
        raise RowError(
            paragraph_column,
            paragraphs,
            f"There are {len(places)} paragraphs for {len(titles)} sources. "
            "Write one for each, separated by a bar.",
        )
    places += [""] * (len(titles) - len(places))
    return list(zip(titles, places, strict=True))


def write_citations(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """Return the source cell and the paragraph cell of (source title, paragraph) pairs."""
    sources = join_list([source for source, _ in pairs], "|", " | ")
    paragraphs = join_list([paragraph for _, paragraph in pairs], "|", " | ")
    return sources, paragraphs if any(paragraph for _, paragraph in pairs) else ""


def write_span(when: VagueTime | None) -> tuple[str, str]:
    """Return the date cell and the end cell; only a span with two known sides needs both."""
    if when is None:
        return "", ""
    start, bar, end = when.edtf.partition("/")
    return (start, end) if bar and start and end else (when.edtf, "")
