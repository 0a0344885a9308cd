"""Commands that ask a store: words anywhere, events in a window."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from app.cli.arguments import Span, store_argument
from app.cli.opening import opened_store
from app.cli.output import json_option, print_json, print_rows
from db.dates import bounds_text
from db.naming import entities_named
from db.records import Event, Window
from db.search import search as find
from db.store import Store
from db.time_index import load_columns
from db.timeline import list_events

_USUAL_LIMIT = 1_000
"""Hits shown where nobody says how many; the total is always told."""


@click.command()
@store_argument
@click.argument("words", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_USUAL_LIMIT,
    show_default=True,
    help="Show no more than so many.",
)
@json_option
def search(store: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find WORDS in titles, summaries, names, notes, citations and sources.

    Words are found by their beginnings, a single letter as a whole word; words between double
    quotes are a phrase.
    """
    with opened_store(store) as opened:
        page = find(opened.connection, " ".join(words), limit)
    if as_json:
        print_json({"results": [asdict(hit) for hit in page.results], "total": page.total})
        return
    print_rows([(hit.kind, hit.when, hit.title, hit.snippet) for hit in page.results])
    click.echo(f"{page.total} found.")


@click.command()
@store_argument
@click.option("--window", type=Span(), help="Only events in, or possibly in, this time.")
@click.option("--certain", is_flag=True, help="Only those that are certainly in it.")
@click.option(
    "--possible", is_flag=True, help="Only those that are possibly, not certainly, in it."
)
@click.option("--entity", help="Only events this entity takes part in, by any of its names.")
@json_option
def events(
    store: Path,
    window: Window | None,
    certain: bool,
    possible: bool,
    entity: str | None,
    as_json: bool,
) -> None:
    """List events in the order of time and say how surely each lies in a window.

    Without a window all events are listed, undated ones last.
    """
    with opened_store(store) as opened:
        conn = opened.connection
        who = _entity(opened, entity) if entity is not None else None
        listed = list_events(conn, load_columns(conn), window, who)
    counted = {word: sum(row[1] == word for row in listed) for word in ("certain", "possible")}
    if certain != possible:
        listed = [row for row in listed if row[1] == ("certain" if certain else "possible")]
    if as_json:
        print_json({"events": [_object(*row) for row in listed], **counted})
        return
    print_rows(
        [(word, event.when.text if event.when else "–", event.title) for event, word in listed]
    )
    click.echo(f"{counted['certain']} certain + {counted['possible']} possible")


def _object(event: Event, certainty: str) -> dict[str, Any]:
    """Return what is told of one event."""
    earliest, latest = bounds_text(event.when) if event.when is not None else (None, None)
    return {
        "id": event.id,
        "uid": event.uid,
        "title": event.title,
        "when": event.when.text if event.when else "",
        "edtf": event.when.edtf if event.when else None,
        "earliest": earliest,
        "latest": latest,
        "kind": event.kind,
        "status": str(event.status),
        "place": event.place,
        "summary": event.summary,
        "certainty": certainty,
    }


def _entity(opened: Store, name: str) -> int:
    """Return the entity of that name; letters are folded as in search."""
    found = entities_named(opened.connection, name)
    if not found:
        raise click.ClickException(f"No entity in {opened.path} goes by the name “{name}”.")
    if len(found) > 1:
        told = ", ".join(f"“{other}” (id {item})" for item, other in found)
        raise click.ClickException(f"Several entities go by the name “{name}”: {told}.")
    return found[0][0]
