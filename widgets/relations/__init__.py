"""The relation map: entities and typed, dated relations, in places that time never changes."""

from widgets.relations.view import MapView

__all__ = ["MapView"]
