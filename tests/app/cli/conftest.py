"""Run the command line as a function, and a store of the sample to run it on."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.sample import make_sample


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on the standard output."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    def failed(self, *words: str) -> bool:
        """Say whether this is an error as every error is: one line, exit code 2."""
        assert self.code == 2, self
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("sequitur: ")
        assert "Traceback" not in self.err
        assert all(word in self.err for word in words), self.err
        return True


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with words and, where given, an input."""

    def call(*words: object, given: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A store of the sample."""
    path = tmp_path / "sample.sequitur"
    make_sample(path)
    return path
