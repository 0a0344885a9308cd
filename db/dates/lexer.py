"""From a phrase to tokens: numbers with their endings, clock times, words of one language."""

import re
import unicodedata

from db.dates.errors import Refusal, quoted
from db.dates.hints import refuse_single
from db.dates.tokens import Kind, Lexicon, Meaning, Token

_LONGEST = 300
"""Characters. A date said in words is a line at most; longer texts are not dates."""
_DASHES = "-–—−‒‑"
_SIGNS = {
    "?": Kind.DOUBT,
    "~": Kind.ABOUT,
    "≈": Kind.ABOUT,
    "/": Kind.SLASH,
    "–": Kind.DASH,
    "—": Kind.DASH,
    "−": Kind.DASH,
    "‒": Kind.DASH,
}
_ZONE = r"(?:\s*((?:utc|gmt)(?:\s*[+−-][0-9]{1,2}(?::?[0-9]{2})?)?|z\b|\+[0-9]{2}(?::?[0-9]{2})?))?"
"""A minus alone is no zone here: “10:00-12:00” is a span of time."""
_NOON = r"(?:\s*([ap])\.?m\b\.?)"
_TIME = re.compile(
    rf"(?:t\s*)?([0-9]{{1,2}})(?::([0-9]{{2}})(?::([0-9]{{2}})(?:\.([0-9]{{1,9}}))?)?)?"
    rf"{_NOON}?{_ZONE}(?![0-9])"
)
_ISO = re.compile(r"-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![-0-9])[?~%]?")
_NUMERIC = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{2,4})(?![0-9])")
_YEAR_FIRST = re.compile(r"[0-9]{4}([./-])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./]([0-9]{4})(?![./0-9])")
_YEAR_MONTH_DAY = re.compile(r"(?<![0-9])([0-9]{4})-([^\W\d_]+)-([0-9]{1,2})(?![0-9])")
"""“2022-Jun-15”: the hyphens only join."""
_DIGITS = "0123456789"
_YEAR_DIGITS = 4
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_JOINED_NUMBER = re.compile(r"-[0-9]{4}(?![0-9])")
_NUMBER = re.compile(r"[0-9]+")
_ENDING = re.compile(r"[-‑]?([^\W\d_]+)|('s)\b")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)(\.?)")
_ROMAN = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})\Z")
_AS_LATIN = str.maketrans("хі", "xi")
"""Roman numerals are often typed with the Cyrillic letters that look like them."""
_ROMAN_UNITS = {
    "": 0,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
}


def folded(text: str) -> str:
    """``text`` as it is looked up: one case, ё as е, plain spaces and apostrophes."""
    flat = unicodedata.normalize("NFC", " ".join(text.split())).casefold()
    flat = _YEAR_MONTH_DAY.sub(r"\1 \2 \3", flat)
    return flat.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


class Lexer:
    """Reads one text from left to right; :meth:`tokens` is the whole of it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = folded(text)
        self._lexicon = lexicon
        self._at = 0
        self._found: list[Token] = []

    def tokens(self) -> list[Token]:
        """All tokens.

        :raises Refusal: a word or sign that no date in this language holds.
        """
        if len(self._text) > _LONGEST:
            raise Refusal(f"{quoted(self._text)} is too long for a date.")
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign in " ,.;":
                self._at += 1
            elif sign in _DIGITS or self._begins_year():
                self._number()
            elif _WORD.match(sign):
                self._words()
            else:
                self._sign(sign)
        return self._found

    def _begins_year(self) -> bool:
        """Whether a minus here belongs to an ISO year before 0000."""
        match = _ISO.match(self._text, self._at)
        return match is not None and not self._text[: self._at].rstrip()

    def _sign(self, sign: str) -> None:
        if sign in "-‑":
            self._hyphen()
        elif sign in _SIGNS:
            self._add(Token(_SIGNS[sign], text=sign))
        elif sign.isdigit():
            raise Refusal(f"The digits in {quoted(self._text)} are not 0 to 9: write those.")
        else:
            raise Refusal(f"The sign {quoted(sign)} has no place in a date said in words.")
        self._at += 1

    def _hyphen(self) -> None:
        """A hyphen is a dash, but in “mid-June”, “15-Jun-2022” and «15-маусым» it only joins."""
        before = self._text[self._at - 1 : self._at] if self._at else " "
        after = self._text[self._at + 1 : self._at + 2]
        last = self._found[-1] if self._found else Token(Kind.DASH)
        if last.kind is Kind.PART and before != " ":
            return
        if before in _DIGITS and after.isalpha() and not self._ends_dated(last):
            return
        if before.isalpha() and _JOINED_NUMBER.match(self._text, self._at) is not None:
            return
        self._add(Token(Kind.DASH, text="-"))

    def _ends_dated(self, last: Token) -> bool:
        """Whether the number before a hyphen is a year, and the date behind it has its own."""
        is_year = last.kind is Kind.NUMBER and len(last.text) == _YEAR_DIGITS
        joined = self._text.startswith("жыл", self._at + 1)
        return is_year and not joined and _YEAR.search(self._text, self._at) is not None

    def _number(self) -> None:
        for read in (self._iso, self._numeric, self._time):
            if read():
                return
        match = _NUMBER.match(self._text, self._at)
        digits = match.group() if match else ""
        self._at += len(digits)
        if len(digits) > 12:
            raise Refusal(f"The number {quoted(digits)} is too long for a date.")
        number = Token(Kind.NUMBER, int(digits), digits)
        ending = _ENDING.match(self._text, self._at)
        word = (ending.group(1) or ending.group(2)) if ending else ""
        if ending and word in self._lexicon.decade_endings and len(digits) > 2:
            self._at = ending.end()
            self._add(number._replace(kind=Kind.DECADE))
        elif ending and word in self._lexicon.endings:
            self._at = ending.end()
            self._add(number._replace(kind=Kind.ORDINAL), *self._lexicon.endings[word])
            self._century_sign()
        elif ending and word in self._lexicon.decade_endings:
            raise Refusal(
                f"{quoted(digits + word)} has no century: write all four digits, as in 1990{word}."
            )
        else:
            self._add(number)
            self._century_sign(needs_dot=True)

    def _iso(self) -> bool:
        match = _ISO.match(self._text, self._at)
        if match is None:
            loose = _YEAR_FIRST.match(self._text, self._at)
            if loose is not None:
                raise refuse_single(loose.group())
            return False
        self._at = match.end()
        self._add(Token(Kind.ISO, text=match.group()))
        return True

    def _numeric(self) -> bool:
        for pattern, kind in ((_NUMERIC, Kind.NUMERIC), (_MONTH_YEAR, Kind.MONTH_YEAR)):
            match = pattern.match(self._text, self._at)
            if match is not None:
                self._at = match.end()
                self._add(Token(kind, text=match.group()))
                return True
        return False

    def _time(self) -> bool:
        match = _TIME.match(self._text, self._at)
        if match is None or not (match.group(2) or match.group(5)):
            return False
        self._at = match.end()
        ending = _ENDING.match(self._text, self._at)
        if ending is not None and ending.group(1) in self._lexicon.endings:
            self._at = ending.end()
        self._add(Token(Kind.TIME, text=_clock(match)))
        return True

    def _words(self) -> None:
        """The longest run of words that means something."""
        run: list[tuple[str, int]] = []
        at = self._at
        while len(run) < 4 and (match := _WORD.match(self._text, at)) is not None:
            run.append((match.group(), match.end()))
            at = match.end()
            while self._text[at : at + 1] in (" ", ".", "-") and at < len(self._text):
                at += 1
        for length in range(len(run), 0, -1):
            meaning = self._lexicon.words.get(tuple(word for word, _ in run[:length]))
            if meaning is not None:
                self._take(meaning, run[length - 1][1])
                return
        self._lone_word(*run[0])

    def _take(self, meaning: Meaning, end: int) -> None:
        written = self._text[self._at : end]
        self._at = end
        self._add(*(token._replace(text=written) for token in meaning))
        if meaning and meaning[0].kind is Kind.ORDINAL:
            self._century_sign()

    def _lone_word(self, word: str, end: int) -> None:
        """A word of no lexicon: a Roman numeral, or “Q2” and “H1”, or unknown."""
        roman = _ROMAN.match(word.translate(_AS_LATIN))
        number = _NUMBER.match(self._text, end)
        if roman is not None:
            self._at = end
            value = 10 * len(roman.group(1)) + _ROMAN_UNITS[roman.group(2)]
            self._add(Token(Kind.ORDINAL, value, word))
            self._century_sign()
        elif word in ("q", "h") and number is not None:
            self._at = number.end()
            kind = Kind.QUARTER_OF if word == "q" else Kind.HALF_OF
            self._add(Token(kind, int(number.group()[:3]), word + number.group()))
        else:
            raise Refusal(
                f"The word {quoted(word)} is not known in a date in {self._lexicon.name}."
            )

    def _century_sign(self, needs_dot: bool = False) -> None:
        """“19th c.”, «XIX в.», «19 в.»: the letter means something else elsewhere."""
        match = _NEXT_WORD.match(self._text, self._at)
        if match is None or (needs_dot and not match.group(2)):
            return
        if match.group(1) in self._lexicon.century_signs:
            self._at = match.end()
            self._add(Token(Kind.CENTURY, text=match.group(1)))

    def _add(self, *tokens: Token) -> None:
        self._found.extend(tokens)


def _clock(match: re.Match[str]) -> str:
    """A time of the clock as EDTF writes it, without its date."""
    hour = int(match.group(1))
    if match.group(5):
        if not 1 <= hour <= 12:
            raise Refusal(f"With am or pm, hours run from 1 to 12: {quoted(match.group())}.")
        hour = hour % 12 + (12 if match.group(5) == "p" else 0)
    time = f"T{hour:02d}:{match.group(2) or '00'}"
    time += f":{match.group(3)}" if match.group(3) else ""
    time += f".{match.group(4)}" if match.group(4) else ""
    return time + _zone(match.group(6) or "")


def _zone(written: str) -> str:
    shift = re.sub(r"[a-z\s]", "", written).replace("−", "-")
    if not shift:
        return "Z" if written else ""
    sign, digits = shift[0], shift[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02d}:{minutes}"
