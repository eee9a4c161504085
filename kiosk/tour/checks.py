"""What must be true of what the tour left behind. Each check says what is wrong in a plain sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from exhibitions.show.reading import ShowDamaged, open_show
from kiosk.tour.phone import can_scan
from kiosk.tour.secrecy import leaks, strays
from kiosk.tour.sheets import BOOKLET, MINI, wrong_on_sheets
from kiosk.tour.texts import LINES
from kiosk.tour.told import Told

FEWEST_COLOURS = 8


@dataclass(frozen=True, slots=True)
class Left:
    """`folder` holds what the tour shows, `data` is the kiosk's own; `elsewhere` has to be empty."""

    folder: Path
    data: Path
    elsewhere: tuple[Path, ...]
    told: Told


def problems(left: Left) -> list[str]:
    """Everything that is wrong; nothing when all is well."""
    return [
        *_pictures(left.folder / "screens"),
        *wrong_on_sheets(left.folder / "mini.pdf", MINI),
        *wrong_on_sheets(left.folder / "booklet.pdf", BOOKLET),
        *_story(left.told),
        *_show(left.folder / "show"),
        *leaks(left.folder / "show", left.data, left.told.canary, _photos(left.told)),
        *strays(left.elsewhere),
    ]


def _photos(told: Told) -> list[bytes]:
    return [bytes.fromhex(piece) for piece in told.photos]


def _pictures(screens: Path) -> Iterator[str]:
    english, arabic = ({file.name for file in folder.glob("*.png")} for folder in (screens, screens / "ar"))
    for name in sorted(english ^ arabic):
        yield f"{name} is there in one language only."
    for file in sorted(screens.glob("**/*.png")):
        with Image.open(file) as picture:
            if len(picture.convert("RGB").getcolors(1 << 24) or ()) < FEWEST_COLOURS:
                yield f"{file.relative_to(screens)} shows an empty screen."


def _story(told: Told) -> Iterator[str]:
    if can_scan() and told.scanned is None:
        yield "The code on the screen cannot be read."
    if told.scanned and told.address.lower() not in told.scanned.lower():
        yield "The code on the screen holds another address than the one written beneath it."
    for line in (line for lines in LINES for line in lines):
        if line not in told.answer:
            yield f"The story on the phone does not have the words “{line}”."
    if told.canary in told.answer:
        yield "The story on the phone has words of a maker who agreed to nothing."


def _show(folder: Path) -> Iterator[str]:
    try:
        show = open_show(folder)
    except ShowDamaged as problem:
        yield str(problem)
        return
    if len(show.entries) != 1 or len(show.entries[0].pages) != len(LINES):
        yield f"The show has to hold one fanzine of {len(LINES)} pages."
