"""Lists that take the centre of the window: assessments, sources, notes, undated, history."""
