"""The tablet of the pictures: its screen in pixels, and how fine its pixels are."""

from typing import Final

SCREEN: Final = (1280, 800)
DPI: Final = 149
