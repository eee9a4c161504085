"""Parts of the kiosk that need Kivy but no touch; the argument names which, the folder is theirs."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import assets
from kiosk import start

SIZE = (640, 480)


def catalogue(folder: Path) -> dict[str, Any]:
    """The assets of the folder take the place of the app's own."""
    vars(assets)["_HERE"] = folder
    from kiosk.language import said_in, translations

    ar = translations("ar")
    plural = ar.ngettext("{n} page", "{n} pages", 2)
    return {"make": ar.gettext("Make"), "plural": plural, "said": said_in("ar", "Make")}


def live(folder: Path) -> dict[str, Any]:
    from kivy.lang import Builder

    from kiosk.language import register_fonts, tongue

    register_fonts()
    label = Builder.load_string(
        "#:import tongue kiosk.language.tongue\n"
        "Label:\n"
        "    text: tongue.words('Make')\n"
        "    font_name: tongue.body\n"
        "    halign: 'right' if tongue.rtl else 'left'\n"
    )
    seen = []
    for tag in ("en", "ar", "en"):
        tongue.speak(tag)
        seen.append([label.text, label.font_name, label.halign])
    try:
        tongue.speak("xx")
    except KeyError:
        seen.append([label.text, label.font_name, label.halign])
    return {"seen": seen}


def printing(folder: Path) -> dict[str, Any]:
    """CUPS_SERVER leads to the test's own print shop."""
    from fanzines.model import Fold, Placement, Words, new_fanzine, new_id
    from kiosk.machine import sticks
    from kiosk.printing.printer import PrinterRefused, print_fanzine, sheet_picture
    from printing.paper import A3, A4, PaperSize, Weight
    from printing.printers.known import Known

    plugged = folder / "stick"
    fanzine, none = new_fanzine("2026-11"), dict[str, bytes]().__getitem__
    report: dict[str, Any] = {"sheet": sheet_picture(fanzine, none, Fold.MINI).size}
    report["upright"] = sheet_picture(fanzine, none, Fold.POSTER).size

    def printed(fold: Fold, chosen: Path | None, paper: PaperSize = A4) -> str:
        try:
            return print_fanzine(fanzine, none, fold, chosen, paper).outcome.value
        except (PrinterRefused, OSError) as problem:
            return type(problem).__name__

    report["large"] = print_fanzine(fanzine, none, Fold.POSTER, None, A3).outcome.value
    report["printer"] = [printed(fold, None) for fold in Fold]
    booklet = new_fanzine("2026-11", fold=Fold.SADDLE, pages=16)
    pages = tuple(
        replace(one, items=(Words(new_id(), Placement(74, 40), "sea", 110),)) for one in booklet.pages
    )
    for weight in (Weight.THIN, Weight.THICK):
        known = Known(weights={"Hall": weight})
        print_fanzine(replace(booklet, pages=pages), none, Fold.SADDLE, None, known=known)
    report["folder"] = [printed(fold, folder / "prints") for fold in (*Fold, Fold.MINI)]
    report["missing"] = printed(Fold.MINI, folder / "missing")
    report["refused"] = printed(Fold.MINI, None, PaperSize("B4", 1001, 709))
    os.environ["CUPS_SERVER"] = str(folder / "nothing")
    vars(sticks)["_PLACES"] = ()
    report["nowhere"] = printed(Fold.MINI, None)
    vars(sticks)["sticks"] = lambda: iter([plugged])
    report["stick"] = printed(Fold.MINI, None)
    return report


def tray(folder: Path) -> dict[str, Any]:
    from kiosk.machine import sticks
    from kiosk.studio.panels import photo

    vars(sticks)["_PLACES"] = ()

    def names(place: Path | None) -> list[str]:
        return [file.relative_to(folder).as_posix() for file in photo.found(place, place)]

    few, many = names(folder / "few"), names(folder / "many")
    huge = folder / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(5_000_000_000)
    read = len(vars(photo)["_read"](huge))
    huge.unlink()
    return {"few": few, "many": len(many), "none": names(None) + names(folder / "missing"), "read": read}


def darkroom(folder: Path) -> dict[str, Any]:
    """A photo that was erased while it waited to be pictured, and an item after it."""
    import time

    from kivy.clock import Clock

    from fanzines.library.errors import PhotoMissing
    from fanzines.model import Page, Photo, Placement, Sticker, new_id
    from kiosk.studio.table.darkroom import Darkroom
    from printing.pictures.picture import piled_picture

    def gone(digest: str) -> bytes:
        raise PhotoMissing("A photo is gone.")

    room, seen = Darkroom(), list[str]()
    place = Placement(74, 105)
    photo = Photo(new_id(), place, "0" * 64, 60, 40)
    room.item(photo, gone, 40, lambda made: seen.append("photo"))
    page = Page(new_id(), (photo,))
    room.after_items(lambda: piled_picture(page, gone, 20), lambda made: seen.append(type(made).__name__))
    room.item(Sticker(new_id(), place, "sun", 30, 30, "#FF5C4D"), gone, 40, lambda made: seen.append("sun"))
    until = time.monotonic() + 3
    while time.monotonic() < until:
        Clock.tick()
    return {"seen": seen}


def main(what: str, folder: Path) -> None:
    start.prepare(size=SIZE, fullscreen=False)
    parts = {part.__name__: part for part in (catalogue, darkroom, live, printing, tray)}
    print(json.dumps(parts[what](folder)))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
