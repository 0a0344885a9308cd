"""A small case in which everything that can be found stands once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.dates import parse_edtf
from db.records import (
    Annotation,
    Assessment,
    Citation,
    Entity,
    Event,
    Evidence,
    Link,
    Name,
    Participation,
    Quantity,
    Relation,
    Source,
)
from db.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        yield made


@pytest.fixture
def case(store: Store) -> dict[str, int]:
    """Fill the store and return ids by name."""
    with store.edit("Case") as edit:
        ids = {
            "kazakhstan": edit.add(Entity(name="Kazakhstan", kind="state")),
            "cpc": edit.add(Entity(name="CPC", description="Pipeline consortium")),
            "stop": edit.add(
                Event(
                    title="First stoppage",
                    summary="Loading halts near Novorossiysk",
                    when=parse_edtf("2022-06-15"),
                )
            ),
            "later": edit.add(Event(title="Second stoppage", when=parse_edtf("2022-07"))),
            "undated": edit.add(Event(title="A threat", summary="Nobody says when")),
            "source": edit.add(
                Source(title="Harbour log", reliability="B", text="Ёлка stood at the quay")
            ),
        }
        ids |= {
            "name": edit.add(Name(entity=ids["kazakhstan"], text="Қазақстан", language="kk")),
            "part": edit.add(Participation(event=ids["stop"], entity=ids["cpc"], role="asset")),
            "relation": edit.add(
                Relation(
                    source_entity=ids["kazakhstan"],
                    type="exports through",
                    target_entity=ids["cpc"],
                )
            ),
            "link": edit.add(Link(earlier=ids["stop"], type="followed by", later=ids["later"])),
            "claim": edit.add(Assessment(claim="It was a veiled warning")),
            "note": edit.add(Annotation(item=ids["stop"], body="Ask the harbour master")),
        }
        ids |= {
            "quantity": edit.add(Quantity(item=ids["relation"], written="31 %", of_what="shares")),
            "citation": edit.add(
                Citation(item=ids["stop"], source=ids["source"], paraphrase="Tankers turned away")
            ),
            "evidence": edit.add(
                Evidence(assessment=ids["claim"], item=ids["stop"], reason="Uncanny coincidence")
            ),
        }
        edit.tag(ids["stop"], "oil")
    return ids
