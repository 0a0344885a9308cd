"""What commands print: JSON for programs, lines for people."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
"""The option every telling command has."""


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object in one line."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def print_pairs(pairs: Iterable[tuple[str, object]]) -> None:
    """Print names and values in two columns; what is unknown is a dash."""
    rows = [(name, "–" if value is None else str(value)) for name, value in pairs]
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value}")


def print_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; the last one is as long as it likes."""
    if not rows:
        return
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for row in rows:
        padded = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join((*padded, row[-1])).rstrip())
