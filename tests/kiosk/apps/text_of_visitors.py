"""Screens a visitor meets: the wall, the reader, and the sheets laid over them."""

from collections.abc import Iterator
from typing import Any

from tests.kiosk.apps.fitting import Stop


def exhibition(app: Any, exhibition: Any) -> Iterator[Stop]:
    from kiosk.exhibition.codes import JOIN, THEN_READ, Code

    app.go("exhibition")
    yield "wall"
    for entry in exhibition.show.entries:
        exhibition.open(entry)
        yield f"before “{entry.key}”"
        exhibition.read()
        yield f"reading “{entry.key}”"
    address, reader = "192.168.178.200:8000/S/MMMMMMMMMMMMMMMM", exhibition.ids.reader
    exhibition.giving.answers = exhibition.giving.booklets = True
    reader.beside, reader.languages = 12, ["en", "ar", "it", "el", "ro"]
    reader._lay_languages()
    yield "reading, with all there can be"
    reader.codes.found = [Code(address, JOIN, "Fanzines"), Code(address, THEN_READ, address)]
    reader.scan()
    yield "two codes"
    reader.scan()
    yield from sheets(exhibition)
    exhibition.asking = 15
    yield "asking"
    exhibition.asking, exhibition.view = 0, "empty"
    yield "an empty wall"
    app.home()


def sheets(exhibition: Any) -> Iterator[Stop]:
    from exhibitions.curation.passed_on import MOST_BESIDE
    from exhibitions.show.address import new_slug
    from exhibitions.show.slips import HungSlip, Word
    from kiosk.exhibition.beside import BesideSheet
    from kiosk.exhibition.taking import SENTENCES
    from kiosk.language import tongue

    exhibition.show_answer()
    sheet = exhibition._sheet
    sheet.chosen, sheet.typed = Word("w" * 40), "w" * 40
    sheet._left(False)
    for step in ("thanks", "choose", "draw", "write", "look"):
        sheet.step = step
        yield f"an answer, {step}"
    exhibition.lay(BesideSheet([HungSlip(new_slug(), Word("w" * 40))] * MOST_BESIDE))
    yield "what hangs beside it"
    exhibition.show_booklets()
    sheet = exhibition._sheet
    yield "a booklet"
    for sentence in SENTENCES.values():
        sheet.told, sheet.step = tongue.words(sentence), "told"
        yield "a booklet, told"
    sheet.step = "wait"
    yield "a booklet, waiting"
    sheet.close()
