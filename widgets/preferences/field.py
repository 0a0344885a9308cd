"""What the page of preferences is made from: one description for each thing that can be chosen."""

from dataclasses import dataclass

Value = str | bool
"""What a field holds: a word or a text of one's own, or yes and no."""


@dataclass(frozen=True, slots=True)
class Field:
    """One preference. ``choices`` are the stored words, ``labels`` what people read for them.

    Without choices a word is a text of one's own.
    """

    name: str
    group: str
    title: str
    help: str
    usual: Value
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def told(self, value: Value) -> str:
        """A value as people read it."""
        if isinstance(value, bool):
            return "on" if value else "off"
        return self.labels[self.choices.index(value)] if value in self.choices else value
