"""The event store: facts, dates, search, history and formats, with no window and no Qt."""
