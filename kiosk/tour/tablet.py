"""The tablet of the pictures: its screen in pixels, and how fine its pixels are. It is looked at in haste."""

from typing import Final

SCREEN: Final = (1280, 800)
DPI: Final = 149
FRAMES: Final = 250
NOTICED: Final = 0.05
"""Seconds after which whoever walks has seen another screen; people are given longer."""
