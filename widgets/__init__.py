"""The views: each draws a focus and tells by signals what the user asks for."""
