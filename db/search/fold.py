"""How words are made alike before they are indexed and before they are asked for."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ё": "е",
        "ә": "а",
        "ғ": "г",
        "қ": "к",
        # Without this «казахстан» and «Қазақстан» do not meet.
        "х": "к",
        "һ": "к",
        "ң": "н",
        "ө": "о",
        "ұ": "у",
        "ү": "у",
        "і": "и",
    }
)


def fold(text: str) -> str:
    """Return the text in small letters, Kazakh and Russian letters told apart no longer.

    Indexing and asking use the same function, so «казахстан» finds «Қазақстан» and «елка» finds
    «Ёлка». The index itself removes the accents of Latin letters.
    """
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", text).casefold()
    # Folding can take letters apart ("İ" becomes "i" and a dot), so they are put together again.
    return unicodedata.normalize("NFC", composed).translate(_LETTERS)
