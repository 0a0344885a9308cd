"""One part of a filter, by its name: kinds, statuses, entities, tags, sources."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from db.records import Filter


def members(wanted: Filter, part: str) -> frozenset[Hashable]:
    """What a part restricts to."""
    found: frozenset[Hashable] = getattr(wanted, part)
    return found


def with_members(wanted: Filter, part: str, chosen: frozenset[Any]) -> Filter:
    """The filter with another content of one part; an empty one does not restrict."""
    changed: dict[str, Any] = {part: chosen}
    return replace(wanted, **changed)
