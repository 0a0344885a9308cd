"""Two hundred kills, in ten stores."""

from pathlib import Path

import pytest

from tests.db.store.killing import survive_kills

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("seed", range(10, 20))
def test_two_hundred_kills(tmp_path: Path, seed: int) -> None:
    assert survive_kills(tmp_path / "case.sequitur", rounds=20, seed=seed) > 50
