"""What the commands do, by menu. Each act takes the window and is named in ``app.commands``."""
