"""An exhibition curated by touch: covers dragged into rooms, words written, tried out, put up, copied."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from exhibitions.exhibition import Exhibition
    from kiosk.tour.guide import Guide

WORDS = ("door", "sea", "My name is Amina")
NOBODY = "http://127.0.0.1:9"
"""An address at which nobody answers."""
LOWEST = 60
"""Pixels from the bottom: where a cover is held there, the table comes up."""


def main(language: str, folder: Path) -> None:
    open_window()
    from exhibitions.curation.store import Exhibitions
    from exhibitions.show.reading import open_show
    from fanzines.consents import Use
    from fanzines.edits import AddItem
    from fanzines.model import Placement, Words, new_fanzine, new_id
    from kiosk.mainloop import on_main
    from tests.kiosk.keeping import agree

    app = opened_kiosk(folder, language=language)
    library = app.keeper.open_library()

    def made(word: str) -> str:
        fanzine = replace(new_fanzine("2026-11", pages=2), language="en")
        library.new(fanzine)
        words = Words(new_id(), Placement(74, 60), word, 110, 30)
        library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, words))
        agree(library, library.fanzine(fanzine.id), (Use.SEE, Use.EXHIBITION, Use.ROOM, Use.PAPER))
        return fanzine.id

    ids = [made(word) for word in WORDS]

    def exhibition() -> "Exhibition":
        return on_main(lambda: Exhibitions(library).current({}))

    def hanging() -> list[list[int]]:
        """Which of the fanzines hang in each room, those without one first."""
        now = exhibition()
        rooms = ("", *(room.id for room in now.sections))
        return [[ids.index(entry.fanzine) for entry in now.in_section(room)] for room in rooms]

    def name_of(fanzine: int) -> str:
        table = app.places.get_screen("curating").ids.table
        return on_main(lambda: next(tile.touch_name for tile in table.covers if tile.fanzine == ids[fanzine]))

    def below(guide: "Guide", head: str, down: float) -> tuple[float, float]:
        """So many px below a room's heading, on the side where its first cover goes."""
        place = guide.eyes.wait_for(head)
        x = place.left + place.width - 60 if language == "ar" else place.left + 60
        return x, max(place.bottom - down, LOWEST)

    def drag(guide: "Guide", name: str, to: tuple[float, float]) -> None:
        """Hold it until it is lifted, carry it there, and let go."""
        start = guide.eyes.wait_for(name).centre
        guide.hand.press(*start)
        table = app.places.get_screen("curating").ids.table
        guide.wait(lambda: any(not tile.opacity for tile in table.covers), "it to be lifted")
        for step in range(1, 9):
            guide.hand.move(*(a + (b - a) * step / 8 for a, b in zip(start, to, strict=True)))
        guide.settle()
        guide.hand.lift()

    def enter(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.exhibition")
        guide.eyes.wait_for("curating.list")

    def hang_by_touch(guide: "Guide") -> Report:
        """One by a button; one by hand; one that takes a second look first, and goes where it was to go."""
        guide.tap(name_of(0), "cover.hang", "hand.done", "curating.room", "hand.done")
        guide.eyes.wait_for("room.1")
        drag(guide, name_of(1), below(guide, "room.1", 70))
        guide.wait(lambda: hanging()[1:] == [[1]], "it to hang in the room")
        drag(guide, name_of(0), below(guide, "room.1", 70))
        guide.wait(lambda: hanging() == [[], [0, 1]], "it to hang before the other")
        report: Report = {"dragged": hanging()}
        drag(guide, name_of(2), below(guide, "room.1", 70))
        guide.eyes.wait_for("look.meant")
        report["not_before_a_look"] = hanging()
        guide.tap("look.meant")
        guide.tap("look.go-on")
        guide.eyes.wait_for("hand.done")
        report["after_a_look"] = hanging()
        return report

    def labelled(guide: "Guide") -> Report:
        """Labels as they are looked at, chosen, checked and kept."""
        place = app.places.get_screen("paper")
        known = lambda: place.texture is not None and not place.working and not place.checking  # noqa: E731
        guide.wait(known, "labels that are checked")
        guide.settle()
        guide.eyes.picture().save(folder / "labels.png")
        guide.tap("paper.fewer", "paper.choice.Letter")
        guide.wait(known, "labels that are checked")
        guide.tap("paper.print")
        printing = app.places.get_screen("printing")
        guide.wait(lambda: printing.sides and not printing.working, "the labels as they come out")
        guide.settle()
        guide.eyes.picture().save(folder / "labels-printing.png")
        guide.tap("printing.stick")
        guide.wait(lambda: [*app.prints.glob("labels*.pdf")], "the labels to be kept")
        guide.tap("printing.back")
        guide.wait(known, "labels that are checked")
        told = on_main(lambda: [int(place.per_sheet), int(place.codes), int(place.unchecked)])
        for thing, file in (("poster", "poster"), ("codes", "codes"), ("guides", "guides"), ("book", "book")):
            guide.tap(f"paper.{thing}")
            made = lambda: place.texture is not None and not place.working  # noqa: E731
            guide.wait(made, f"{thing} to be seen")
            guide.settle()
            guide.eyes.picture().save(folder / f"{thing}.png")
            guide.tap("paper.carry")
            guide.wait(lambda name=file: [*app.prints.glob(f"{name}*.pdf")], f"{thing} to be kept")
        guide.tap("paper.later", "paper.how", "guide.next")
        guide.settle()
        guide.eyes.picture().save(folder / "guide.png")
        guide.tap("guide.back", "guide.close", "paper.word", "left.field")
        guide.type("Hello")
        guide.tap("keys.finish", "writing.back", "paper.choice.pages")
        guide.wait(made, "the pages to be seen")
        told += [len([*app.prints.glob("how-to-print*.pdf")]), *exhibition().foreword.values()]
        guide.tap("paper.back", "desk.paper", "paper.back")
        guide.settle()
        guide.eyes.picture().save(folder / "table.png")
        return told

    def english(guide: "Guide") -> Report:
        enter(guide)
        report = hang_by_touch(guide)
        guide.tap("cover.later")
        guide.wait(lambda: hanging()[1][1] == 2, "it to go later")
        report["later"] = hanging()
        guide.tap("cover.themes", "theme.table", "theme.song", "theme.table", "themes.done")
        guide.tap("cover.words", "left.field")
        guide.type("Tea")
        guide.tap("keys.finish", "text.2", "ready.1")
        guide.tap("writing.back", "hand.done", "curating.words", "text.2", "left.field")
        guide.type("Two\nlines")
        guide.tap(
            *("writing.back", "curating.settings", "visitors.it", "help.IT"),
            *("booklets.more", "settings.back"),
        )
        now = exhibition()
        entry = now.entry(ids[2])
        report |= {
            "title": dict(entry.title),
            "themes": entry.themes,
            "note": sorted(entry.note),
            "introduction": dict(now.introduction),
            "languages": now.languages,
            "settings": [now.frame.country, now.booklets_a_day],
        }
        guide.tap("curating.preview")
        guide.eyes.wait_for("preview.back", 60)
        guide.settle()
        guide.eyes.picture().save(folder / "preview.png")
        wall = app.places.get_screen("preview").ids.wall
        guide.tap("part.1")
        report["by_theme"] = on_main(lambda: [cover.title for cover in wall.ids.covers.covers])
        preview = app.keeper.folder / "preview"
        report["tried"] = [preview.is_dir(), len(open_show(preview).entries), app.keeper.show_home.exists()]
        on_main(lambda: Exhibitions(library).save(replace(exhibition(), room_url=NOBODY)))
        guide.tap("preview.back", "desk.publish")
        report["left"] = preview.exists()
        guide.eyes.wait_for("outcome.back", 60)
        guide.settle()
        guide.eyes.picture().save(folder / "outcome.png")
        telling = app.places.get_screen("curating").ids.telling
        report["told"] = on_main(lambda: [telling.sentence, len(telling.ids.lines.children)])
        report["unsaid"] = on_main(lambda: sorted(line.language for line in telling.ids.languages.children))
        guide.tap("outcome.labels")
        report["labels"] = labelled(guide)
        guide.tap("curating.list", "exhibitions.copy", "exhibitions.open", "desk.publish")
        guide.eyes.wait_for("outcome.back", 60)
        report["shows"] = sorted(place.name for place in (app.keeper.folder / "shows").iterdir())
        report["wall"] = app.keeper.show_home.name
        guide.tap("outcome.back", "curating.list", "exhibitions.here", "here.sure", "exhibitions.back")
        report["hangs"] = [app.keeper.show_home.name]
        guide.tap("curating.list", "exhibition.2", "exhibitions.remove", "remove.exhibition")
        guide.eyes.wait_for("exhibition.1")
        report["kept"] = len(on_main(lambda: Exhibitions(library).exhibitions()))
        return report

    def arabic(guide: "Guide") -> Report:
        enter(guide)
        report = hang_by_touch(guide)
        guide.tap("hand.done")
        guide.settle()  # the table is laid anew
        guide.tap("room.1", "room.words", "left.field")
        guide.type("باب")
        guide.settle()
        guide.eyes.picture().save(folder / "writing.png")
        guide.tap("keys.finish", "writing.back", "room.remove")
        report["rooms"] = [dict(room.title) for room in exhibition().sections]
        report["without"] = hanging()
        return report

    walk(app, {"en": english, "ar": arabic}[language], folder, seconds=240)


if __name__ == "__main__":
    main(*arguments())
