"""The way in: a text in, a vague time out, or a sentence that says why not."""

import re
from dataclasses import replace

from db.dates.bounds import strict
from db.dates.errors import DateError, Refusal
from db.dates.guesses import explained, told_refusal
from db.dates.languages import lexicon_of
from db.dates.phrases import phrase
from db.dates.reading import reading
from db.dates.value import VagueTime
from db.dates.windows import Window
from db.dates.written import bounds_text

_EDTF_SHAPE = re.compile(
    r"[\[{]|[0-9XYEST:Z.,+\-/?~%]+\Z|[0-9xyetzu:.,+\-/?~%]+\Z|[0-9]{4}[–—][0-9]{2}\Z"
)
_HAS_DIGIT = re.compile(r"[0-9Xx]")
_ALL_NUMBERS = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}\Z|[0-9]{1,2}[./][0-9]{4}\Z|[0-9]{4}-[0-9]{4}\Z"
)
"""Forms that use EDTF's signs and are read by the rules for phrases."""
_SPACED_ISO = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}.*)\Z")
_CLOSING_STOP = re.compile(r"(?<!\.)[.,;]\Z")


def parse_edtf(text: str) -> VagueTime:
    """A date written in EDTF (levels 0 to 2).

    :raises DateError: it is not EDTF, or names a date that does not exist.
    """
    try:
        return strict(text)
    except Refusal as refusal:
        raise told_refusal(refusal, "en") from refusal


def read(text: str, lang: str = "en") -> VagueTime:
    """A date as a person typed it: EDTF, ISO, or a phrase in English, Russian or Kazakh.

    Text of EDTF shape is never read as a phrase. Nothing is guessed: what has two readings, or no
    year, is refused.

    :raises DateError: with a sentence, and the dates it may have meant.
    """
    lexicon = lexicon_of(lang)
    bare = _CLOSING_STOP.sub("", text.strip())
    try:
        if not bare:
            return strict(bare)
        if _is_edtf_shaped(bare):
            return _as_typed(strict(bare), text)
        spaced = _SPACED_ISO.match(bare)
        if spaced is not None:
            return _as_typed(strict("T".join(spaced.groups()).replace(" ", "")), text)
        return _as_typed(phrase(text, lexicon), text)
    except Refusal as refusal:
        raise explained(refusal, bare, lang) from refusal


def read_window(text: str, lang: str = "en") -> Window:
    """The outer bounds of a date as a window; an open side is ``None``.

    :raises DateError: the text is no date.
    """
    when = read(text, lang)
    return when.earliest, when.latest


def date_object(text: str, lang: str = "en") -> dict[str, object]:
    """What the ``date`` command says of one text: its reading, or its error."""
    known: dict[str, object] = {"text": text, "lang": lang}
    try:
        when = read(text, lang)
    except DateError as error:
        alternatives = [each._asdict() for each in error.alternatives]
        return {**known, "error": error.message, "alternatives": alternatives}
    earliest, latest = bounds_text(when)
    return {
        **known,
        "edtf": when.edtf,
        "earliest": earliest,
        "latest": latest,
        "reading": reading(when, lang),
    }


def _is_edtf_shaped(text: str) -> bool:
    return (
        _EDTF_SHAPE.match(text) is not None
        and (_HAS_DIGIT.search(text) is not None or text[0] in "[{./")
        and _ALL_NUMBERS.match(text) is None
    )


def _as_typed(when: VagueTime, text: str) -> VagueTime:
    return when if when.text == text else replace(when, text=text)
