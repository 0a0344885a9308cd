"""The analyst's own notes: written in place, never mixed with what sources say."""
