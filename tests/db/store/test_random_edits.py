"""Random edits, undos, redos and reopenings: every undo restores the very same rows."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.check import check_store
from db.dates.value import VagueTime
from db.records import Annotation, Entity, Event, Link, Participation
from db.store import Store
from tests.db.store.content import Content, content_of

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
DATES = st.none() | st.builds(
    VagueTime,
    text=TEXTS,
    edtf=TEXTS,
    earliest=st.none() | st.integers(-(2**63), 2**63 - 1),
    approximate=st.booleans(),
)


class Editing(RuleBasedStateMachine):
    """A store beside a plain list of the states it has been in."""

    @initialize()
    def create(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store.create(self.folder / "case.sequitur")
        self.states: list[Content] = [content_of(self.store.connection)]
        self.at = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            assert check_store(self.store.path) == []
            shutil.rmtree(self.folder)

    def ids(self, record: type[Event] | type[Entity]) -> list[int]:
        return [one.id for one in self.store.all(record, trash=True)]

    def after_edit(self, before: int) -> None:
        if self.store.change_count > before:
            del self.states[self.at + 1 :]
            self.states.append(content_of(self.store.connection))
            self.at += 1

    @rule(title=TEXTS, when=DATES, count=st.integers(1, 4), bulk=st.booleans())
    def add_events(self, title: str, when: VagueTime | None, count: int, bulk: bool) -> None:
        before = self.store.change_count
        with (self.store.bulk if bulk else self.store.edit)("Add") as edit:
            ids = edit.add_many([Event(title=title, when=when)] * count)
            entity = edit.add(Entity(name=title))
            edit.add_many([Participation(event=item, entity=entity) for item in ids])
            edit.place(entity, 1.5, -2)
        self.after_edit(before)

    @rule(data=st.data(), bulk=st.booleans())
    def change(self, data: st.DataObject, bulk: bool) -> None:
        ids = self.ids(Event)
        if not ids:
            return
        before = self.store.change_count
        with (self.store.bulk if bulk else self.store.edit)("Change") as edit:
            for item in data.draw(st.lists(st.sampled_from(ids), max_size=3)):
                edit.change(item, title=data.draw(TEXTS), when=data.draw(DATES))
                if data.draw(st.booleans()):
                    edit.change(item, offset_event=data.draw(st.sampled_from(ids)))
        self.after_edit(before)

    @rule(data=st.data(), word=st.sampled_from(["oil", "war", ""]))
    def hang_on(self, data: st.DataObject, word: str) -> None:
        ids = self.ids(Event)
        if not ids:
            return
        before = self.store.change_count
        item, other = (data.draw(st.sampled_from(ids)) for _ in range(2))
        with self.store.edit("Hang") as edit:
            edit.tag(item, word)
            edit.untag(other, word)
            edit.add(Annotation(item=item, body=word))
            edit.add(Link(earlier=item, type="followed by", later=other))
            edit.set("title", data.draw(TEXTS))
        self.after_edit(before)

    @rule(data=st.data())
    def to_the_trash_or_back(self, data: st.DataObject) -> None:
        ids = self.ids(Event)
        if not ids:
            return
        before = self.store.change_count
        item = data.draw(st.sampled_from(ids))
        with self.store.edit("Trash") as edit:
            data.draw(st.sampled_from([edit.delete, edit.restore]))(item)
        self.after_edit(before)

    @rule()
    def give_up(self) -> None:
        try:
            with self.store.edit("Add") as edit:
                edit.add(Event(title="never"))
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.store.undo() is not None
        self.at -= 1

    @precondition(lambda self: self.at + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        assert self.store.redo() is not None
        self.at += 1

    @rule()
    def reopen(self) -> None:
        path = self.store.path
        self.store.close()
        self.store = Store.open(path)

    @invariant()
    def the_rows_are_as_they_were(self) -> None:
        if hasattr(self, "store"):
            assert content_of(self.store.connection) == self.states[self.at]
            assert (self.store.undo_label is None) == (self.at == 0)
            assert (self.store.redo_label is None) == (self.at + 1 == len(self.states))


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
