"""The order of names as people who read them look them up, without a library of locales."""

import unicodedata

_AFTER = {
    "ә": "а",
    "ғ": "г",
    "ё": "е",
    "қ": "к",
    "ң": "н",
    "ө": "о",
    "ұ": "у",
    "ү": "уя",
    "һ": "х",
    "і": "ы",
}
"""Each letter that Unicode has elsewhere, and what it comes right after (Kazakh alphabet of 1940,
which holds the Russian one)."""
_LAST = "\uffff"
_PLACES = str.maketrans({letter: before + _LAST for letter, before in _AFTER.items()})


def alphabetical(text: str) -> tuple[str, str]:
    """Sort key of a name: capitals and the accents of Latin letters do not count, and Kazakh and
    Russian letters stand where their alphabets have them. Equal names keep one order."""
    small = unicodedata.normalize("NFC", text.casefold().strip())
    return "".join(_bare(letter) for letter in small).translate(_PLACES), text


def _bare(letter: str) -> str:
    """The letter without its accent, where it is a Latin one: «й» is a letter of its own."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter
