"""The columns of all events and their memberships, kept in the file as they are in memory.

Reading a million events row by row takes seconds, and reading these arrays a twentieth of one.
``chunks`` puts arrays into pieces and back; ``state`` tells whether they still hold, and keeps the
log of events touched since; ``load`` reads them, or the rows; ``keep`` writes them. What stands
in the rows is the truth: the arrays can be made anew from it at any time.
"""

from db.packed.keep import Keeping
from db.packed.load import Loaded, load_events, no_events
from db.packed.state import PACKED_FROM, head

__all__ = ["PACKED_FROM", "Keeping", "Loaded", "head", "load_events", "no_events"]
