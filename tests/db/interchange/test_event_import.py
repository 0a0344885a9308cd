"""Events tables: what is added, updated, skipped and rejected, and what each cell does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.interchange.importing import import_files
from db.interchange.report import FormatError, ImportCancelled, ImportReport
from db.records import Citation, Entity, Event, Name, Participation, Source, Status
from db.store import Store

Bring = Callable[..., ImportReport]


def numbers(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.updated, report.skipped, report.rejected


def event(store: Store, title: str) -> Event:
    return next(one for one in store.all(Event) if one.title == title)


def roles(store: Store, item: int) -> set[tuple[str, str]]:
    names = {one.id: one.name for one in store.all(Entity)}
    return {(names[one.entity], one.role) for one in store.where(Participation, event=item)}


WHOLE = """title,date,end,summary,kind,status,place,entities,tags,source,paragraph,uid
First stoppage,mid-June 2022,,Loading halts,stop,,Port,CPC (asset);Russia (initiator),oil,Log,7,e1
Forum,2022-06-15,2022-06-18,,statement,disputed,,,,,,e2
Threat,,,,threat,possible,,,,,,e3
"""


def test_a_whole_row(store: Store, bring: Bring) -> None:
    assert numbers(bring(WHOLE)) == (3, 3, 0, 0, 0)
    first = event(store, "First stoppage")
    assert first.uid == "e1"
    assert first.when is not None
    assert (first.when.text, first.when.edtf) == ("mid-June 2022", "[2022-06-11..2022-06-20]")
    assert (first.summary, first.kind, first.place) == ("Loading halts", "stop", "Port")
    assert roles(store, first.id) == {("CPC", "asset"), ("Russia", "initiator")}
    citation = store.where(Citation, item=first.id)[0]
    assert citation.paragraph == "7"
    assert [one.title for one in store.all(Source)] == ["Log"]
    forum = event(store, "Forum")
    assert forum.when is not None
    assert forum.when.edtf == "2022-06-15/2022-06-18"
    assert forum.status is Status.DISPUTED
    assert event(store, "Threat").when is None


def test_an_import_is_one_step_of_undo(store: Store, bring: Bring) -> None:
    bring(WHOLE)
    assert [entry.label for entry in store.history()] == ["Import in.csv"]
    store.undo()
    assert store.all(Event) == []
    assert store.all(Entity) == []
    store.redo()
    assert len(store.all(Event)) == 3
    assert store.connection.execute("SELECT count(*) FROM import_row").fetchone()[0] == 3


def test_a_second_time_all_rows_with_uids_are_skipped(store: Store, bring: Bring) -> None:
    bring(WHOLE)
    assert numbers(bring(WHOLE)) == (3, 0, 0, 3, 0)
    assert len(store.history()) == 1


def test_rows_without_uid_are_always_added(store: Store, bring: Bring) -> None:
    bring("title\nA\n")
    assert numbers(bring("title\nA\n")) == (1, 1, 0, 0, 0)
    assert len(store.all(Event)) == 2


def test_a_changed_row_updates_and_an_empty_cell_empties(store: Store, bring: Bring) -> None:
    bring(WHOLE)
    text = (
        "title,date,entities,tags,source,paragraph,uid\n"
        "First halt,,CPC (asset); Observers,oil,Log,8,e1\n"
    )
    assert numbers(bring(text)) == (1, 0, 1, 0, 0)
    changed = event(store, "First halt")
    assert changed.when is None
    assert changed.summary == "Loading halts"
    assert roles(store, changed.id) == {("CPC", "asset"), ("Observers", "")}
    assert {one.paragraph for one in store.where(Citation, item=changed.id)} == {"7", "8"}
    store.undo()
    assert roles(store, event(store, "First stoppage").id) == {
        ("CPC", "asset"),
        ("Russia", "initiator"),
    }


def test_the_same_date_in_other_words_changes_nothing(store: Store, bring: Bring) -> None:
    bring(WHOLE)
    text = "title,date,uid\nFirst stoppage,[2022-06-11..2022-06-20],e1\n"
    assert numbers(bring(text)) == (1, 0, 0, 1, 0)


@pytest.mark.parametrize("told", ["kazakhstan", "KAZAKHSTAN (initiator)", "Казахстан"])
def test_an_entity_by_another_of_its_names_is_the_same(
    store: Store, bring: Bring, told: str
) -> None:
    with store.edit("Add") as edit:
        known = edit.add(Entity(name="Kazakhstan"))
        edit.add(Name(entity=known, text="Казахстан"))
    text = f"title,entities,uid\nA,{told},a\n"
    assert numbers(bring(text)) == (1, 1, 0, 0, 0)
    before = len(store.history())
    for _ in range(2):
        assert numbers(bring(text)) == (1, 0, 0, 1, 0)
    assert len(store.history()) == before
    assert [one.entity for one in store.all(Participation)] == [known]


def test_an_entity_takes_part_once_in_each_role(store: Store, bring: Bring) -> None:
    text = "title,entities,uid\nX,A;A; a;A (asset);A (asset),x\n"
    bring(text)
    assert len(store.all(Entity)) == 1
    assert sorted(one.role for one in store.all(Participation)) == ["", "asset"]
    assert numbers(bring(text)) == (1, 0, 0, 1, 0)
    more = text.replace(",x", ";B;b;B,x")
    assert numbers(bring(more)) == (1, 0, 1, 0, 0)
    assert len(store.all(Participation)) == 3
    assert numbers(bring(more)) == (1, 0, 0, 1, 0)
    assert numbers(bring("title,entities,uid\nX,a (asset),x\n")) == (1, 0, 1, 0, 0)
    assert roles(store, event(store, "X").id) == {("A", "asset")}


def test_entities_that_share_a_name_stay_as_they_are(store: Store, bring: Bring) -> None:
    with store.edit("Add") as edit:
        item = edit.add(Event(title="X", uid="x"))
        for _ in range(2):
            edit.add(Participation(event=item, entity=edit.add(Entity(name="A"))))
    assert numbers(bring("title,entities,uid\nX,A; A,x\n")) == (1, 0, 0, 1, 0)
    assert numbers(bring("title,entities,uid\nX,,x\n")) == (1, 0, 1, 0, 0)
    assert roles(store, item) == set()


def test_an_event_in_the_trash_comes_back(store: Store, bring: Bring) -> None:
    bring(WHOLE)
    with store.edit("Delete") as edit:
        edit.delete(event(store, "Forum").id)
    assert numbers(bring(WHOLE)) == (3, 0, 1, 2, 0)
    assert event(store, "Forum").deleted_at is None


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (",2022,,,", "title", "empty"),
        ("  ,2022,,,", "title", "empty"),
        ("A,2022-13,,,", "date", "month"),
        ("A,5.1.2022,,,", "date", "Perhaps|2022-01-05"),
        ("A,someday,,,", "date", "someday"),
        ("A,5 July,,,", "date", "year"),
        ("A,2022,2021,,", "end", ""),
        ("A,2022/..,2023,,", "date", "span"),
        ("A,2022,[2023..2024],,", "end", "span"),
        ("A,2022,,rumour,", "status", "reported"),
        ("A,2022,,,x,too,many", "", "more cells"),
    ],
)
def test_bad_rows_are_told_by_column_and_the_good_ones_kept(
    store: Store, bring: Bring, row: str, column: str, told: str
) -> None:
    report = bring(f"title,date,end,status,kind\nGood,2022,,,\n{row}\nBetter,2022,,,\n")
    assert numbers(report) == (3, 2, 0, 0, 1)
    rejection = report.rejects[0]
    assert (rejection.line, rejection.column) == (3, column)
    assert rejection.file.endswith("in.csv")
    assert any(word in rejection.reason for word in told.split("|"))
    assert len(store.all(Event)) == 2


def test_dates_are_read_in_the_language_that_is_told(store: Store, bring: Bring) -> None:
    text = "title,date\nA,в середине июня 2022\nB,5.7.2022\n"
    report = bring(text)
    assert report.rejected == 2
    assert numbers(bring(text, language="ru")) == (2, 2, 0, 0, 0)
    when = event(store, "B").when
    assert when is not None
    assert when.edtf == "2022-07-05"


@pytest.mark.parametrize(
    ("date", "end", "edtf"),
    [
        ("2022-06-11", "2022-06-20", "2022-06-11/2022-06-20"),
        ("2022-02-24", "..", "2022-02-24/.."),
        ("", "2022-07", "/2022-07"),
        ("..", "2022", "../2022"),
        ("11 June 2022", "20 June 2022", "2022-06-11/2022-06-20"),
        ("2022/", "", "2022/"),
        ("'-0043", "", "-0043"),
        ("-0043", "-0042", "-0043/-0042"),
    ],
)
def test_date_and_end_make_a_span(
    store: Store, bring: Bring, date: str, end: str, edtf: str
) -> None:
    bring(f"title,date,end\nA,{date},{end}\n")
    when = event(store, "A").when
    assert when is not None
    assert when.edtf == edtf


def test_a_repeated_uid_is_refused_unless_the_rows_agree(store: Store, bring: Bring) -> None:
    report = bring("title,uid\nA,u\nA,u\nB,u\n")
    assert numbers(report) == (3, 1, 0, 1, 1)
    assert "line 2" in report.rejects[0].reason
    assert event(store, "A").uid == "u"


def test_a_uid_of_something_else_is_refused(store: Store, bring: Bring) -> None:
    with store.edit("Add") as edit:
        edit.add(Entity(name="CPC", uid="u"))
    report = bring("title,uid\nA,u\n")
    assert report.rejects[0].column == "uid"
    assert "entity" in report.rejects[0].reason


def test_entities_are_known_by_all_their_names(store: Store, bring: Bring) -> None:
    with store.edit("Add") as edit:
        kazakhstan = edit.add(Entity(name="Kazakhstan"))
        edit.add(Name(entity=kazakhstan, text="Қазақстан"))
        edit.add(Entity(name="Donetsk (DPR)"))
        edit.add(Entity(name="Twin"))
        edit.add(Entity(name="twin"))
    report = bring("title,entities\nA,қазақстан; Donetsk (DPR); Luhansk (LPR)\nB,Twin\n")
    assert numbers(report) == (2, 1, 0, 0, 1)
    assert report.rejects[0].column == "entities"
    assert roles(store, event(store, "A").id) == {
        ("Kazakhstan", ""),
        ("Donetsk (DPR)", ""),
        ("Luhansk", "LPR"),
    }


def test_a_trial_tells_the_same_and_writes_nothing(
    store: Store, bring: Bring, tmp_path: Path
) -> None:
    bring(WHOLE)
    text = WHOLE.replace("Forum", "The forum") + "New,2022,,,,,,A new one,,,,\n,,,,,,,,,,,\nX,foo\n"
    before = store.path.read_bytes()
    tried = bring(text, trial=True)
    assert store.path.read_bytes() == before
    assert len(store.history()) == 1
    done = bring(text)
    assert numbers(done) == numbers(tried) == (5, 1, 1, 2, 1)
    assert done.as_json() == tried.as_json()


def test_several_files_are_one_edit_and_one_bad_file_stops_all(
    store: Store, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("title\nA\n")
    bad.write_text("nothing,known\nA,B\n")
    with pytest.raises(FormatError, match="title"):
        import_files(store, [good, bad])
    assert store.all(Event) == []
    assert store.history() == []
    bad.write_text("title\nB\n")
    report = import_files(store, [good, bad])
    assert numbers(report) == (2, 2, 0, 0, 0)
    assert len(store.history()) == 1


def test_a_cancelled_import_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("title\n" + "A\n" * 2_000)
    seen: list[tuple[int, int]] = []
    with pytest.raises(ImportCancelled):
        import_files(
            store,
            [path],
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) > 2,
        )
    assert seen[0] == (2, 2002)
    assert store.all(Event) == []
    assert store.history() == []


def test_strange_columns_are_noted_and_kept_with_the_original(store: Store, bring: Bring) -> None:
    report = bring("Title,Colour\nA,red\n")
    assert "“Colour”" in report.notes[0]
    kept = store.connection.execute("SELECT line, original FROM import_row").fetchone()
    assert tuple(kept) == (2, '{"Title":"A","Colour":"red"}')


def test_a_header_alone_is_no_error(store: Store, bring: Bring) -> None:
    assert numbers(bring("title,date\n")) == (0, 0, 0, 0, 0)
    assert store.history() == []


def test_combining_marks_are_text_and_a_nul_is_not(store: Store, bring: Bring) -> None:
    text = "title,summary\n" + "x" * 5_000 + ",a\0b\nB," + "e" + "\u0301" * 100_000 + "\n"
    assert numbers(bring(text)) == (2, 1, 0, 0, 1)
    assert {one.summary[:3] for one in store.all(Event)} == {"e\u0301\u0301"}


def test_only_some_of_many_strange_columns_are_named(bring: Bring) -> None:
    report = bring("title," + ",".join(f"c{n}" for n in range(500)) + "\nA\n")
    assert "“c9”, and 490 more columns;" in report.notes[0]
    assert "c10" not in report.notes[0]


def test_a_row_of_blanks_is_no_row(bring: Bring) -> None:
    assert numbers(bring("title,place\nA,\n   , \t\n \nB,\n")) == (2, 2, 0, 0, 0)


def test_rejects_stand_in_the_order_of_the_file(bring: Bring) -> None:
    """A uid that repeats is found later than a cell that cannot be read."""
    report = bring("title,date,uid\nA,,a\nB,,a\nC,2022-13,c\nD,,a\n")
    assert [one.line for one in report.rejects] == [3, 4, 5]
