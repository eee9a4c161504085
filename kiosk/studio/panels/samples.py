"""Small pictures for the tiles of a panel, made one after the other in the darkroom and dropped with it."""

from collections.abc import Callable
from typing import Protocol

from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.studio.table.darkroom import Darkroom
from kiosk.widgets.art import texture_of


class Tile(Protocol):
    """What shows a picture."""

    texture: Texture | None


class Samples:
    """One picture is made at a time, so that what lies on the table never waits for a whole shelf."""

    def __init__(self, darkroom: Darkroom) -> None:
        self._darkroom = darkroom
        self._wanted: dict[Tile, Callable[[], Image.Image]] = {}
        self._making: Tile | None = None

    @property
    def waiting(self) -> bool:
        """Whether any tile still waits for its picture."""
        return bool(self._wanted)

    def ask(self, tile: Tile, make: Callable[[], Image.Image]) -> None:
        """Have this picture on the tile, instead of any that was asked for before."""
        self._wanted[tile] = make
        self._next()

    def drop(self) -> None:
        """Nobody looks any more."""
        self._wanted.clear()

    def _next(self) -> None:
        if self._making is None and self._wanted:
            self._making = next(iter(self._wanted))
            make = self._wanted[self._making]
            self._darkroom.work(make, lambda made: self._show(make, made))

    def _show(self, make: Callable[[], Image.Image], made: object) -> None:
        tile, self._making = self._making, None
        if tile is not None and self._wanted.get(tile) is make:
            del self._wanted[tile]
            if isinstance(made, Exception):
                raise made
            assert isinstance(made, Image.Image)
            tile.texture = texture_of(made)
        self._next()
