"""The frame around the views: icons, buttons, bars, panels, notices, sheets."""
