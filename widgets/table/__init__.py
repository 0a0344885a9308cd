"""The event table: the timeline's twin in rows, for reading, sorting and changing many at once."""
