import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.inks.ink import BLACK_INK, BLUE, CORAL, YELLOW, Spot
from printing.inks.tones import grey, plate

SETS = [(CORAL,), (CORAL, BLUE), (BLUE, BLACK_INK), (CORAL, BLUE, YELLOW, BLACK_INK)]
Colour = tuple[float, float, float]
parts = st.floats(0, 1)


def colour(spot: Spot) -> Colour:
    red, green, blue = (int(spot.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def printed(inks: tuple[Spot, ...], plates: list[float]) -> list[float]:
    """The paper's light through inks laid over one another."""
    light = [1.0, 1.0, 1.0]
    for ink, plate_light in zip(inks, plates, strict=True):
        light = [
            old * (1 - (1 - plate_light) * (1 - part)) for old, part in zip(light, colour(ink), strict=True)
        ]
    return light


@pytest.mark.parametrize("inks", SETS, ids=lambda inks: "+".join(ink.name for ink in inks))
def test_an_ink_s_own_colour_is_printed_by_that_ink_alone(inks: tuple[Spot, ...]) -> None:
    for number, ink in enumerate(inks):
        found = [plate(inks, at)(colour(ink)) for at in range(len(inks))]
        assert found == pytest.approx([0.0 if at == number else 1.0 for at in range(len(inks))], abs=0.02)


@pytest.mark.parametrize("inks", SETS, ids=lambda inks: "+".join(ink.name for ink in inks))
def test_white_paper_takes_no_ink_and_black_words_only_the_black_one(inks: tuple[Spot, ...]) -> None:
    for at, ink in enumerate(inks):
        assert plate(inks, at)((1.0, 1.0, 1.0)) == pytest.approx(1.0)
        if BLACK_INK in inks:
            assert plate(inks, at)((0.0, 0.0, 0.0)) == pytest.approx(float(ink is not BLACK_INK), abs=0.02)


@given(first=parts, second=parts)
def test_what_two_inks_can_print_comes_out_as_it_was(first: float, second: float) -> None:
    inks = (CORAL, BLUE)
    wanted = printed(inks, [first, second])
    red, green, blue = wanted
    found = printed(inks, [plate(inks, at)((red, green, blue)) for at in (0, 1)])
    assert found == pytest.approx(wanted, abs=0.02)


@given(red=parts, green=parts, blue=parts)
def test_every_plate_lies_between_full_ink_and_none(red: float, green: float, blue: float) -> None:
    for inks in SETS:
        for at in range(len(inks)):
            assert 0.0 <= plate(inks, at)((red, green, blue)) <= 1.0
    assert 0.0 <= grey((red, green, blue)) <= 1.0 + 1e-9
