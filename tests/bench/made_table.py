"""An events table of any length, the same each time, to measure imports and searches on."""

import csv
import random
from pathlib import Path

_WORDS = (
    "oil", "pipeline", "stoppage", "statement", "minister", "border", "sanctions", "lorry",
    "transit", "harvest", "treaty", "visit", "Қазақстан", "Астана", "port", "grain",
)  # fmt: skip
_KINDS = ("war", "aid", "policy", "statement")


def write_table(path: Path, rows: int, seed: int = 7) -> None:
    """Write a table in which every row has a date, two participants and a citation."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(
            ["title", "date", "summary", "kind", "entities", "source", "paragraph", "uid"]
        )
        for number in range(rows):
            first, second = chance.randint(1, 300), chance.randint(1, 300)
            table.writerow(
                [
                    f"{' '.join(chance.choices(_WORDS, k=4))} {number}",
                    _date(chance),
                    " ".join(chance.choices(_WORDS, k=12)),
                    chance.choice(_KINDS),
                    f"Entity {first} (actor); Entity {second}",
                    f"Source {chance.randint(1, 20)}",
                    str(chance.randint(1, 40)),
                    f"made-{number}",
                ]
            )


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(1990, 2024), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(
        [f"{year}-{month:02}-{day:02}", f"{year}-{month:02}~", f"{year}-{month:02}-{day:02}/.."]
    )
