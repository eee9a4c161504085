"""Pictures of a show as textures: made beside the screen, handed over a few a frame, only so many kept."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from kivy.graphics.texture import Texture
from PIL import Image

from exhibitions.show.manifest import ShowDamaged
from kiosk.background import Background
from kiosk.widgets.art import texture_of

log = logging.getLogger(__name__)

Make = Callable[[], Image.Image]


class Pictures:
    """`came` is told which of the pictures that were wanted are there now, or were found damaged.

    What is wanted anew takes the place of what was wanted before: nobody waits for covers that were
    scrolled past. Of `most` bytes in textures the ones looked at longest ago are let go.
    """

    def __init__(
        self, name: str, came: Callable[[frozenset[Hashable]], None], *, most: int, together: int = 1
    ) -> None:
        """So many are made `together`, and handed over in one frame."""
        self._background = Background(name)
        self._came, self._most, self._together = came, most, together
        self._kept: OrderedDict[Hashable, Texture] = OrderedDict()
        self._held = 0
        self._damaged: set[Hashable] = set()
        self._wanted: dict[Hashable, Make] = {}
        self._busy = False
        self._round = 0

    def texture(self, key: Hashable) -> Texture | None:
        """The picture, if it is there."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def is_damaged(self, key: Hashable) -> bool:
        """Whether it cannot be shown."""
        return key in self._damaged

    def want(self, wanted: Iterable[tuple[Hashable, Make]]) -> None:
        """Make these, the most urgent first, and nothing else that was wanted before."""
        known = self._kept.keys() | self._damaged
        self._wanted = {key: make for key, make in wanted if key not in known}
        self._next()

    def forget(self) -> None:
        """Keep nothing, and hand over nothing that is still being made."""
        self._round += 1
        self._kept.clear()
        self._damaged.clear()
        self._wanted = {}
        self._held = 0

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        batch = list(self._wanted.items())[: self._together]
        this = self._round
        self._background.do(
            lambda: [(key, _made(make)) for key, make in batch], lambda it: self._take(it, this)
        )

    def _take(self, made: object, made_in: int) -> None:
        self._busy = False
        if isinstance(made, Exception):
            raise made
        if made_in == self._round and isinstance(made, list):
            for key, picture in made:
                self._wanted.pop(key, None)
                self._keep(key, picture)
            self._came(frozenset(key for key, _ in made))
        self._next()

    def _keep(self, key: Hashable, picture: Image.Image | None) -> None:
        if picture is None:
            self._damaged.add(key)
            return
        if key in self._kept:
            return
        self._kept[key] = texture_of(picture)
        self._held += _bytes(self._kept[key])
        while self._held > self._most and len(self._kept) > 1:
            self._held -= _bytes(self._kept.popitem(last=False)[1])


def _bytes(texture: Texture) -> int:
    width, height = texture.size
    return int(width * height * (4 if texture.colorfmt == "rgba" else 3))


def _made(make: Make) -> Image.Image | None:
    """The picture; None when its file is not what was published, or no picture at all."""
    try:
        return make()
    except (ShowDamaged, OSError, SyntaxError, ValueError) as problem:
        log.warning("A picture of the show cannot be shown (%s).", type(problem).__name__)
        return None
