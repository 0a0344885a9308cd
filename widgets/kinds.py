"""How kinds of events and entities are named, coloured and ordered for people.

The file keeps a kind as a plain word ("statement"). Words known here have a label and a fixed
hue; any other word keeps its own spelling and borrows a hue by a stable hash, so that it never
changes colour when other kinds come and go.
"""

from dataclasses import dataclass
from zlib import crc32

from widgets.style import KIND_HUES


@dataclass(frozen=True, slots=True)
class Kind:
    """Label of one thing, of several, short label for a lane, and hue key."""

    key: str
    one: str
    many: str
    lane: str
    hue: str


# In the order of the lanes: what may have caused and what may have followed stand side by side and
# first, the long background of policy beneath.
_EVENTS = {
    kind.key: kind
    for kind in (
        Kind("unrest", "Unrest, power", "Unrest, power", "Power, unrest", "unrest"),
        Kind("war", "War, sanctions", "War and sanctions", "War, sanctions", "war"),
        Kind("statement", "Statement", "Statements", "Statements", "statement"),
        Kind("stoppage", "Stoppage", "Stoppages", "Stoppages", "stoppage"),
        Kind("threat", "Threat", "Threats", "Threats", "threat"),
        Kind("policy", "Policy act", "Policy acts", "Policy", "policy"),
        Kind("aid", "Aid, contact", "Aid and contact", "Aid, contact", "aid"),
    )
}

_ENTITY_HUES = {
    "person": "statement",
    "state": "policy",
    "union": "policy",
    "organisation": "war",
    "infrastructure": "war",
    "place": "unrest",
    "commodity": "stoppage",
    "group": "aid",
    "claimed": "threat",
    "occasion": "unrest",
}


def event_kind(key: str) -> Kind:
    """The kind of an event by its stored word; an empty word is "Other"."""
    if key in _EVENTS:
        return _EVENTS[key]
    label = key[:1].upper() + key[1:] if key else "Other"
    return Kind(key, label, label, label, _borrowed(key))


def known_event_kinds() -> tuple[str, ...]:
    """The words that have a label and a hue of their own."""
    return tuple(_EVENTS)


def known_entity_kinds() -> tuple[str, ...]:
    """Kinds of entities that have a shape and a hue of their own."""
    return tuple(_ENTITY_HUES)


def event_kind_order(key: str) -> tuple[int, str]:
    """Sort key: known kinds in their order, then the others by name."""
    keys = list(_EVENTS)
    return (keys.index(key) if key in _EVENTS else len(keys), key.casefold())


def entity_hue(kind: str) -> str:
    """Hue key of an entity's kind."""
    return _ENTITY_HUES.get(kind) or _borrowed(kind)


def _borrowed(key: str) -> str:
    return KIND_HUES[crc32(key.encode()) % len(KIND_HUES)]
