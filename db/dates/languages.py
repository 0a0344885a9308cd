"""The languages dates are read and told in, by their codes."""

from db.dates.errors import DateError
from db.dates.speech import Speech
from db.dates.speech_en import ENGLISH_SPEECH
from db.dates.speech_kk import KAZAKH_SPEECH
from db.dates.speech_ru import RUSSIAN_SPEECH
from db.dates.tokens import Lexicon
from db.dates.words_en import ENGLISH
from db.dates.words_kk import KAZAKH
from db.dates.words_ru import RUSSIAN

LEXICONS = {lexicon.code: lexicon for lexicon in (ENGLISH, RUSSIAN, KAZAKH)}
_SPEECHES = {"en": ENGLISH_SPEECH, "ru": RUSSIAN_SPEECH, "kk": KAZAKH_SPEECH}


def lexicon_of(lang: str) -> Lexicon:
    """The words of a language.

    :raises DateError: dates are not read in it.
    """
    if lang not in LEXICONS:
        raise DateError(_unknown(lang))
    return LEXICONS[lang]


def speech_of(lang: str) -> Speech:
    """How a language tells dates.

    :raises DateError: dates are not told in it.
    """
    if lang not in _SPEECHES:
        raise DateError(_unknown(lang))
    return _SPEECHES[lang]


def _unknown(lang: str) -> str:
    return f"Dates in the language “{lang[:20]}” are not read: choose en, ru or kk."
