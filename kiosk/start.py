"""The one place that prepares Kivy, before anything else imports it.

Order matters: environment, settings, window, fingers. Kivy opens its window when it is imported,
and by default it writes to the home folder, quits on Escape and keeps what was copied.
"""

import logging
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from kiosk.machine import fingers, sdl

ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_CLIPBOARD": "dummy",
    "KIVY_TEXT": "pil",
    "KIVY_WINDOW": "sdl2",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
    "SDL_NO_SIGNAL_HANDLERS": "1",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
}
SETTINGS = (
    ("kivy", "exit_on_escape", "0"),
    ("kivy", "keyboard_mode", "system"),
    ("kivy", "log_enable", "0"),
    ("graphics", "allow_screensaver", "0"),
    ("graphics", "multisamples", "0"),
    ("input", "mouse", "mouse,disable_multitouch"),
)
INVISIBLE_DRIVERS = ("offscreen", "dummy", "evdev")
WINDOWED = (1280, 800)
"""Size in pixels when none is given."""

log = logging.getLogger(__name__)


class NoScreen(Exception):
    """No window can be had."""


_home: tempfile.TemporaryDirectory[str] | None = None


def prepare(*, size: tuple[int, int] | None, fullscreen: bool, frames: int = 120) -> None:
    """Open the window; a second call does nothing. A full screen has the screen's own size from the
    start: without a window manager SDL would leave it where the smaller window stood. `frames` is how
    often a second the app looks for input, and draws, at the most.

    Raises NoScreen when no window can be had, RuntimeError when Kivy came before.
    """
    global _home
    if _home is not None:
        return
    if "kivy" in sys.modules:
        raise RuntimeError("kiosk.start.prepare() has to come before the first import of Kivy")
    _look_for_shaping()
    _home = tempfile.TemporaryDirectory(prefix="fanzine-kiosk-")
    os.environ.update(ENVIRONMENT | fingers.environment(), KIVY_HOME=_home.name)
    _settle((fullscreen and sdl.desktop_size()) or size or WINDOWED, fullscreen, frames)
    _open_window()
    _close_leaks()
    signal.signal(signal.SIGTERM, _leave)
    fingers.bridge()
    from kiosk.machine.fresh_input import ask_before_each_frame
    from kiosk.machine.memory import leave_out_numbers, spare_memory
    from kiosk.machine.tidying import leave_out_what_starts

    ask_before_each_frame()
    leave_out_numbers()
    spare_memory()
    leave_out_what_starts()


def empty_home() -> None:
    """Delete whatever lies in Kivy's home, which is a temporary folder of this process."""
    if _home is not None:
        for thing in Path(_home.name).iterdir():
            if thing.is_dir():
                shutil.rmtree(thing, ignore_errors=True)
            else:
                thing.unlink(missing_ok=True)


def _look_for_shaping() -> None:
    from PIL import features

    if not features.check("raqm"):
        log.warning("Pillow has no Raqm: Arabic letters stay unjoined. Install Pillow from its wheel.")


def _settle(size: tuple[int, int], fullscreen: bool, frames: int) -> None:
    from kivy.config import Config

    logging.getLogger("kivy").setLevel(logging.CRITICAL)
    Config.remove_section("modules")
    Config.add_section("modules")
    Config.remove_option("input", "%(name)s")
    for section, key, value in SETTINGS:
        Config.set(section, key, value)
    Config.set("graphics", "maxfps", str(frames))
    Config.set("graphics", "width", str(size[0]))
    Config.set("graphics", "height", str(size[1]))
    Config.set("graphics", "fullscreen", "auto" if fullscreen else "0")


def _open_window() -> None:
    try:
        from kivy.core.window import Window
    except (Exception, SystemExit) as problem:
        raise NoScreen("The screen's graphics driver could not be started.") from problem
    asked_for = os.environ.get("SDL_VIDEODRIVER", "")
    driver = sdl.video_driver() if Window else ""
    if not driver or (driver in INVISIBLE_DRIVERS and driver != asked_for):
        raise NoScreen("No screen was found. Start the kiosk on the tablet's own screen, or set DISPLAY.")
    logging.getLogger("kivy").setLevel(logging.WARNING)
    Window.bind(on_request_close=_refuse)
    if Window.fullscreen and sdl.touch_screens():
        Window.show_cursor = False


def _close_leaks() -> None:
    """No cut buffer (selected text outlives the app in it) and no settings panel on F1."""
    import kivy
    from kivy.app import App

    kivy.kivy_options["cutbuffer"] = ()
    kivy_log = logging.getLogger("kivy")
    kivy_log.disabled = True
    from kivy.core import clipboard

    kivy_log.disabled = False
    clipboard.CutBuffer = None
    App.open_settings = _refuse_settings


def _leave(number: int, frame: FrameType | None) -> None:
    """Stop in good order when the system asks; the window itself cannot be closed."""
    from kivy.base import stopTouchApp
    from kivy.clock import Clock

    Clock.schedule_once(lambda dt: stopTouchApp())


def _refuse(*args: object, **kwargs: object) -> bool:
    return True


def _refuse_settings(*args: object) -> bool:
    return False
