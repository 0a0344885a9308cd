"""Search over everything people wrote, with letters folded alike for Russian and Kazakh."""

from db.search.find import search
from db.search.fold import fold
from db.search.hits import events_matching
from db.search.in_time import InTime
from db.search.index import index_items, rebuild
from db.search.query import read_terms

__all__ = ["InTime", "events_matching", "fold", "index_items", "read_terms", "rebuild", "search"]
