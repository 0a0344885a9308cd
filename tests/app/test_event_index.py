"""The index after an edit is what reading everything again would give."""

from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.event_index import EventIndex
from db.dates import read
from db.edits import Edit
from db.errors import RecordRefused
from db.filters import matching
from db.memberships import Memberships, Pairs, load_memberships
from db.packed import Keeping, head, load_events
from db.packed.state import packed_state
from db.records import (
    Citation,
    Entity,
    Event,
    EventColumns,
    Filter,
    Link,
    Participation,
    Source,
    Status,
)
from db.store import Store
from db.time_index import load_columns

DATES = (None, "June 2022", "15 June 2022", "mid-June 2022", "since May 2022", "44 BC", "2022-06~")
KINDS = ("statement", "stoppage", "law", "")


def assert_same_columns(found: EventColumns, wanted: EventColumns) -> None:
    assert found.kinds == wanted.kinds
    for field in fields(EventColumns):
        if field.name != "kinds":
            left, right = getattr(found, field.name), getattr(wanted, field.name)
            assert left.dtype == right.dtype, field.name
            np.testing.assert_array_equal(left, right, err_msg=field.name)


def assert_same_members(found: Memberships, wanted: Memberships) -> None:
    for field in fields(Memberships):
        left, right = getattr(found, field.name), getattr(wanted, field.name)
        if isinstance(left, Pairs):
            for part in ("rows", "starts", "ids"):
                np.testing.assert_array_equal(getattr(left, part), getattr(right, part))
        else:
            assert left == right, field.name


class Case:
    """A store and an index that follows it, with the acts a person may do at random."""

    def __init__(self, path: Path) -> None:
        self.store = Store.create(path)
        self.index = EventIndex(self.store)
        with self.store.edit("Start") as edit:
            self.events = [
                edit.add(Event(title=f"e{n}", kind=KINDS[n % 3], when=self.date(n)))
                for n in range(6)
            ]
            self.entities = [edit.add(Entity(name=f"n{n}")) for n in range(3)]
            self.sources = [edit.add(Source(title=f"s{n}")) for n in range(2)]
        self.hanging: list[int] = []
        self.wanted = Filter()
        _ = self.index.columns, self.index.members
        self.pack()

    @staticmethod
    def date(number: int):
        text = DATES[number % len(DATES)]
        return None if text is None else read(text)

    def act(self, what: str, a: int, b: int) -> None:
        """Do one thing; what refers to something that was undone is refused and changes nothing."""
        if what in ("undo", "redo"):
            changes = self.store.undo() if what == "undo" else self.store.redo()
            if changes is not None:
                self.is_packed = self.is_packed and not changes.bulk
                self.index.refresh(changes)
            return
        if what == "pack":
            self.pack()
            return
        with suppress(RecordRefused, KeyError):
            opened = self.store.bulk if what == "bring_in" else self.store.edit
            with opened(what) as edit:
                getattr(self, what)(edit, a, b)
            self.index.refresh(edit.changes)

    def pack(self) -> None:
        """Write the packed arrays as they stand now."""
        at = head(self.store.connection)
        loaded = load_events(self.store.connection)
        assert self.store.keep_events(Keeping(loaded.columns, loaded.members, at), lambda: None)
        self.is_packed = True

    def bring_in(self, edit: Edit, a: int, b: int) -> None:
        self.is_packed = False
        made = [Event(title=f"i{n}", kind=KINDS[n % 4], when=self.date(n)) for n in range(a + 1)]
        self.events.extend(edit.add_many(made))

    def purge(self, edit: Edit, a: int, b: int) -> None:
        edit.purge(self.event(a))
        self.is_packed = False

    def add(self, edit: Edit, a: int, b: int) -> None:
        event = Event(title="new", kind=KINDS[a % 4], when=self.date(b), day_order=a % 3)
        self.events.append(edit.add(event))
        edit.add(Participation(event=self.events[-1], entity=self.entities[b % 3]))

    def change(self, edit: Edit, a: int, b: int) -> None:
        edit.change(self.event(a), when=self.date(b), kind=KINDS[b % 4], day_order=a % 3)

    def delete(self, edit: Edit, a: int, b: int) -> None:
        edit.delete(self.anything(a, b))

    def restore(self, edit: Edit, a: int, b: int) -> None:
        edit.restore(self.anything(a, b))

    def join(self, edit: Edit, a: int, b: int) -> None:
        joined = Participation(event=self.event(a), entity=self.entities[b % 3])
        self.hanging.append(edit.add(joined))

    def cite(self, edit: Edit, a: int, b: int) -> None:
        self.hanging.append(
            edit.add(Citation(item=self.event(a), source=self.sources[b % 2], paraphrase="quoted"))
        )

    def link(self, edit: Edit, a: int, b: int) -> None:
        link = Link(earlier=self.event(a), type="followed by", later=self.event(b))
        self.hanging.append(edit.add(link))

    def tag(self, edit: Edit, a: int, b: int) -> None:
        edit.tag(self.event(a), f"t{b % 2}")

    def untag(self, edit: Edit, a: int, b: int) -> None:
        edit.untag(self.event(a), f"t{b % 2}")

    def rename(self, edit: Edit, a: int, b: int) -> None:
        edit.change(self.entities[b % 3], name=f"renamed {a}")

    def event(self, number: int) -> int:
        return self.events[number % len(self.events)]

    def anything(self, a: int, b: int) -> int:
        items = [self.event(b), self.entities[b % 3], self.sources[b % 2], *self.hanging]
        return items[a % len(items)]

    def check(self) -> None:
        columns = load_columns(self.store.connection)
        assert_same_columns(self.index.columns, columns)
        members = load_memberships(self.store.connection, columns)
        assert_same_members(self.index.members, members)
        wanted = self.wanted
        found = self.index.matching(wanted)
        again = matching(self.store.connection, columns, wanted, members)
        np.testing.assert_array_equal(found, again)
        state = packed_state(self.store.connection)
        assert state is not None or not self.is_packed
        loaded = load_events(self.store.connection)
        assert_same_columns(loaded.columns, columns)
        assert_same_members(loaded.members, members)


ACTS = st.sampled_from(
    (
        *"add change delete restore join cite link tag untag rename undo redo".split(),
        *"pack bring_in purge".split(),
    )
)
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS, asked=st.sampled_from(range(6)))
def test_any_edits_leave_the_index_as_a_fresh_one(tmp_path_factory, steps, asked) -> None:
    case = Case(tmp_path_factory.mktemp("index") / "case.sequitur")
    case.wanted = (
        Filter(),
        Filter(text="e"),
        Filter(text="quoted"),
        Filter(entities=frozenset(case.entities[:2]), undated_only=True),
        Filter(kinds=frozenset(KINDS[:2]), statuses=frozenset({Status.REPORTED})),
        Filter(sources=frozenset(case.sources[:1]), text="new"),
    )[asked]
    try:
        for what, a, b in steps:
            case.act(what, a, b)
            case.check()
    finally:
        case.store.close()


def test_purging_takes_the_event_out(tmp_path: Path) -> None:
    case = Case(tmp_path / "case.sequitur")
    with case.store.edit("Purge") as edit:
        edit.delete(case.events[2])
    case.index.refresh(edit.changes)
    with case.store.edit("Purge") as edit:
        edit.purge(case.events[2])
    case.is_packed = False
    case.index.refresh(edit.changes)
    case.check()
    assert len(case.index.columns) == 5
    case.store.close()


def test_what_no_edit_touched_stays_the_same_object(tmp_path: Path) -> None:
    case = Case(tmp_path / "case.sequitur")
    columns = case.index.columns
    with case.store.edit("Title") as edit:
        edit.set("title", "A case")
    case.index.refresh(edit.changes)
    assert case.index.columns is columns
    case.store.close()


@pytest.mark.parametrize("bulk", [True, False])
def test_many_touched_events_are_read_anew(tmp_path: Path, bulk: bool) -> None:
    case = Case(tmp_path / "case.sequitur")
    with (case.store.bulk if bulk else case.store.edit)("Many") as edit:
        edit.add_many([Event(title=f"m{n}", when=case.date(n)) for n in range(700)])
    case.is_packed = not edit.changes.bulk
    case.index.refresh(edit.changes)
    case.check()
    case.store.close()
