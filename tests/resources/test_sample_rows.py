"""The sample's source against the facts it must hold, told here once more as plain tables."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.resources import files

import pytest

from app.sample_rows import RelationRow, SampleRows
from app.sample_source import read_sample

SINCE_WAR = "[2022-02-24..2022-08]"
EVENTS: dict[str, tuple[str | None, str, set[str], dict[str, str], str]] = {
    "gestures": (
        "[..2022-02-23]",
        "reported",
        {"5"},
        {"kazakhstan": "actor", "russia": "displeased"},
        "",
    ),
    "unrest": (
        "2022-01",
        "reported",
        {"1", "11"},
        {"kazakhstan": "setting", "tokayev": "incumbent"},
        "Kazakhstan",
    ),
    "kremlin-help": (
        "2022-01",
        "reported",
        {"1"},
        {"kremlin": "supporter", "tokayev": "beneficiary"},
        "",
    ),
    "war": (
        "2022-02-24/..",
        "reported",
        {"1", "2"},
        {"russia": "attacker", "ukraine": "attacked"},
        "Ukraine",
    ),
    "sanctions-kept": (
        "2022-02-24/..",
        "reported",
        {"2"},
        {"kazakhstan": "actor", "russia": "target"},
        "",
    ),
    "unworthy": (
        "2022-02-24/..",
        "reported",
        {"2", "13"},
        {"russian-critics": "critic", "kazakhstan": "criticised"},
        "Russia",
    ),
    "aid": (
        SINCE_WAR,
        "reported",
        {"3"},
        {"kazakhstan": "donor", "ukraine": "recipient"},
        "Ukraine",
    ),
    "zelensky-contact": (
        SINCE_WAR,
        "reported",
        {"3"},
        {"kazakhstan": "actor", "zelensky": "counterpart"},
        "",
    ),
    "symbols-ban": (SINCE_WAR, "reported", {"3"}, {"kazakhstan": "authority"}, "Kazakhstan"),
    "parade": ("2022-05-09", "reported", {"3"}, {"kazakhstan": "authority"}, "Kazakhstan"),
    "rally": (SINCE_WAR, "reported", {"3"}, {"kazakhstan": "authority"}, "Almaty"),
    "no-bypass": (
        SINCE_WAR,
        "reported",
        {"5"},
        {"kazakhstan": "actor", "russian-companies": "affected"},
        "",
    ),
    "parallel-imports": (
        SINCE_WAR,
        "reported",
        {"5"},
        {"kazakhstan": "actor", "russia": "affected"},
        "",
    ),
    "truckers": (
        SINCE_WAR,
        "reported",
        {"5"},
        {"kazakhstan": "actor", "russian-hauliers": "affected", "belarusian-hauliers": "affected"},
        "Kazakhstan",
    ),
    "welcome-firms": (
        SINCE_WAR,
        "reported",
        {"5"},
        {"kazakhstan": "host", "companies-leaving-russia": "guest"},
        "Kazakhstan",
    ),
    "sanctions-statement": (
        "[2022-02-24..2022-06-20]",
        "reported",
        {"7"},
        {"tokayev": "speaker"},
        "",
    ),
    "cpc-stop-1": (
        "[2022-06-11..2022-06-20]",
        "reported",
        {"7"},
        {"russia": "initiator", "cpc": "asset", "kazakhstan": "affected"},
        "CPC route",
    ),
    "spief": (
        "2022-06",
        "reported",
        {"2"},
        {"tokayev": "speaker", "putin": "present", "dpr": "subject", "lpr": "subject"},
        "St. Petersburg",
    ),
    "energy-statement": (
        "[2022-02-24..2022-07-10]",
        "reported",
        {"7"},
        {"tokayev": "speaker", "european-union": "addressee"},
        "",
    ),
    "cpc-stop-2": (
        "[2022-07-01..2022-07-10]",
        "reported",
        {"7"},
        {"russia": "initiator", "cpc": "asset", "kazakhstan": "affected"},
        "CPC route",
    ),
    "oil-revenge-talk": (
        "[2022-06-11..2022-08]",
        "reported",
        {"3"},
        {"observers": "voice", "russia": "suspected"},
        "",
    ),
    "medvedev-post": (
        SINCE_WAR,
        "disputed",
        {"4", "13"},
        {"medvedev": "attributed author", "kazakhstan": "subject"},
        "online",
    ),
    "cut-oil": (
        None,
        "possible",
        {"6"},
        {"russia": "actor", "kazakhstan": "affected", "cpc": "asset"},
        "",
    ),
    "eu-loses-oil": (
        None,
        "possible",
        {"7"},
        {"european-union": "affected", "russia": "actor"},
        "",
    ),
    "plant-emergencies": (
        None,
        "possible",
        {"7"},
        {"continuous-cycle-enterprises": "affected"},
        "Kazakhstan",
    ),
    "other-pressure": (None, "possible", {"8"}, {"russia": "actor", "kazakhstan": "affected"}, ""),
    "forced-turn": (
        None,
        "possible",
        {"11", "12"},
        {"russia": "actor", "tokayev": "target", "kazakh-society": "actor"},
        "Kazakhstan",
    ),
    "next-republic": (None, "possible", {"14"}, {"russia": "actor"}, ""),
}
KINDS = {
    "person": {"tokayev", "putin", "zelensky", "medvedev", "nazarbayev"},
    "state": {
        "kazakhstan",
        "russia",
        "ukraine",
        "belarus",
        "china",
        "uzbekistan",
        "turkmenistan",
    },
    "union": {"european-union"},
    "organisation": {"kremlin", "security-council", "csto", "cpc"},
    "claimed": {"dpr", "lpr"},
    "group": {
        "russian-companies",
        "companies-leaving-russia",
        "russian-hauliers",
        "belarusian-hauliers",
        "continuous-cycle-enterprises",
        "russian-hawks",
        "russian-critics",
        "kazakh-society",
        "observers",
    },
    "place": {
        "almaty",
        "st-petersburg",
        "northern-kazakhstan",
        "port-of-baku",
        "southern-caucasus",
    },
    "infrastructure": {
        "cpc-route",
        "pipeline-to-china",
        "rail-to-uzbekistan",
        "rail-to-china",
        "transit-through-russia",
    },
    "commodity": {
        "crude-oil",
        "oil-and-gas-sector",
        "cooking-oil",
        "sugar",
        "milk",
        "petrochemicals",
        "iron",
        "fertiliser",
        "car-parts",
    },
    "occasion": {"spief"},
}
RELATIONS = [
    ("kazakhstan", "ally of", "russia", "closest after Belarus", "reported", {"1"}),
    ("belarus", "ally of", "russia", "", "reported", {"1", "15"}),
    ("kazakhstan", "member of", "csto", "", "reported", {"1"}),
    ("russia", "member of", "csto", "", "reported", {"1"}),
    ("kazakhstan", "defence cooperation with", "russia", "", "reported", {"1"}),
    ("russia", "largest shareholder of", "cpc", "31 %", "reported", {"6"}),
    ("kazakhstan", "exports oil through", "cpc", "80 % of its oil exports", "reported", {"6"}),
    (
        "oil-and-gas-sector",
        "supplies state revenue of",
        "kazakhstan",
        "> 40 % of revenue",
        "reported",
        {"6"},
    ),
    (
        "european-union",
        "main oil customer of",
        "kazakhstan",
        "> 1,000,000 barrels a day",
        "reported",
        {"7"},
    ),
    *[
        (
            way,
            "alternative to",
            "cpc-route",
            "no match for the CPC",
            "reported",
            {"6"},
        )
        for way in ("port-of-baku", "pipeline-to-china", "rail-to-uzbekistan")
    ],
    ("russia", "supplies", "kazakhstan", "cooking oil, sugar, milk", "reported", {"8"}),
    (
        "russia",
        "supplies",
        "kazakhstan",
        "petrochemicals, iron, fertiliser, car parts",
        "reported",
        {"8"},
    ),
    ("russia", "trade partner of", "kazakhstan", "one fifth of trade", "reported", {"8"}),
    ("russia", "transit country for", "kazakhstan", "> half of cargo", "reported", {"8"}),
    *[
        (way, "alternative to", "transit-through-russia", "far dearer", "reported", {"8"})
        for way in ("southern-caucasus", "uzbekistan", "turkmenistan", "rail-to-china")
    ],
    ("tokayev", "president of", "kazakhstan", "", "reported", {"1"}),
    ("nazarbayev", "predecessor of", "tokayev", "", "reported", {"12"}),
    ("tokayev", "seen as no longer reliant on", "nazarbayev", "", "assessed", {"12"}),
    ("tokayev", "seen as no longer reliant on", "putin", "", "assessed", {"12"}),
    ("putin", "president of", "russia", "", "reported", {"2"}),
    ("zelensky", "president of", "ukraine", "", "reported", {"3"}),
    ("medvedev", "deputy chair of", "security-council", "", "reported", {"4"}),
    ("medvedev", "former president of", "russia", "", "reported", {"4"}),
    ("kazakhstan", "does not recognise", "dpr", "", "reported", {"2"}),
    ("kazakhstan", "does not recognise", "lpr", "", "reported", {"2"}),
    ("russia", "regards as friendly", "kazakhstan", "", "assessed", {"14"}),
    ("kazakhstan", "closely intertwined with", "russia", "", "assessed", {"15"}),
    ("kazakhstan", "closely intertwined with", "belarus", "", "assessed", {"15"}),
    ("kazakhstan", "seeks its own path away from", "russia", "", "assessed", {"15"}),
]
LINKS = {
    ("sanctions-statement", "followed by", "cpc-stop-1", "reported"),
    ("energy-statement", "followed by", "cpc-stop-2", "reported"),
    ("sanctions-statement", "may have provoked", "cpc-stop-1", "assessed"),
    ("energy-statement", "may have provoked", "cpc-stop-2", "assessed"),
    ("cpc-stop-1", "could have caused", "plant-emergencies", "possible"),
    ("cpc-stop-2", "could have caused", "plant-emergencies", "possible"),
    ("kremlin-help", "let Moscow expect support in", "war", "assessed"),
}
ASSESSMENTS: dict[str, tuple[str, set[str], set[str]]] = {
    # The word of likelihood, the paragraphs for it, the paragraphs against it.
    "veiled-threat": ("possible", {"7", "6", "3"}, {"7"}),
    "line-not-crossed": ("unlikely", {"10", "5"}, {"14"}),
    "pressure-backfires": ("", {"11", "12"}, set()),
    "stronger-at-home": ("", {"12"}, set()),
    "cut-hits-union": ("", {"7"}, set()),
    "short-stops-dangerous": ("", {"7"}, set()),
    "north-next": ("", {"4", "13", "14"}, {"13", "14"}),
    "courses-drift": ("", {"15"}, set()),
    "not-rational": ("", set(), set()),
    "no-support-counted-on": ("unlikely", set(), {"1"}),
    "punishment": ("serious doubts that it will not", {"6", "7", "8"}, {"13", "11"}),
}


@pytest.fixture(scope="module")
def rows() -> SampleRows:
    return read_sample()


def test_every_event_stands_as_in_the_facts(rows: SampleRows) -> None:
    told = {
        event.key: (
            event.when.edtf if event.when else None,
            str(event.status),
            {row.at for row in event.cited},
            event.who,
            event.place,
        )
        for event in rows.event
    }
    assert told == EVENTS


def test_every_entity_has_its_kind(rows: SampleRows) -> None:
    told: dict[str, set[str]] = {}
    for entity in rows.entity:
        told.setdefault(entity.kind, set()).add(entity.key)
    assert told == KINDS
    assert len(rows.entity) == 48


def _plain(row: RelationRow) -> tuple[str, str, str, str, str, set[str]]:
    written = ", ".join(quantity.written for quantity in row.quantity)
    paragraphs = {cited.at for cited in row.cited}
    return (row.source, row.type, row.target, written, str(row.status), paragraphs)


def test_every_relation_stands_once_for_each_pair(rows: SampleRows) -> None:
    assert [_plain(row) for row in rows.relation] == RELATIONS


def test_quantities_are_typed(rows: SampleRows) -> None:
    typed = {
        (quantity.comparator, quantity.value, quantity.unit)
        for relation in rows.relation
        for quantity in relation.quantity
        if quantity.value is not None
    }
    assert typed == {
        ("=", 31, "%"),
        ("=", 80, "%"),
        (">", 40, "%"),
        (">", 1_000_000, "barrels a day"),
        ("=", 20, "%"),
        (">", 50, "%"),
    }


def test_every_link_stands(rows: SampleRows) -> None:
    assert {(row.earlier, row.type, row.later, str(row.status)) for row in rows.link} == LINKS


def test_pairing_of_statement_and_stoppage_is_called_our_reading(rows: SampleRows) -> None:
    followed = [row for row in rows.link if row.type == "followed by"]
    assert len(followed) == 2
    assert all("is our reading" in " ".join(row.description.split()) for row in followed)


def test_every_assessment_has_its_case(rows: SampleRows) -> None:
    told = {
        row.key: (
            row.likelihood,
            {line.at for line in row.evidence if line.bearing == "consistent"},
            {line.at for line in row.evidence if line.bearing == "inconsistent"},
        )
        for row in rows.assessment
    }
    assert told == ASSESSMENTS


def test_every_date_that_ends_in_august_says_that_this_is_assumed(rows: SampleRows) -> None:
    ending = {event.key for event in rows.event if event.when and "2022-08" in event.when.edtf}
    saying = {event.key for event in rows.event if "august" in event.dated_by}
    assert ending == saying
    assert "our assumption" in next(row.says for row in rows.ground if row.key == "august")


def test_each_dated_event_says_what_its_date_rests_on(rows: SampleRows) -> None:
    assert all(bool(event.dated_by) == (event.when is not None) for event in rows.event)


def test_stoppages_and_statements_come_first(rows: SampleRows) -> None:
    ranked = sorted(rows.event, key=lambda event: -event.importance)
    assert {event.key for event in ranked[:4]} == {
        "sanctions-statement",
        "cpc-stop-1",
        "energy-statement",
        "cpc-stop-2",
    }
    assert ranked[3].importance > ranked[4].importance


def test_titles_are_short_enough_for_labels(rows: SampleRows) -> None:
    assert [event.title for event in rows.event if len(event.title) > 45] == []


def test_every_entity_has_a_place_on_the_map_of_its_own(rows: SampleRows) -> None:
    assert {place.entity for place in rows.place} == {entity.key for entity in rows.entity}
    assert len({(place.x, place.y) for place in rows.place}) == len(rows.entity)


def test_no_two_entities_share_a_name(rows: SampleRows) -> None:
    assert len({entity.name for entity in rows.entity}) == len(rows.entity)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))


def test_no_text_is_more_exact_about_time_than_the_source(rows: SampleRows) -> None:
    wrong = re.compile(r"\bsoon\b|\bdays after\b|\bdays later\b", re.IGNORECASE)
    assert [text for text in _texts(rows) if wrong.search(text)] == []


def test_every_text_is_trimmed_and_in_one_piece(rows: SampleRows) -> None:
    assert [text for text in _texts(rows) if text != text.strip() or "\n" in text] == []


def test_only_sample_files_lie_beside_the_source() -> None:
    names = {entry.name for entry in (files("resources") / "sample").iterdir()}
    assert names == {
        "assessments.toml",
        "case.toml",
        "dates.toml",
        "entities.toml",
        "events.toml",
        "links.toml",
        "map.toml",
        "relations.toml",
        "sources.toml",
    }
