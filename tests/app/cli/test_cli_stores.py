"""Commands on whole stores: new, info, check, backup, history, undo, redo."""

from pathlib import Path

from db.records import Event
from db.store import Store

INTEGERS = (
    "events", "entities", "relations", "links", "participations", "quantities", "sources",
    "citations", "assessments", "annotations", "edits", "format",
)  # fmt: skip


def test_new_makes_a_store_and_never_overwrites(run, tmp_path: Path) -> None:
    path = tmp_path / "case.sequitur"
    assert run("new", path).code == 0
    assert run("info", path, "--json").json["events"] == 0
    before = path.read_bytes()
    assert run("new", path).failed("never overwritten")
    assert run("new", path, "--sample").failed()
    assert path.read_bytes() == before


def test_info_of_the_sample(run, tmp_path: Path) -> None:
    path = tmp_path / "s.sequitur"
    run("new", path, "--sample")
    told = run("info", path, "--json").json
    assert tuple(told) == (*INTEGERS, "earliest", "latest")
    assert all(type(told[name]) is int for name in INTEGERS)
    assert (told["events"], told["entities"], told["assessments"]) == (28, 48, 11)
    assert (told["earliest"], told["latest"]) == ("2022-01-01", "2022-08-31")
    assert "events          28" in run("info", path).out


def test_the_trash_is_not_counted(run, sample: Path) -> None:
    before = run("info", sample, "--json").json
    with Store.open(sample) as store, store.edit("Delete") as edit:
        edit.delete(store.all(Event)[0].id)
    after = run("info", sample, "--json").json
    assert after["events"] == before["events"] - 1
    assert after["citations"] < before["citations"]
    assert after["edits"] == before["edits"] + 1


def test_a_sound_store(run, sample: Path) -> None:
    assert run("check", sample).code == 0
    assert run("check", sample, "--json").json == {"sound": True, "findings": []}


def test_a_damaged_store(run, sample: Path) -> None:
    with Store.open(sample) as store:
        title = store.all(Event)[0].title.encode()
    content = sample.read_bytes()
    damaged = content.replace(title, title.swapcase())
    assert damaged != content
    sample.write_bytes(damaged)
    answer = run("check", sample, "--json")
    assert answer.code == 1
    assert not answer.json["sound"]
    assert set(answer.json["findings"][0]) == {"severity", "table", "item", "message"}
    assert run("check", sample).code == 1
    assert sample.read_bytes() == damaged


def test_history_undo_and_redo(run, sample: Path) -> None:
    with Store.open(sample, author="A. Person") as store:
        for title in ("One", "Two"):
            with store.edit(f"Add {title}") as edit:
                edit.add(Event(title=title))
    edits = run("history", sample, "--json").json["edits"]
    assert [edit["label"] for edit in edits][:2] == ["Add Two", "Add One"]
    assert "A. Person" in run("history", sample).out
    answer = run("undo", sample, "-n", "2")
    assert answer.out == "Undone: Add Two\nUndone: Add One\n"
    assert run("info", sample, "--json").json["events"] == 28
    assert "(undone)" in run("history", sample).out
    assert run("redo", sample).out == "Done again: Add One\n"
    assert run("redo", sample, "-n", "9").code == 0
    assert run("redo", sample).failed("nothing to redo")


def test_undo_of_nothing(run, tmp_path: Path) -> None:
    path = tmp_path / "case.sequitur"
    run("new", path)
    assert run("undo", path).failed("nothing to undo")


def test_backup_while_another_writes(run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sequitur"
    with Store.open(sample):
        assert run("backup", sample, "-o", target).code == 0
    assert run("info", target, "--json").json == run("info", sample, "--json").json
    assert run("backup", sample, "-o", sample).failed()
    assert run("check", sample).code == 0
