"""What every journey begins with: an app in a window like the tablet's, opened, with somebody to walk it."""

import atexit
import functools
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import assets
from kiosk import start
from kiosk.commands.parts import LANGUAGES
from kiosk.tour.tablet import DPI, FRAMES, NOTICED, SCREEN

if TYPE_CHECKING:
    from kiosk.app import KioskApp
    from kiosk.base import BaseApp
    from kiosk.tour.guide import Guide

PHRASE = "blue boats sing softly"
PIN = "2580"
SECONDS = 120.0
PATIENCE = 20.0
NEVER = 3600.0
"""Places nobody goes to are not built: a journey does not wait for them, and shows nobody a rest."""
Report = dict[str, Any]


def open_window() -> None:
    """Before anything else of Kivy."""
    os.environ["KIVY_DPI"] = str(DPI)
    start.prepare(size=SCREEN, fullscreen=False, frames=FRAMES)
    from kiosk import theme

    theme.NOTICED, theme.BUILT_AHEAD_AFTER = NOTICED, NEVER


@functools.cache
def set_up_once() -> Path:
    """What a kiosk's folder holds once a facilitator has set it up, for as long as this process lives."""
    from kiosk.keeping.keeper import Keeper

    folder = Path(tempfile.mkdtemp(prefix="set-up-"))
    atexit.register(_forget, folder, os.getpid())
    keeper = Keeper(folder)
    keeper.set_up(PHRASE, PIN)
    keeper.close()
    return folder


def _forget(folder: Path, owner: int) -> None:
    """A process forked from the owner ends, too."""
    if os.getpid() == owner:
        shutil.rmtree(folder)


def opened_kiosk(folder: Path, *, photos: Path | None = None, language: str = "en") -> "KioskApp":
    """A kiosk a facilitator has set up and opened, with a gathering; prints go to its folder "prints"."""
    from kiosk.app import KioskApp
    from kiosk.keeping.gathering import Gathering

    (folder / "prints").mkdir()
    shutil.copytree(set_up_once(), folder / "data")
    app = KioskApp(
        folder / "data",
        photos=photos or assets.path("sample", "photos"),
        prints=folder / "prints",
        language=language,
        room_port=0,
    )
    app.keeper.unlock(PHRASE)
    app.keeper.open_gathering(Gathering((language, *(tag for tag in LANGUAGES if tag != language))))
    return app


def walk(
    app: "BaseApp", path: Callable[["Guide"], Report], folder: Path, *, seconds: float = SECONDS
) -> None:
    """Run the app along the path, which may take so long, and print what it reports."""
    from kiosk.tour.guide import Guide
    from kiosk.tour.journey import Journey

    report: Report = {}
    Journey(
        app,
        lambda hand, eyes: report.update(path(Guide(app, hand, eyes))),
        seconds=seconds,
        picture=folder / "failed.png",
    ).run()
    print(json.dumps(report))


def touch_in_a_slow_frame(guide: "Guide", name: str, seconds: float) -> None:
    """Tap it; the frame after the finger's landing takes so long, and it lifts meanwhile."""
    from kivy.core.window import Window

    from kiosk.mainloop import on_main

    slow = threading.Event()

    def lands(window: Any, _touch: object) -> None:
        window.unbind(on_touch_down=lands)
        window.bind(on_flip=be_slow)
        window.canvas.ask_update()

    def be_slow(window: Any) -> None:
        window.unbind(on_flip=be_slow)
        slow.set()
        time.sleep(seconds)

    place = guide.eyes.wait_for(name).centre
    on_main(lambda: Window.bind(on_touch_down=lands))
    threading.Thread(target=guide.hand.press, args=place).start()
    slow.wait(PATIENCE)
    guide.hand.lift()


def arguments() -> tuple[str, Path]:
    """What to try, and a folder of one's own."""
    return sys.argv[1], Path(sys.argv[2])
