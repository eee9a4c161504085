"""One walk through the kiosk in a process and a window of its own: `python -m kiosk.tour.walk`.

Arguments: the folder of the pictures, the folder all is kept in, the language, and whether all of the
story is walked or only the first opening of a kiosk. What was told is printed as JSON.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

import assets
from kiosk.start import prepare
from kiosk.tour.tablet import FRAMES, NOTICED, SCREEN
from kiosk.tour.told import Told

SECONDS: Final = 1500.0
ASKS_AFTER: Final = 3.0
CHANGE_OF_HEART: Final = 600.0
COUNTS: Final = 5
LOOKS_FOR: Final = 0.5
"""Seconds one picture is searched for faces: nobody is on the tour's photos."""


def main(arguments: Sequence[str]) -> None:
    """Walk; raises what went wrong on the way, with a picture of it beside the others."""
    screens, kept, language, path = Path(arguments[0]), Path(arguments[1]), arguments[2], arguments[3]
    prepare(size=SCREEN, fullscreen=False, frames=FRAMES)
    from kiosk import theme
    from kiosk.app import KioskApp
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.guide import Guide
    from kiosk.tour.hand import Hand
    from kiosk.tour.journey import Journey
    from kiosk.tour.opening import set_up
    from kiosk.tour.story import Story

    theme.NOTICED, theme.FACE_SECONDS = NOTICED, LOOKS_FOR
    theme.CHANGE_OF_HEART = CHANGE_OF_HEART
    theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = ASKS_AFTER, COUNTS
    (kept / "prints").mkdir(parents=True)
    photos = assets.path("sample", "photos")
    app = KioskApp(kept / "data", photos=photos, prints=kept / "prints", language=language, room_port=0)
    told = Told()

    def driver(hand: Hand, eyes: Eyes) -> None:
        nonlocal told
        guide = Guide(app, hand, eyes, screens)
        if path == "all":
            told = Story(guide, app).walk()
        else:
            set_up(guide)

    Journey(app, driver, seconds=SECONDS, picture=screens.parent / "stopped.png").run()
    click.echo(json.dumps(asdict(told)))


if __name__ == "__main__":
    main(sys.argv[1:])
