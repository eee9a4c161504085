"""Looks a kiosk over and says, one plain line each, what is well and what to do about the rest.

Works with no screen at all. Asked by `fanzine-kiosk doctor`.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

import uharfbuzz
from babel.messages.pofile import PoFileError, read_po
from PIL import ImageFont, features

import assets
from exhibitions.help import COUNTRIES, expired_lines
from fanzines.typesetting.faces import missing_fonts
from fanzines.typesetting.fonts import is_here
from kiosk.camera import Camera, CameraState
from kiosk.machine import sdl
from kiosk.microphone import Recorder
from kiosk.speeches import FONTS, SOURCE, offered
from kiosk.voice.speech import PROGRAM, can_speak
from printing.printers.finding import find_printers
from printing.printers.wire import cups

hb: Any = uharfbuzz  # its compiled part carries no types

CUPS_SETTINGS = Path("/etc/cups/cupsd.conf")
KEEPS = ("PreserveJobFiles", "PreserveJobHistory")
CAMERAS = Path("/dev")
ARABIC_WORD = "سلام"
LITTLE_SPACE = 1_000_000_000
NO_SPACE = 200_000_000
"""Bytes: under the first a warning, under the second a gathering should not begin."""
SECONDS = 10


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    state: State
    sentence: str
    what_to_do: str = ""


def examine(folder: Path) -> list[Finding]:
    """All findings; the folder is where the kiosk keeps its library."""
    return [
        _look("fonts", fonts),
        _look("languages", languages),
        _look("shaping", shaping),
        _look("screen", screen),
        _look("touch", touch),
        _look("camera", camera),
        _look("microphone", microphone),
        _look("voice", voice),
        _look("printer", printer),
        _look("printed pages", printed_pages),
        _look("space", lambda: space(folder)),
        _look("help", lambda: help_numbers(date.today().isoformat())),
    ]


def _look(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as problem:
        kind = type(problem).__name__
        return Finding(name, State.BAD, f"This could not be looked at ({kind}).", "Install the kiosk again.")


def fonts() -> Finding:
    files = sorted(assets.path("fonts").glob("*.ttf"))
    broken = [file.name for file in files if not _loads(file)] + sorted(_lacking())
    if broken or not files:
        named = ", ".join(broken) or "all of them"
        return Finding(
            "fonts", State.BAD, f"Fonts are missing or damaged: {named}.", "Install the kiosk again."
        )
    return Finding("fonts", State.OK, f"All {len(files)} fonts load.")


def _lacking() -> set[str]:
    """The fonts that words on pages and labels need and this copy of the app has not."""
    labels = {file for file in FONTS.values() if not is_here(file.removesuffix(".ttf"))}
    return {f"{key}.ttf" for key in missing_fonts()} | labels


def languages() -> Finding:
    """Whether each language that is offered can be read to its end."""
    unread = [speech.own_name for speech in offered() if not _reads(speech.tag)]
    if unread:
        sentence = f"These languages cannot be read and show as English: {', '.join(unread)}."
        return Finding("languages", State.BAD, sentence, "Install the kiosk again.")
    return Finding("languages", State.OK, f"All {len(offered())} languages can be read.")


def _reads(tag: str) -> bool:
    if tag == SOURCE:
        return True
    try:
        file = BytesIO(assets.data("locale", tag, "LC_MESSAGES", "fanzine.po"))
        return len(read_po(file, locale=tag, abort_invalid=True)) > 0
    except (OSError, PoFileError, ValueError):
        return False


def _loads(file: Path) -> bool:
    try:
        ImageFont.truetype(str(file), 12)
    except OSError:
        return False
    return True


def shaping() -> Finding:
    if not features.check("raqm"):
        sentence = "The app's own labels cannot join Arabic letters: Pillow came without Raqm."
        return Finding("shaping", State.BAD, sentence, "Install Pillow from its wheel, not from source.")
    if not _joins_arabic():
        sentence = "Arabic letters on pages stay unjoined: HarfBuzz does not work here."
        return Finding("shaping", State.BAD, sentence, "Install uharfbuzz again.")
    return Finding("shaping", State.OK, "Arabic letters are joined, on pages and on buttons.")


def _joins_arabic() -> bool:
    """Joined letters have other glyphs than the same letters one by one."""
    face = hb.Face(assets.data("fonts", "NotoNaskhArabic-Regular.ttf"))
    joined = _glyphs(face, ARABIC_WORD)
    return sorted(joined) != sorted(glyph for letter in ARABIC_WORD for glyph in _glyphs(face, letter))


def _glyphs(face: Any, text: str) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def screen() -> Finding:
    if sdl.video_driver() in ("", "offscreen", "dummy", "evdev"):
        sentence = "No screen was found."
        return Finding("screen", State.BAD, sentence, "Run this on the tablet itself, or set DISPLAY.")
    width, height = sdl.desktop_size() or (0, 0)
    return Finding("screen", State.OK, f"The screen has {width} x {height} pixels.")


def touch() -> Finding:
    if sys.platform == "linux" and sdl.video_driver() != "KMSDRM" and not _has_library("libXi.so.6"):
        sentence = "Fingers cannot be felt: the system's library libxi6 is missing."
        return Finding("touch", State.BAD, sentence, "Install it: sudo apt install libxi6")
    count = sdl.touch_screens()
    if not count:
        sentence = "No touchscreen was found; a mouse works, with one finger's worth."
        return Finding("touch", State.WARN, sentence, "Check the touchscreen's cable and its driver.")
    return Finding("touch", State.OK, f"Touch devices found: {count}.")


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def camera() -> Finding:
    """Switch it on, wait for one picture, switch it off."""
    match _seen_by_the_camera():
        case CameraState.LIVE:
            return Finding("camera", State.OK, "The camera gives a picture.")
        case CameraState.MISSING:
            sentence = "No camera was found; photos can still come from a stick."
            return Finding("camera", State.WARN, sentence, "Plug one in if makers should take photos here.")
        case CameraState.BUSY:
            sentence = "Another program uses the camera, so it could not be tried."
            return Finding("camera", State.WARN, sentence, "Close that program, then ask again.")
    devices = list(CAMERAS.glob("video*"))
    if devices and not any(os.access(device, os.R_OK | os.W_OK) for device in devices):
        sentence = "There is a camera, but the kiosk may not use it."
        return Finding("camera", State.BAD, sentence, "Add the kiosk's account to the group “video”.")
    sentence = "There is a camera, but it gives no picture."
    return Finding("camera", State.BAD, sentence, "Unplug it, plug it in again, then ask again.")


def microphone() -> Finding:
    """Whether one is there, not whether it hears: that is tried by reading aloud."""
    if Recorder().is_there():
        return Finding("microphone", State.OK, "There is a microphone: makers can read aloud.")
    sentence = "No microphone was found, so nobody can read her fanzine aloud."
    return Finding("microphone", State.WARN, sentence, "Plug one in if makers should read aloud here.")


def voice() -> Finding:
    """Only whether speech can be made: whether a loudspeaker is on, ears tell best."""
    if can_speak("en"):
        return Finding("voice", State.OK, "The kiosk can read aloud, where a loudspeaker is connected.")
    sentence = "The kiosk cannot read aloud: its speech program is missing."
    return Finding("voice", State.WARN, sentence, f"Install the Debian package {PROGRAM}.")


def _seen_by_the_camera() -> CameraState:
    tried = Camera()
    tried.start()
    try:
        return tried.wait(SECONDS)
    finally:
        tried.stop()


def printer() -> Finding:
    if cups() is None:
        sentence = "This machine has no printing system; booklets can be saved to a stick."
        return Finding("printer", State.WARN, sentence, "To print here: sudo apt install cups")
    found = find_printers(seconds=SECONDS)
    if not found:
        sentence = "No printer was found; booklets can be saved to a stick."
        return Finding("printer", State.WARN, sentence, "Switch the printer on, or add it to the system.")
    stopped = [printer.name for printer in found if not printer.ready]
    if stopped:
        sentence = f"A printer is stopped in the system's settings: {', '.join(stopped)}."
        return Finding("printer", State.WARN, sentence, f"Start it: sudo cupsenable {stopped[0]}")
    return Finding("printer", State.OK, f"Printers found: {len(found)}.")


def printed_pages() -> Finding:
    """CUPS keeps pages for a day, and a list of prints, unless it is told not to."""
    name = "printed pages"
    try:
        lines = CUPS_SETTINGS.read_text(encoding="utf-8", errors="replace").lower().splitlines()
    except FileNotFoundError:
        return Finding(name, State.OK, "No print spooler keeps pages here.")
    except PermissionError:
        sentence = f"Whether the spooler keeps printed pages could not be read in {CUPS_SETTINGS}."
        return Finding(name, State.WARN, sentence, "Ask again with sudo.")
    said = dict(words for line in lines if len(words := line.split()) == 2)
    keeps = [setting for setting in KEEPS if said.get(setting.lower(), "") != "no"]
    if not keeps:
        return Finding(name, State.OK, "The print spooler forgets what was printed.")
    files = KEEPS[0] in keeps
    sentence = (
        "The print spooler keeps printed pages for a day."
        if files
        else "The print spooler keeps a list of what was printed when."
    )
    asked = "The kiosk has it forget each print; prints of other programs stay. "
    added = " and ".join(f"“{setting} No”" for setting in keeps)
    what_to_do = f"{asked}Write {added} into {CUPS_SETTINGS}, each on its own line, and restart CUPS."
    return Finding(name, State.BAD if files else State.WARN, sentence, what_to_do)


def space(folder: Path) -> Finding:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    sentence = f"Free on the kiosk's disk: {free / 1e9:.1f} GB."
    if free < LITTLE_SPACE:
        state = State.BAD if free < NO_SPACE else State.WARN
        return Finding("space", state, sentence, "Make room before the next gathering.")
    return Finding("space", State.OK, sentence)


def help_numbers(day: str) -> Finding:
    """Whether visitors still see every country's help lines on that day (YYYY-MM-DD)."""
    expired = [country for country in COUNTRIES if expired_lines(day, country)]
    if expired:
        sentence = f"Help numbers were checked too long ago, and are not shown: {', '.join(expired)}."
        what_to_do = "Call them, update the kiosk, and write your own number into the exhibition meanwhile."
        return Finding("help", State.WARN, sentence, what_to_do)
    return Finding("help", State.OK, "The help numbers were checked within the last 90 days.")
