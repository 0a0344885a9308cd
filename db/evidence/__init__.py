"""Everything about one item, gathered in one read for the detail pane, and the long lists."""

from db.evidence.citing import citations
from db.evidence.gather import dossier
from db.evidence.lists import all_cases, all_sources

__all__ = ["all_cases", "all_sources", "citations", "dossier"]
