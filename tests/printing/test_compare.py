import pytest
from PIL import Image, ImageDraw

from tests.printing.compare import different_share


def page_with(box: tuple[int, int, int, int], colour: str = "black") -> Image.Image:
    picture = Image.new("RGB", (100, 100), "white")
    ImageDraw.Draw(picture).rectangle(box, fill=colour)
    return picture


def test_the_same_page_differs_nowhere() -> None:
    assert different_share(page_with((10, 10, 50, 50)), page_with((10, 10, 50, 50))) == 0


def test_an_edge_may_fall_one_pixel_further() -> None:
    assert different_share(page_with((10, 10, 50, 50)), page_with((11, 10, 51, 50))) == 0


def test_ink_that_is_missing_counts() -> None:
    assert different_share(page_with((10, 10, 50, 50)), page_with((0, 0, 0, 0), "white")) > 0.9


def test_ink_of_another_colour_counts() -> None:
    other = page_with((10, 10, 50, 50), "red")
    assert different_share(page_with((10, 10, 50, 50)), other) == pytest.approx(1.0)


def test_pictures_of_different_sizes_are_not_compared() -> None:
    with pytest.raises(ValueError, match="sizes"):
        different_share(page_with((0, 0, 1, 1)), Image.new("RGB", (9, 9)))
