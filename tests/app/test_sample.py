"""The sample's store: made whole, found again, reset without losing what the user added."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.places import PlaceError
from app.sample import ensure_sample, make_sample, reset_sample, sample_path
from db.check import check_store
from db.dates import Order, Shape, gap_between, gap_text, read
from db.errors import StoreLocked, StoreRefused
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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample for all tests that only read it."""
    path = tmp_path_factory.mktemp("made") / "sample.sequitur"
    make_sample(path)
    return path


@pytest.fixture
def store(made: Path) -> Iterator[Store]:
    with Store.open(made, write=False) as opened:
        yield opened


def _event(store: Store, key: str) -> Event:
    found = store.by_uid(f"kz22-event-{key}")
    assert found is not None
    event = store.get(Event, found)
    assert event is not None
    return event


def test_the_counts_are_those_of_the_facts(store: Store) -> None:
    info = store.info()
    assert (info.events, info.entities, info.relations, info.links) == (28, 48, 34, 7)
    assert (info.assessments, info.sources, info.quantities) == (11, 2, 16)
    assert (info.annotations, info.edits) == (1, 1)
    assert store.setting("title") == "Kazakhstan and Russia, 2022"


def test_the_one_edit_is_told_in_the_history(store: Store) -> None:
    (entry,) = store.history()
    assert entry.label == "Sample: Kazakhstan and Russia, 2022"
    assert entry.author == "Sequitur"


def test_six_events_are_undated(store: Store) -> None:
    undated = {event.uid for event in store.all(Event) if event.when is None}
    assert undated == {
        f"kz22-event-{key}"
        for key in (
            "cut-oil",
            "eu-loses-oil",
            "plant-emergencies",
            "other-pressure",
            "forced-turn",
            "next-republic",
        )
    }


def test_dates_keep_the_sources_words(store: Store) -> None:
    words = {
        event.uid.removeprefix("kz22-event-"): event.when.text
        for event in store.all(Event)
        if event.when
    }
    assert words["cpc-stop-1"] == "mid-June"
    assert words["cpc-stop-2"] == "early July"
    assert words["aid"] == "no date given"
    assert words["no-bypass"] == "now"
    assert words["parade"] == "9 May"


@pytest.mark.parametrize(
    ("key", "phrase"), [("cpc-stop-1", "mid-June 2022"), ("cpc-stop-2", "early July 2022")]
)
def test_the_rules_are_those_the_phrases_would_get(store: Store, key: str, phrase: str) -> None:
    when = _event(store, key).when
    assert when is not None
    asked = read(phrase)
    assert (when.edtf, when.rule, when.earliest, when.latest) == (
        asked.edtf,
        asked.rule,
        asked.earliest,
        asked.latest,
    )


def test_a_vague_moment_is_no_span(store: Store) -> None:
    stoppage, war = _event(store, "cpc-stop-1").when, _event(store, "war").when
    assert stoppage is not None and stoppage.shape is Shape.MOMENT
    assert war is not None and war.shape is Shape.LASTED


@pytest.mark.parametrize(
    ("statement", "stoppage", "days", "followed"),
    [
        ("sanctions-statement", "cpc-stop-1", (-9, 116), "0–116 days later"),
        ("energy-statement", "cpc-stop-2", (-9, 136), "0–136 days later"),
    ],
)
def test_the_gaps_between_statement_and_stoppage(
    store: Store, statement: str, stoppage: str, days: tuple[int, int], followed: str
) -> None:
    earlier, later = _event(store, statement).when, _event(store, stoppage).when
    assert earlier is not None and later is not None
    gap = gap_between(earlier, later)
    assert (gap.min_days, gap.max_days, gap.order) == (*days, Order.POSSIBLE)
    assert gap_text(gap, followed=True, lang="en") == followed


def test_every_fact_has_a_citation(store: Store) -> None:
    cited = {citation.item for citation in store.all(Citation)}
    kinds = (Event, Entity, Relation, Link, Quantity, Assessment, Evidence)
    assert [fact.uid for kind in kinds for fact in store.all(kind) if fact.id not in cited] == []


def test_names_rest_on_general_knowledge(store: Store) -> None:
    known = store.by_uid("kz22-source-general-knowledge")
    named = {name.entity for name in store.all(Name)}
    resting = {cite.item for cite in store.all(Citation) if cite.field == "name"}
    assert {cite.source for cite in store.all(Citation) if cite.field == "name"} == {known}
    assert named == resting


def test_citations_are_graded(store: Store) -> None:
    reliability = {source.id: source.reliability for source in store.all(Source)}
    grades = {(reliability[cite.source], cite.credibility) for cite in store.all(Citation)}
    assert grades == {("A", "1"), ("F", "3"), ("F", "4"), ("F", "6")}


def test_paragraphs_of_the_commentary_run_from_one_to_fifteen(store: Store) -> None:
    commentary = store.by_uid("kz22-source-commentary")
    told = {cite.paragraph for cite in store.all(Citation) if cite.source == commentary}
    assert told == {str(number) for number in range(1, 16)}


def test_no_text_of_the_source_is_bundled(store: Store) -> None:
    assert {source.text for source in store.all(Source)} == {""}
    assert {cite.quote_exact for cite in store.all(Citation)} == {""}


def test_the_disputed_post_is_told_and_denied(store: Store) -> None:
    post = _event(store, "medvedev-post")
    stances = {str(cite.stance) for cite in store.where(Citation, item=post.id)}
    assert stances == {"supports", "refutes"}


def test_likelihood_stands_as_worded_and_nothing_is_added(store: Store) -> None:
    claims = store.all(Assessment)
    assert {claim.likelihood_word for claim in claims} == {
        "",
        "possible",
        "unlikely",
        "serious doubts that it will not",
    }
    assert {(claim.likelihood_low, claim.likelihood_high) for claim in claims} == {(None, None)}
    assert {claim.confidence for claim in claims} == {""}


def test_every_role_is_told(store: Store) -> None:
    assert all(part.role for part in store.all(Participation))


def test_russian_and_kazakh_names_are_kept_with_their_script(store: Store) -> None:
    entity = store.by_uid("kz22-entity-kazakhstan")
    names = {(name.text, name.language, name.script) for name in store.where(Name, entity=entity)}
    assert {("Казахстан", "ru", "Cyrl"), ("Қазақстан", "kk", "Cyrl")} <= names


def test_entities_stand_where_the_map_was_drawn(store: Store) -> None:
    placed = store.connection.execute("SELECT count(*), sum(pinned) FROM map_position").fetchone()
    assert tuple(placed) == (48, 0)


def test_the_store_is_sound(made: Path) -> None:
    assert check_store(made) == []


def test_making_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.sequitur"
    path.write_bytes(b"mine")
    with pytest.raises(StoreRefused):
        make_sample(path)
    assert path.read_bytes() == b"mine"


def test_the_users_sample_is_made_once(user_folder: Path) -> None:
    path = ensure_sample()
    assert path == sample_path()
    assert path.parent == user_folder
    _add_note(path)
    assert ensure_sample() == path
    assert "mine" in _notes(path)


def test_making_leaves_nothing_behind(user_folder: Path) -> None:
    path = ensure_sample()
    assert [entry for entry in user_folder.iterdir() if entry.name.startswith(".")] == []
    assert path.is_file()


def test_reset_keeps_the_old_store_with_its_notes(user_folder: Path) -> None:
    path = ensure_sample()
    _add_note(path)
    assert reset_sample() == path
    assert "mine" not in _notes(path)
    (aside,) = user_folder.glob("*(before reset *.sequitur")
    assert "mine" in _notes(aside)


def test_two_resets_keep_two_old_stores(user_folder: Path) -> None:
    ensure_sample()
    reset_sample()
    reset_sample()
    assert len(list(user_folder.glob("*(before reset *.sequitur"))) == 2


def test_reset_makes_the_sample_where_there_is_none() -> None:
    assert len(_notes(reset_sample())) == 1


def test_reset_keeps_a_damaged_store_as_it_is(user_folder: Path) -> None:
    sample_path().write_bytes(b"not a store any more")
    reset_sample()
    (aside,) = user_folder.glob("*(before reset *.sequitur")
    assert aside.read_bytes() == b"not a store any more"


def test_an_open_sample_is_not_reset(user_folder: Path) -> None:
    path = ensure_sample()
    with Store.open(path), pytest.raises(StoreLocked):
        reset_sample()
    assert list(user_folder.glob("*(before reset *.sequitur")) == []
    assert len(_notes(path)) == 1


def test_a_folder_in_the_way_is_told(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (user_folder / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SEQUITUR_HOME", str(user_folder / "file" / "folder"))
    with pytest.raises(PlaceError):
        ensure_sample()


def _add_note(path: Path) -> None:
    with Store.open(path) as opened, opened.edit("Add note") as edit:
        edit.add(Annotation(body="mine"))


def _notes(path: Path) -> set[str]:
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        found = {body for (body,) in connection.execute("SELECT body FROM annotation")}
    connection.close()
    return found
