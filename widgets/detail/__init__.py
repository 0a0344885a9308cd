"""The right panel: all facts of one item, each with what it rests on (``pane.py``)."""
