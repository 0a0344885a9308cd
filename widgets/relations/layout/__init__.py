"""Where nodes stand: pure numpy on copies, so that it can run in a worker. No Qt here.

One layout is made of everything loaded, all times together; time, filter, selection, hover and
theme never start one.
"""

from widgets.relations.layout.plan import Outline, lay_out

__all__ = ["Outline", "lay_out"]
