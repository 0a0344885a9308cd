"""The filter pane: rows with counts, signs of standing, pills of what is set."""
