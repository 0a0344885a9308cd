"""Measures the real window on a store: a fixed journey of real wheel, drag and key events.

Every frame is painted before the next hand's movement, with labels, hover, selection and
accessibility on. The store given is never changed: all of it happens on a private copy.
"""
