from colorsys import rgb_to_hsv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.colours import brightness, colour_of, light_of, mix

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
RED, YELLOW, BLUE = "#B3202C", "#FFD23F", "#0F6FB4"


def _hue(colour: str) -> float:
    """Degrees."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 360 * rgb_to_hsv(red, green, blue)[0]


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [(YELLOW, BLUE, 90, 150), (RED, YELLOW, 8, 40), (RED, BLUE, 255, 310), ("#2E8B57", RED, 10, 45)],
    ids=["green", "orange", "violet", "brown"],
)
def test_colours_mix_like_paint(a: str, b: str, least: float, most: float) -> None:
    assert least < _hue(mix(a, b)) < most


def test_black_and_white_give_grey() -> None:
    red, green, blue = light_of(mix("#000000", "#FFFFFF"))
    assert red == green == blue
    assert 0.1 < red < 0.4


@given(colours, colours)
def test_the_order_does_not_matter(a: str, b: str) -> None:
    assert mix(a, b) == mix(b, a)


@given(colours)
def test_a_colour_with_itself_stays_as_it_is(colour: str) -> None:
    assert mix(colour, colour) == colour


@given(colours, colours)
def test_a_mixture_is_no_brighter_than_the_brighter_and_no_darker_than_the_darker(a: str, b: str) -> None:
    dark, bright = sorted((brightness(a), brightness(b)))
    assert dark - 0.02 <= brightness(mix(a, b)) <= bright + 0.02


@given(colours)
def test_light_and_colour_are_two_ways_of_saying_it(colour: str) -> None:
    assert colour_of(light_of(colour)) == colour
