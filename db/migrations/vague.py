"""The columns of one vague time; every table that holds a date has the same sixteen."""

VAGUE_COLUMNS = (
    ("text", "TEXT"),
    ("edtf", "TEXT"),
    ("earliest", "INTEGER"),
    ("latest", "INTEGER"),
    ("core_start", "INTEGER"),
    ("core_end", "INTEGER"),
    ("shape", "INTEGER CHECK ({0} BETWEEN 0 AND 2)"),
    ("start", "INTEGER CHECK ({0} BETWEEN 0 AND 2)"),
    ("end", "INTEGER CHECK ({0} BETWEEN 0 AND 2)"),
    ("granularity", "INTEGER CHECK ({0} BETWEEN 0 AND 9)"),
    ("approximate", "INTEGER CHECK ({0} IN (0, 1))"),
    ("doubtful", "INTEGER CHECK ({0} IN (0, 1))"),
    ("zone", "TEXT"),
    ("nanos", "INTEGER"),
    ("rule", "TEXT"),
    ("basis", "INTEGER CHECK ({0} BETWEEN 0 AND 3)"),
)


def vague(prefix: str) -> str:
    """SQL for the columns of the date ``prefix``: all NULL where there is no date."""
    return ",\n".join(
        f"    {prefix}_{part} {kind.format(f'{prefix}_{part}')}" for part, kind in VAGUE_COLUMNS
    )
