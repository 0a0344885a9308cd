"""How a date is refused: one clear sentence, and what the writer may have meant."""

from typing import NamedTuple


class Alternative(NamedTuple):
    """One date the writer may have meant, with the words it would be echoed in."""

    edtf: str
    reading: str


class DateError(ValueError):
    """A text is no date, or may be more than one.

    ``message`` says what is wrong and what to write instead; ``alternatives`` holds the dates to
    choose from where the text is ambiguous or nearly right, else it is empty.
    """

    def __init__(self, message: str, alternatives: tuple[Alternative, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.alternatives = alternatives


class Refusal(ValueError):
    """A refusal on its way out: the same sentence, its suggestions still bare EDTF.

    Parsers raise it because putting a suggestion into words needs a language they do not know;
    ``asked.py`` turns it into a :class:`DateError`.
    """

    def __init__(self, message: str, *suggestions: str) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions


class OrderRefusal(Refusal):
    """Day and month in numbers, and nothing tells which is which."""


def quoted(text: str) -> str:
    """``text`` in quotation marks, cut short so that a message stays one line."""
    flat = " ".join(text.split())
    return f"“{flat[:57]}…”" if len(flat) > 60 else f"“{flat}”"
