"""Pills tell the filter in words; each takes its part away."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import EntityCount, Filter, FilterCounts, NamedCount, Status
from widgets.filters.pills import PillBar, pill_texts
from widgets.style import LIGHT

COUNTS = FilterCounts(
    total=28,
    shown=4,
    certain=0,
    possible=0,
    undated=0,
    unsourced=0,
    kinds=(),
    statuses=(),
    entities=(EntityCount(7, "Токаев", "person", 4),),
    tags=(NamedCount(8, "oil", 2),),
    sources=(),
    assessments=0,
    all_sources=0,
    notes=0,
)
WANTED = Filter(
    kinds=frozenset({"statement"}),
    statuses=frozenset({Status.POSSIBLE}),
    entities=frozenset({7, 99}),
    tags=frozenset({8}),
    text="pipeline",
    unsourced_only=True,
)


def test_every_part_of_the_filter_has_a_pill_in_words() -> None:
    assert [text.label for text in pill_texts(WANTED, COUNTS)] == [
        "Statements",
        "Possible",
        "Токаев",
        "something deleted",
        "oil",
        "“pipeline”",
        "Without a source",
    ]


def test_taking_every_pill_away_leaves_nothing_filtered() -> None:
    wanted = WANTED
    while not wanted.is_empty:
        wanted = pill_texts(wanted, COUNTS)[0].without
    assert wanted == Filter()


def test_the_strip_is_only_there_while_something_is_filtered(qtbot: QtBot) -> None:
    bar = PillBar(LIGHT)
    qtbot.addWidget(bar)
    bar.resize(900, 30)
    bar.show_filter(Filter(), COUNTS)
    assert bar.isHidden()
    bar.show_filter(WANTED, COUNTS)
    assert not bar.isHidden()
    with qtbot.waitSignal(bar.filter_asked) as asked:
        qtbot.mouseClick(bar.pills[0], Qt.MouseButton.LeftButton)
    assert asked.args[0].kinds == frozenset()


def test_pills_without_room_are_counted(qtbot: QtBot) -> None:
    bar = PillBar(LIGHT)
    qtbot.addWidget(bar)
    bar.resize(480, 30)
    bar.show_filter(WANTED, COUNTS)
    bar.show()
    hidden = [pill for pill in bar.pills if pill.isHidden()]
    assert hidden
    assert bar.rest.text() == f"+{len(hidden)}"
    assert bar.minimumSizeHint().width() == 0
