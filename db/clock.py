"""The time of day as the store writes it."""

from datetime import UTC, datetime


def now_text() -> str:
    """Now, as ISO 8601 in UTC to the millisecond: ``2022-06-15T09:30:00.123Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
