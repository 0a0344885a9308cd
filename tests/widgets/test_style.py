"""The palette, recomputed: text can be read, marks can be seen, kinds can be told apart.

Colour never carries a meaning alone; these bounds are look.md's.
"""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from widgets.style import DARK, KIND_HUES, LIGHT, Theme

# Full colour deficiency in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Linear sRGB to cone responses, and their cube roots to OKLab (Ottosson 2020).
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def linear(code: str) -> NDArray[np.float64]:
    """Linear sRGB of ``#RRGGBB``."""
    values = np.array([int(code[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((float(weights @ linear(code)) for code in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, sight: NDArray[np.float64]) -> float:
    """The distance in OKLab, in hundredths."""
    seen = [np.clip(sight @ linear(code), 0, 1) for code in (one, other)]
    labs = [TO_LAB @ np.cbrt(TO_CONES @ colour) for colour in seen]
    return float(np.linalg.norm(labs[0] - labs[1])) * 100


@THEMES
def test_text_can_be_read(theme: Theme) -> None:
    for ground in (theme.panel, theme.raised, theme.ground):
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.second_text, ground) >= 4.5
    assert contrast(theme.third_text, theme.panel) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.accent_ground) >= 4.5
    assert contrast(theme.warning, theme.panel) >= 4.5


@THEMES
def test_marks_can_be_seen(theme: Theme) -> None:
    for hue in theme.hues:
        assert contrast(hue, theme.panel) >= 3.5, hue
        assert contrast(hue, theme.ground) >= 3.0, hue
        assert contrast(hue, theme.raised) >= 3.0, hue


@THEMES
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_seven_hues_can_be_told_apart(theme: Theme, sight: str) -> None:
    assert len(theme.hues) == len(KIND_HUES) == 7
    closest = min(difference(a, b, SIGHTS[sight]) for a, b in combinations(theme.hues, 2))
    assert closest >= 10
