"""Full stress by stochastic gradient descent, for up to about 300 nodes.

Rule (relations.md): one term (i, j) per pair with weight 1/d²; step μ = min(1, η·w); η falls
from 1/w_min to ε/w_max over 15 passes; each pass goes through the pairs in the rounds of a
round-robin tournament, so that the pairs of one round share no node and move at once.
"""

import numpy as np
from numpy.typing import NDArray

PASSES = 15
EPSILON = 0.1


def tournament(count: int) -> NDArray[np.int64]:
    """Rounds of disjoint pairs, (rounds, pairs, 2), in which everybody meets everybody once."""
    players = np.arange(count + count % 2)
    rounds = []
    for _ in range(len(players) - 1):
        half = len(players) // 2
        pairs = np.stack([players[:half], players[half:][::-1]], axis=1)
        rounds.append(np.sort(pairs[(pairs < count).all(axis=1)], axis=1))
        players = np.concatenate([players[:1], players[-1:], players[1:-1]])
    return np.array(rounds, dtype=np.int64).reshape(len(rounds), -1, 2)


def descend(
    start: NDArray[np.float64],
    wanted: NDArray[np.float64],
    fixed: NDArray[np.bool_],
    random: np.random.Generator,
    passes: int = PASSES,
) -> NDArray[np.float64]:
    """Lower the stress of several layouts at once; fixed nodes stay where they are.

    :param start: (layouts, n, 2) in the unit of ``wanted``; the layouts differ by their start.
    :param wanted: (n, n) distances, all finite and positive off the diagonal.
    """
    points = start.copy()
    rounds = tournament(len(wanted))
    pulls = np.where(fixed, 0.0, 1.0)
    distances = wanted[rounds[..., 0], rounds[..., 1]]
    longest, shortest = float(distances.max()), float(distances.min())
    steps = _steps(longest**2, EPSILON * shortest**2, passes)
    for step in steps:
        moves = np.minimum(1.0, step / distances**2)
        for index in random.permutation(len(rounds)):
            pairs = rounds[index]
            _move(points, pairs, distances[index], moves[index], pulls)
    return points


def _steps(first: float, last: float, passes: int) -> list[float]:
    fall = (last / first) ** (1 / max(1, passes - 1))
    return [first * fall**index for index in range(passes)]


def _move(
    points: NDArray[np.float64],
    pairs: NDArray[np.int64],
    distances: NDArray[np.float64],
    moves: NDArray[np.float64],
    pulls: NDArray[np.float64],
) -> None:
    one, other = pairs[:, 0], pairs[:, 1]
    delta = points[:, one] - points[:, other]
    gap = np.maximum(np.sqrt((delta**2).sum(axis=2)), 1e-9)
    share = ((gap - distances) / gap * moves / 2)[..., None] * delta
    # Where one of the two is fixed, the other takes the whole way.
    both = np.maximum(pulls[one] + pulls[other], 1.0)
    points[:, one] -= share * (2 * pulls[one] / both)[:, None]
    points[:, other] += share * (2 * pulls[other] / both)[:, None]
