"""Work beside the window: progress, cancel, errors, latest-wins, and a clean end."""

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs import SLOW, Job, Jobs, Latest, Turn


class Ear(QObject):
    """Hears results in the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.results.append(result)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


def whose_thread(job: Job) -> int:
    """Work that says where it was done."""
    del job
    return threading.get_ident()


@pytest.fixture
def ear() -> Ear:
    return Ear()


def test_the_result_comes_back_in_the_windows_thread(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.start("Counting", whose_thread, ear.done, ear.failed)
    qtbot.waitUntil(lambda: bool(ear.results))
    assert ear.threads == {threading.get_ident()}
    assert ear.results != [threading.get_ident()]
    qtbot.waitUntil(lambda: not jobs.running)


def test_an_error_is_handed_over_not_lost(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()

    def work(job: Job) -> None:
        raise ValueError("broken")

    jobs.start("Failing", work, ear.done, ear.failed)
    qtbot.waitUntil(lambda: bool(ear.errors))
    assert isinstance(ear.errors[0], ValueError)
    assert ear.results == []
    qtbot.waitUntil(lambda: not jobs.running)


def test_cancelled_work_stops_and_says_nothing(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    steps: list[int] = []

    def work(job: Job) -> str:
        for step in range(10_000):
            job.progress(step, 10_000)
            steps.append(step)
            time.sleep(0.002)
        return "all"

    jobs.start("Slow", work, ear.done, ear.failed)
    qtbot.waitUntil(lambda: len(steps) > 3)
    jobs.cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert (ear.results, ear.errors) == ([], [])
    assert len(steps) < 10_000


def test_progress_is_shown_only_when_work_takes_long(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    shown: list[tuple[str, int, object]] = []
    jobs.shown.connect(lambda label, done, total: shown.append((label, done, total)))
    gate = threading.Event()

    def work(job: Job) -> None:
        while not gate.wait(0.05):
            job.progress(7, 10)

    jobs.start("Quick", whose_thread, ear.done, ear.failed)
    qtbot.waitUntil(lambda: not jobs.running)
    assert shown == []
    jobs.start("Importing", work, ear.done, ear.failed)
    qtbot.waitUntil(lambda: ("Importing", 7, 10) in shown, timeout=SLOW * 6)
    with qtbot.waitSignal(jobs.ended):
        gate.set()


def test_closing_waits_for_the_work(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    ended = threading.Event()

    def work(job: Job) -> None:
        try:
            while True:
                job.progress(0)
                time.sleep(0.002)
        finally:
            ended.set()

    jobs.start("Endless", work, ear.done, ear.failed)
    jobs.close()
    assert ended.is_set()
    qtbot.waitUntil(lambda: not jobs.running)


class Canvas(QWidget):
    """Tells when it is painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told

    def paintEvent(self, event: QPaintEvent) -> None:
        self.told.append("painted")


def test_the_picture_is_painted_before_work_that_may_wait(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []
    canvas = Canvas(told)
    qtbot.addWidget(canvas)
    with qtbot.waitExposed(canvas):
        canvas.show()
    told.clear()

    def work(job: Job) -> None:
        del job
        told.append("worked")

    canvas.update()
    jobs.start("", work, ear.done, ear.failed, aside=True, turn=Turn.AFTER_PICTURE)
    assert jobs.running
    qtbot.waitUntil(lambda: not jobs.running)
    assert told == ["painted", "worked"]


def test_work_that_waits_is_not_begun_after_closing(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []

    def work(job: Job) -> None:
        del job
        told.append("worked")

    jobs.start("", work, ear.done, ear.failed, aside=True, turn=Turn.AFTER_PICTURE)
    jobs.close()
    qtbot.wait(20)
    assert (told, ear.results, ear.errors) == ([], [], [])


def test_work_that_waits_lets_others_go_first_and_comes_one_by_one(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []

    def named(name: str) -> Callable[[Job], None]:
        def work(job: Job) -> None:
            del job
            told.append(f"{name} begins")
            time.sleep(0.03)
            told.append(f"{name} ends")

        return work

    for name, turn in (("a", Turn.FIRST), ("b", Turn.WAITING), ("c", Turn.WAITING)):
        jobs.start("", named(name), ear.done, ear.failed, aside=True, turn=turn)
    qtbot.waitUntil(lambda: not jobs.running)
    assert told == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


def test_what_is_cancelled_while_it_waits_lets_the_next_begin(ear: Ear, qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []

    def work(job: Job) -> None:
        job.stop_if_cancelled()
        told.append("worked")

    started = [
        jobs.start("", work, ear.done, ear.failed, aside=True, turn=Turn.WAITING) for _ in range(3)
    ]
    started[1].cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert told == ["worked", "worked"]


def test_only_the_latest_question_is_answered(qtbot: QtBot) -> None:
    answered: list[int] = []
    owner = QObject()
    latest = Latest(answered.append, owner)
    for number in range(50):
        latest.ask(number)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [49]
    latest.ask(50)
    latest.settle()
    latest.settle()
    assert answered == [49, 50]


def test_slow_answers_wait_until_the_hand_rests(qtbot: QtBot) -> None:
    answered: list[int] = []
    owner = QObject()

    def slow(number: int) -> None:
        answered.append(number)
        time.sleep(0.02)

    latest = Latest(slow, owner)
    latest.ask(0)
    qtbot.waitUntil(lambda: answered == [0])
    for number in range(1, 12):
        latest.ask(number)
        qtbot.wait(20)
    assert answered == [0]
    qtbot.waitUntil(lambda: answered == [0, 11])
