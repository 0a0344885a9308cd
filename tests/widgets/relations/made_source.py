"""A small real MapSource in memory: the entities and relations of the sample, and random graphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from db.dates import Certainty
from db.records import MapNode, Status, Strand, Window

EVENT = 9001
"""The id of the one event this source knows: the first stoppage."""
WINDOW = Window(1654041600, 1657670399)
"""1 June to 12 July 2022."""

ENTITIES = """
tokayev|Tokayev|person|6
putin|Putin|person|1
zelensky|Zelensky|person|1
medvedev|Medvedev|person|1
nazarbayev|Nazarbayev|person|0
kazakhstan|Kazakhstan|state|20
russia|Russia|state|14
ukraine|Ukraine|state|2
belarus|Belarus|state|0
eu|European Union|union|2
china|China|state|0
uzbekistan|Uzbekistan|state|0
turkmenistan|Turkmenistan|state|0
kremlin|Kremlin|organisation|1
council|Security Council of Russia|organisation|0
csto|CSTO|organisation|0
cpc|CPC|organisation|3
dpr|Donetsk republic|claimed|1
lpr|Luhansk republic|claimed|1
firms|Russian companies|group|1
leavers|companies leaving Russia|group|1
ruhaul|Russian hauliers|group|1
byhaul|Belarusian hauliers|group|1
plants|Kazakh continuous-cycle enterprises|group|1
hawks|Russian hawks|group|0
critics|Russian critics|group|1
society|Kazakh society|group|1
observers|observers|group|1
almaty|Almaty|place|0
petersburg|St. Petersburg|place|0
north|northern Kazakhstan|place|0
baku|port of Baku|place|0
caucasus|Southern Caucasus|place|0
route|CPC route|infrastructure|0
pipechina|pipeline to China|infrastructure|0
railuz|rail to Uzbekistan|infrastructure|0
railcn|rail to China|infrastructure|0
transit|transit through Russia|infrastructure|0
crude|crude oil|commodity|0
oilgas|oil and gas sector|commodity|0
cooking|cooking oil|commodity|0
sugar|sugar|commodity|0
milk|milk|commodity|0
petro|petrochemicals|commodity|0
iron|iron|commodity|0
fert|fertiliser|commodity|0
parts|car parts|commodity|0
forum|St. Petersburg forum|occasion|0
"""
RELATIONS = """
kazakhstan|ally of|russia||reported
belarus|ally of|russia||reported
kazakhstan|member of|csto||reported
russia|member of|csto||reported
kazakhstan|defence cooperation with|russia||reported
russia|largest shareholder of|cpc|31 %|reported
kazakhstan|exports oil through|cpc|80 % of its oil exports|reported
oilgas|supplies state revenue of|kazakhstan|> 40 %|reported
eu|main oil customer of|kazakhstan|> 1,000,000 barrels a day|reported
baku|alternative to|route||reported
pipechina|alternative to|route||reported
railuz|alternative to|route||reported
russia|supplies|kazakhstan||reported
russia|supplies|kazakhstan||reported
russia|trade partner of|kazakhstan|one fifth of trade|reported
russia|transit country for|kazakhstan|> half of cargo|reported
caucasus|alternative to|transit||reported
uzbekistan|alternative to|transit||reported
turkmenistan|alternative to|transit||reported
railcn|alternative to|transit||reported
tokayev|president of|kazakhstan||reported
nazarbayev|predecessor of|tokayev||reported
tokayev|no longer reliant on|nazarbayev||assessed
tokayev|no longer reliant on|putin||assessed
putin|president of|russia||reported
zelensky|president of|ukraine||reported
medvedev|deputy chair of|council||reported
medvedev|former president of|russia||reported
kazakhstan|does not recognise|dpr||reported
kazakhstan|does not recognise|lpr||reported
russia|regards as friendly|kazakhstan||assessed
kazakhstan|closely intertwined with|russia||assessed
kazakhstan|closely intertwined with|belarus||assessed
kazakhstan|seeks its own path away from|russia||assessed
"""
CERTAIN = {"kazakhstan", "russia", "cpc", "ukraine", "tokayev", "putin", "dpr", "lpr"}
OUTSIDE = {"kremlin"}
PARTICIPANTS = {"russia", "cpc", "kazakhstan", "eu"}
UNDIRECTED = {"defence cooperation with", "closely intertwined with", "ally of"}


@dataclass
class MadeSource:
    """What the map reads, as plain lists that a test may replace."""

    made_nodes: list[MapNode]
    made_strands: list[Strand]
    present: dict[int, Certainty] = field(default_factory=dict)
    partakers: frozenset[int] = frozenset()

    def nodes(self) -> Sequence[MapNode]:
        return self.made_nodes

    def strands(self) -> Sequence[Strand]:
        return self.made_strands

    def presence(self, window: Window | None) -> Mapping[int, Certainty]:
        if window is None:
            return {node.id: Certainty.CERTAIN for node in self.made_nodes}
        return self.present

    def participants(self, events: Sequence[int]) -> frozenset[int]:
        return self.partakers if EVENT in events else frozenset()


def sample_source(
    places: Mapping[str, tuple[float, float]] | None = None,
) -> tuple[MadeSource, dict[str, int]]:
    """The sample's map, and the id of each entity by its short key."""
    rows = [line.split("|") for line in ENTITIES.strip().splitlines()]
    ids = {key: 100 + index for index, (key, *_) in enumerate(rows)}
    there = places or {}
    nodes = [
        MapNode(ids[key], name, kind, *there.get(key, (None, None)), False, int(events))
        for key, name, kind, events in rows
    ]
    strands = [
        Strand(
            id=1000 + index,
            source=ids[source],
            target=ids[target],
            type=type_,
            directed=type_ not in UNDIRECTED,
            status=Status(status),
            quantity=quantity,
            sources=1,
            valid=None,
        )
        for index, line in enumerate(RELATIONS.strip().splitlines())
        for source, type_, target, quantity, status in [line.split("|")]
    ]
    present = {
        ids[key]: Certainty.CERTAIN
        if key in CERTAIN
        else Certainty.OUTSIDE
        if key in OUTSIDE
        else Certainty.POSSIBLE
        for key, _, _, events in rows
        if int(events)
    }
    partakers = frozenset(ids[key] for key in PARTICIPANTS)
    return MadeSource(nodes, strands, present, partakers), ids


def random_source(count: int, relations: int, seed: int = 1, *, placed: bool = False) -> MadeSource:
    """A random graph whose nodes are the better joined the lower their number."""
    random = np.random.default_rng(seed)
    kinds = ("person", "organisation", "state", "place", "commodity", "group", "claimed")
    spread = 60.0 * count**0.5
    xy = random.uniform(-spread, spread, size=(count, 2)) * (1.6, 0.7)
    nodes = [
        MapNode(
            row + 1,
            f"Entity {row + 1}",
            kinds[row % len(kinds)],
            float(xy[row, 0]) if placed else None,
            float(xy[row, 1]) if placed else None,
            False,
            int(random.integers(0, 20)),
        )
        for row in range(count)
    ]
    ends = (count * random.random((relations, 2)) ** 1.7).astype(int)
    statuses = tuple(Status)
    strands = [
        Strand(
            id=count + 1 + row,
            source=int(source) + 1,
            target=int(target) + 1,
            type="works with",
            directed=bool(row % 2),
            status=statuses[row % 4],
            quantity="31 %" if row % 5 == 0 else "",
            sources=row % 4,
            valid=None,
        )
        for row, (source, target) in enumerate(ends.tolist())
    ]
    present = {node.id: Certainty(int(random.integers(0, 3))) for node in nodes if node.id % 5}
    return MadeSource(nodes, strands, present)
