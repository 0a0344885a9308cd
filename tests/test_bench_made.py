"""The made stores and tables: sound, the same each time, and as mixed as they are said to be."""

from collections import Counter
from pathlib import Path

from db.check import check_store
from db.dates import Granularity, Shape, parse_edtf
from db.interchange.importing import import_files
from db.records import Event
from db.store import Store
from tests.bench.made_events import KINDS, VAGUE, Made, made_events
from tests.bench.made_store import kept_store, kept_table, make_store, make_table

EVENTS = 3_000


def test_a_made_store_is_sound_and_opens(tmp_path: Path) -> None:
    path = tmp_path / "made.sequitur"
    make_store(path, 500)
    assert check_store(path) == []
    with Store.open(path) as store:
        assert store.info().events == 500
        with store.edit("Edit") as edit:
            edit.add(Event(title="One more"))
        assert store.undo() is not None


def test_one_seed_gives_the_same_events_each_time() -> None:
    assert list(made_events(50)) == list(made_events(50))
    uids = {one.uid for one in made_events(50)}
    assert not uids & {one.uid for one in made_events(50, seed=5)}


def test_the_table_tells_the_same_events_as_the_store(tmp_path: Path) -> None:
    make_store(tmp_path / "made.sequitur", 300)
    make_table(tmp_path / "made.csv", 300)
    with Store.open(tmp_path / "made.sequitur", write=False) as store:
        expected = {one.uid: (one.title, one.kind, _edtf(one)) for one in store.all(Event)}
    with Store.create(tmp_path / "imported.sequitur") as store:
        report = import_files(store, [tmp_path / "made.csv"])
        assert (report.added, report.rejected) == (300, 0)
        assert expected == {one.uid: (one.title, one.kind, _edtf(one)) for one in store.all(Event)}


def test_two_in_five_are_vague_and_a_quarter_lasted() -> None:
    made = list(made_events(EVENTS))
    dates = [parse_edtf(one.date) for one in made if one.date]
    vague = sum(
        one.approximate or one.doubtful or one.granularity > Granularity.DAY or "[" in one.edtf
        or one.shape is Shape.SEVERAL or one.earliest is None or one.latest is None
        or "X" in one.edtf
        for one in dates
    )  # fmt: skip
    lasted = sum(one.shape is Shape.LASTED for one in dates)
    assert abs(vague / EVENTS - VAGUE) < 0.04
    assert abs(lasted / EVENTS - 0.25) < 0.03
    assert 0 < EVENTS - len(dates) < 30


def test_kinds_are_skewed_and_titles_about_sixty_letters_long() -> None:
    made = list(made_events(EVENTS))
    kinds = Counter(one.kind for one in made)
    assert set(kinds) == set(KINDS)
    assert kinds[KINDS[0]] > 5 * kinds[KINDS[-1]]
    assert 45 < sum(len(one.title) for one in made) / EVENTS < 70


def test_some_days_are_far_fuller_than_others() -> None:
    months = Counter(one.date[:7] for one in made_events(EVENTS) if _is_recent(one))
    most = sum(count for _, count in months.most_common(len(months) // 10))
    assert most > 0.3 * sum(months.values())


def test_kept_files_are_made_once(tmp_path: Path) -> None:
    for keep in (kept_store, kept_table):
        path = keep(20, tmp_path / "made")
        made = path.stat().st_mtime_ns
        assert keep(20, tmp_path / "made") == path
        assert path.stat().st_mtime_ns == made
    assert len(list((tmp_path / "made").iterdir())) == 2


def _edtf(event: Event) -> str:
    return "" if event.when is None else event.when.edtf


def _is_recent(one: Made) -> bool:
    return one.date[:4].isdigit() and one.date[:4] >= "1990"
