"""Events made from a seed: points and intervals, two in five vague, twelve kinds, bursts.

The same seed and count give the same events in a store and in a table. Titles are about sixty
letters long; a part of the events has tags, a part cites sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np

from tests.bench.made_times import made_starts

SEED = 4
VERSION = 2
"""Grows with every change of what is made; it stands in the names of kept files."""

KINDS = (
    *("statement", "meeting", "policy", "trade", "unrest", "stoppage"),
    *("aid", "law", "sanction", "threat", "war", "sport"),
)
STATUSES = ("reported",) * 8 + ("assessed", "possible", "disputed")
ENTITIES = tuple(f"Organisation {number:03}" for number in range(1, 401))
TAGS = tuple(f"subject {number}" for number in range(1, 25))
SOURCES = tuple(f"Bulletin {number:03}" for number in range(1, 201))
_WHO = ("The ministry", "The border guard", "A rail operator", "The port authority", "An envoy",
        "The central bank", "A pipeline company", "The regional council")  # fmt: skip
_DID = ("announced", "questioned", "postponed", "inspected", "renewed", "limited", "confirmed",
        "denied", "discussed", "withdrew")  # fmt: skip
_WHAT = ("the grain quota", "a transit agreement", "the oil tariff", "a customs rule",
         "the harvest forecast", "a water treaty", "the visa regime", "a loan guarantee",
         "the power supply", "a safety audit", "the ferry line", "a mining licence")  # fmt: skip
_WHERE = ("Aktau", "Atyrau", "Almaty", "Қостанай", "Шымкент", "Oral", "Semey", "Pavlodar",
          "Taraz", "Türkistan")  # fmt: skip

VAGUE = 0.4
LASTED = 0.25
CITED, TAGGED = 0.3, 0.2
LETTERS = 60
"""Of a title, about."""


@dataclass(frozen=True, slots=True)
class Made:
    """One event as a table tells it; lists hold positions in the tuples above."""

    uid: str
    title: str
    date: str
    """In EDTF; empty where the event is undated."""
    kind: str
    status: str
    importance: int
    place: str
    entities: tuple[int, ...]
    tags: tuple[int, ...]
    sources: tuple[int, ...]
    paragraph: str


def made_events(count: int, seed: int = SEED) -> Iterator[Made]:
    """The events of a seed, one by one: a store of ten million fits in no memory."""
    starts = made_starts(count, np.random.default_rng(seed))
    chance = Random(seed)
    commonness = [1 / (rank + 1) for rank in range(len(KINDS))]
    total = 0.0
    summed = [total := total + one for one in commonness]
    for number in range(count):
        yield Made(
            uid=f"made-{seed}-{number:08}",
            title=_title(number, chance),
            date=made_date(int(starts[number]), chance),
            kind=chance.choices(KINDS, cum_weights=summed)[0],
            status=chance.choice(STATUSES),
            importance=int(chance.random() ** 6 * 4),
            place=chance.choice(_WHERE),
            entities=_some(len(ENTITIES), chance.random() < 0.8, chance),
            tags=_some(len(TAGS), chance.random() < TAGGED, chance),
            sources=_some(len(SOURCES), chance.random() < CITED, chance),
            paragraph=str(chance.randrange(1, 60)),
        )


def _some(among: int, wanted: bool, chance: Random) -> tuple[int, ...]:
    """The position of one of many, the first ones far more often; none where none is wanted."""
    return (int(among * chance.random() ** 3),) if wanted else ()


def _title(number: int, chance: Random) -> str:
    who, did, what = chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHAT)
    return f"{who} {did} {what} near {chance.choice(_WHERE)} {number}"[: LETTERS + 12]


def made_date(start: int, chance: Random) -> str:
    """A date of EDTF that begins about a second: exact or vague, a point or a stretch."""
    if chance.random() < 0.002:
        return ""
    vague, lasted = chance.random() < VAGUE, chance.random() < LASTED
    begun = _moment(start)
    if not lasted:
        return _vague_point(begun, chance) if vague else _exact_point(begun, chance)
    ended = begun + timedelta(days=1 + int(chance.expovariate(1 / 20)))
    return _vague_stretch(begun, ended, chance) if vague else f"{begun:%Y-%m-%d}/{ended:%Y-%m-%d}"


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _exact_point(begun: datetime, chance: Random) -> str:
    return f"{begun:%Y-%m-%dT%H:%M:00}" if chance.random() < 0.2 else f"{begun:%Y-%m-%d}"


def _vague_point(begun: datetime, chance: Random) -> str:
    form = chance.random()
    if form < 0.35:
        return f"{begun:%Y-%m}"
    if form < 0.5:
        return f"{begun:%Y-%m-%d}~"
    if form < 0.6:
        return f"{begun:%Y-%m}?"
    if form < 0.75:
        return f"[{begun:%Y-%m-%d}..{begun + timedelta(days=chance.randrange(2, 14)):%Y-%m-%d}]"
    if form < 0.82:
        return f"{begun:%Y}-{21 + (begun.month - 1) // 3}"
    if form < 0.9:
        return f"{begun:%Y}~" if chance.random() < 0.5 else f"{begun:%Y}"
    if form < 0.94:
        return f"{begun:%Y-%m}-{(begun.day - 1) // 10}X" if begun.day < 28 else f"{begun:%Y-%m}"
    if form < 0.97:
        return f"{{{begun:%Y-%m-%d},{begun + timedelta(days=9):%Y-%m-%d}}}"
    return f"{begun:%Y-%m-%d}?"


def _vague_stretch(begun: datetime, ended: datetime, chance: Random) -> str:
    form = chance.random()
    if form < 0.15:
        return f"{begun:%Y-%m-%d}/.."
    if form < 0.25:
        return f"/{ended:%Y-%m-%d}"
    if form < 0.35:
        return f"{begun:%Y-%m-%d}/"
    later = ended + timedelta(days=31)
    if form < 0.75:
        return f"{begun:%Y-%m}/{later:%Y-%m}"
    return f"{begun:%Y-%m-%d}~/{later:%Y-%m}"
