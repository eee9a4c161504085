"""Whatever could still tell of a maker who has left: in the places, in pictures, in all of memory."""

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kivy.graphics import Fbo

    from kiosk.app import KioskApp

NOTHING = {
    "sitting": True,
    "shelf": True,
    "texts": [],
    "drawn": 0,
    "items": 0,
    "views": 0,
    "tiles": 0,
    "finish": True,
    "covers": 0,
    "prompt": "",
    "chosen": True,
    "words": True,
    "ink": 0,
    "set": 0,
    "pictures": 0,
    "colour": True,
    "clipboard": "",
    "temporary": [],
    "alive": [],
}
"""What `left_of_hers` finds when nothing is left."""


def left_of_hers(app: "KioskApp", canary: str, paper: str) -> dict[str, Any]:
    """Looked at on the screen's own thread. `canary` is a word of hers, `paper` the colour of her page."""
    from kivy.core.clipboard import Clipboard

    from fanzines.ink.shapes import _piles
    from fanzines.typesetting.setting import set_words
    from kiosk import theme
    from kiosk.widgets.still import Still
    from printing.painting.prepared import _kept as _prepared
    from printing.pictures.picture import _kept

    studio, keeper = app.studio, app.keeper
    texts = [
        str(getattr(widget, "text", ""))
        for root in (app.root, app.places)
        for screen in ([root] if root is app.root else root.screens)
        for widget in screen.walk(restrict=True)
    ]
    sheets: list[Fbo] = [studio.table._sheet]
    sheets += [w._picture for w in studio.walk(restrict=True) if isinstance(w, Still)]
    temporary = Path(os.environ["KIVY_HOME"]).rglob("*")
    return {
        "sitting": keeper.sitting is None,
        "shelf": keeper.shelf is None,
        "texts": [text for text in texts if canary.lower() in text.lower()],
        "drawn": sum(_coloured(fbo, paper) for fbo in sheets),
        "items": len(studio.table.page.items),
        "views": len(studio.table.views),
        "tiles": sum(bool(tile.texture) for tile in studio.strip.tiles),
        "finish": app.places.get_screen("finish").picture is None,
        "covers": len(app.places.get_screen("shelf").ids.covers.children),
        "prompt": app.places.get_screen("prompt").chosen,
        "chosen": studio.chosen is None,
        "words": studio.lettering.words is None,
        "ink": len(_piles),
        "set": set_words.cache_info().currsize,
        "pictures": len(_kept._kept) + len(_prepared._kept),
        "colour": studio.colour == theme.INK,
        "clipboard": Clipboard.paste() or "",
        "temporary": [file.name for file in temporary if _holds(file, canary)],
        "alive": alive(),
    }


def alive() -> list[str]:
    """What anything in memory still points to of what was laid on a page."""
    from fanzines.model import Photo, Stroke, Words

    gc.unfreeze()
    gc.collect()
    return sorted(type(thing).__name__ for thing in gc.get_objects() if type(thing) in (Words, Stroke, Photo))


def _holds(file: Path, canary: str) -> bool:
    return file.is_file() and canary.lower().encode() in file.read_bytes().lower()


def _coloured(fbo: "Fbo", paper: str) -> int:
    """How many pixels have the colour of her paper."""
    data, red_green_blue = fbo.pixels, bytes.fromhex(paper[1:])
    return sum(data[at : at + 3] == red_green_blue for at in range(0, len(data), 4))
