"""What a refused text may have meant; it is offered, never taken."""

import re

from db.dates.bounds import accepted, canonical
from db.dates.errors import Alternative, DateError, Refusal
from db.dates.languages import LEXICONS
from db.dates.phrases import phrase
from db.dates.reading import reading

_LONGEST = 120
"""Characters: longer texts are not tried in other ways."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_WORD = re.compile(r"[a-z]{3}", re.IGNORECASE)
_LOOKALIKES = str.maketrans("ХхУуЕЅТ", "XXYYEST")
"""Letters of EDTF as they are typed on a Cyrillic keyboard."""


def told_refusal(refusal: Refusal, lang: str) -> DateError:
    """A refusal in words, each suggestion that is a date read aloud."""
    choices = accepted(refusal.suggestions)
    return DateError(
        refusal.message,
        tuple(Alternative(each.edtf, reading(each, lang)) for each in choices),
    )


def explained(refusal: Refusal, text: str, lang: str) -> DateError:
    """The refusal, or a better one: a stray space, a letter of another script, another language."""
    if refusal.suggestions or len(text) > _LONGEST:
        return told_refusal(refusal, lang)
    for closer in (text.translate(_LOOKALIKES), "".join(text.split())):
        meant = canonical(closer) if closer != text else None
        if meant is not None:
            return told_refusal(Refusal(f"Write this date as {meant}.", meant), lang)
    foreign = _in_another_language(text, lang)
    return told_refusal(foreign or refusal, lang)


def _in_another_language(text: str, lang: str) -> Refusal | None:
    for code, lexicon in LEXICONS.items():
        if code == lang:
            continue
        try:
            meant = phrase(text, lexicon)
        except Refusal:
            continue
        return Refusal(f"This reads as {lexicon.name}: choose that language ({code}).", meant.edtf)
    own = LEXICONS[lang].name
    if lang == "en" and _CYRILLIC.search(text):
        return Refusal(
            "This is no date in English; it may be Russian or Kazakh: choose that language "
            "(ru or kk)."
        )
    if lang != "en" and not _CYRILLIC.search(text) and _LATIN_WORD.search(text):
        return Refusal(f"This is no date in {own}; if it is English, choose that language (en).")
    return None
