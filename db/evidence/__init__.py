"""Everything about one item, gathered in one read for the detail pane."""

from db.evidence.gather import dossier

__all__ = ["dossier"]
