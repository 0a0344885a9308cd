"""Answers worked out beside the window: at once where they are light, the latest where heavy."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.beside import Beside
from app.jobs import Jobs
from db.store import Store


class Asked(QObject):
    """Asks for a number, and notes what is answered in which thread."""

    def __init__(self, store: Store, is_heavy: bool) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self.answers: list[int] = []
        self.threads: list[int] = []
        self.gate = threading.Event()
        self.gate.set()
        self.beside = Beside(store, self.jobs, self.prepare, self.show, lambda: is_heavy, self)

    def prepare(self, number: int):
        def work(connection: sqlite3.Connection) -> int:
            self.gate.wait(5)
            self.threads.append(threading.get_ident())
            return int(connection.execute("SELECT ?", (number,)).fetchone()[0])

        return work

    def show(self, answer: int) -> None:
        self.answers.append(answer)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as store:
        yield store


def test_a_light_answer_comes_at_once(store: Store, qtbot: QtBot) -> None:
    asked = Asked(store, is_heavy=False)
    asked.beside.now(1)
    assert asked.answers == [1]
    assert asked.threads == [threading.get_ident()]
    asked.beside.ask(2)
    qtbot.waitUntil(lambda: asked.answers == [1, 2])


def test_a_heavy_answer_comes_from_a_worker_and_only_the_latest(store: Store, qtbot: QtBot) -> None:
    asked = Asked(store, is_heavy=True)
    asked.gate.clear()
    asked.beside.now(1)
    assert asked.answers == []
    qtbot.waitUntil(lambda: len(asked.jobs.running) == 1)
    asked.beside.ask(2)
    asked.beside.ask(3)
    asked.gate.set()
    qtbot.waitUntil(lambda: asked.answers == [3])
    qtbot.waitUntil(lambda: not asked.jobs.running)
    assert threading.get_ident() not in asked.threads


def test_settling_answers_here_and_now_and_drops_the_worker(store: Store, qtbot: QtBot) -> None:
    asked = Asked(store, is_heavy=True)
    asked.beside.ask(1)
    asked.beside.settle()
    assert asked.answers == [1]
    asked.beside.settle()
    assert asked.answers == [1]
    asked.gate.clear()
    asked.beside.ask(2)
    qtbot.waitUntil(lambda: len(asked.jobs.running) == 1)
    asked.beside.ask(3)
    asked.gate.set()
    asked.beside.settle()
    qtbot.waitUntil(lambda: not asked.jobs.running)
    assert asked.answers == [1, 3]


def test_a_long_question_stops_when_the_window_closes(store: Store, qtbot: QtBot) -> None:
    asked = Asked(store, is_heavy=True)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    asked.prepare = lambda _number: lambda connection: connection.execute(endless).fetchone()
    asked.beside = Beside(store, asked.jobs, asked.prepare, asked.show, lambda: True, asked)
    asked.beside.ask(1)
    qtbot.waitUntil(lambda: len(asked.jobs.running) == 1)
    asked.beside.drop()
    asked.jobs.close()
    assert asked.answers == []
