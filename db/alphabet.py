"""The order of names as people who read them look them up, without a library of locales."""

import unicodedata

_AFTER = {
    "ә": ("а", 1),
    "ғ": ("г", 1),
    "ё": ("е", 1),
    "қ": ("к", 1),
    "ң": ("н", 1),
    "ө": ("о", 1),
    "ұ": ("у", 1),
    "ү": ("у", 2),
    "һ": ("х", 1),
    "і": ("ы", 1),
}
"""Each letter that Unicode has elsewhere: the one it comes after, and as which of those (Kazakh
alphabet of 1940, which holds the Russian one)."""
_LAST = "\uffff"
_PLACES = str.maketrans({letter: one + _LAST * place for letter, (one, place) in _AFTER.items()})


def alphabetical(text: str) -> tuple[str, str]:
    """Sort key of a name: capitals and the accents of Latin letters do not count, and Kazakh and
    Russian letters stand where their alphabets have them. Equal names keep one order."""
    small = unicodedata.normalize("NFC", text.casefold().strip())
    return "".join(_bare(letter) for letter in small).translate(_PLACES), text


def _bare(letter: str) -> str:
    """The letter without its accent, where it is a Latin one: «й» is a letter of its own."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter
