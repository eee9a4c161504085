"""What visitors leave goes its whole way: to the facilitator, to the maker, into the report.

A second argument is a language, and has pictures of every step taken into the folder "screens".
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from exhibitions.journal.journal import Journal
    from exhibitions.show.slips import HungSlip
    from kiosk.tour.guide import Guide


def main(folder: Path, language: str = "") -> None:
    open_window()
    from exhibitions.curation.passed_on import PassedOnAnswers
    from exhibitions.curation.store import Exhibitions
    from exhibitions.journal.answers import Answer, put, waiting
    from exhibitions.journal.carrying import carried
    from exhibitions.journal.counts import Counted, What, add, counts, today
    from exhibitions.journal.journal import Journal, journal_beside
    from exhibitions.show.reading import open_show
    from exhibitions.show.slips import Word
    from kiosk import theme
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    theme.BOOKLETS_APART = 1.0
    app = opened_kiosk(folder, language=language or "en")
    place = lambda name: app.places.get_screen(name)  # noqa: E731
    prints = folder / "prints"

    def look(guide: "Guide", name: str) -> None:
        if language:
            guide.screens = folder / "screens"
            guide.see(name)

    def journal() -> "Journal":
        return Journal(journal_beside(app.show_folder()))

    def beside() -> tuple["HungSlip", ...]:
        """What visitors read beside it."""
        return open_show(app.show_folder()).entries[0].slips

    def make(guide: "Guide") -> tuple[str, ...]:
        """One fanzine for the wall and on paper, and the touches of its sign."""
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        sign = on_main(lambda: place("offer").sign)
        guide.tap("offer.take")
        Maker(guide).words("sea", (74, 60))
        guide.tap("studio.done", "finish.show", "use.see", "use.exhibition", "use.paper", "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        return (f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))

    def put_up(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.1", "desk.hang")
        kept = Exhibitions(app.keeper.open_library())
        kept.save(replace(kept.current({}), booklets_a_day=1))
        guide.tap("desk.exhibition", "curating.settings", "settings.answers", "settings.back", "desk.publish")
        guide.eyes.wait_for("outcome.back", 60)
        guide.tap("outcome.back", "desk.home")

    def from_elsewhere(slug: str) -> None:
        """Another machine of the exhibition counted, and somebody left a number there."""
        away = Journal(folder / "away.journal")
        add(away, [Counted(slug, today(), What.OPENED, 40)])
        answer = Answer(slug, Word("call 091 234 5678"))
        away.write(lambda db: put(db, [answer]))
        (prints / "away.journal.json").write_bytes(carried(away))

    def visit(guide: "Guide") -> Report:
        """Somebody reads it to its end, leaves three slips, and asks for a booklet twice."""
        guide.tap("home.look", "wall.1")
        reader = place("exhibition").ids.reader
        guide.eyes.wait_for("reader.next")
        look(guide, "reader")
        while on_main(lambda: reader.index < reader.count - 1):
            guide.tap("reader.next")
        guide.tap("reader.answer")
        guide.eyes.wait_for("answer.stamp.sun")
        look(guide, "answer")
        guide.tap("answer.stamp.sun", "answer.look.back", "answer.stamp.bird")
        guide.eyes.wait_for("answer.leave")
        look(guide, "stamp")
        guide.tap("answer.leave")
        guide.eyes.wait_for("answer.done")
        look(guide, "thanks")
        guide.tap("answer.done", "reader.answer", "answer.draw")
        guide.eyes.wait_for("answer.draw.back")
        guide.hand.drag([(560, 300), (640, 420), (720, 300), (640, 330)])
        look(guide, "draw")
        guide.tap("answer.draw.done", "answer.leave", "answer.done", "reader.answer", "answer.write")
        guide.eyes.wait_for("answer.write.back")
        guide.type("sea")
        look(guide, "write")
        guide.tap("keys.finish", "answer.leave", "answer.done", "reader.take")
        guide.eyes.wait_for("take.mini")
        look(guide, "take")
        guide.tap("take.mini")
        guide.eyes.wait_for("take.done", 60)
        look(guide, "taken")
        guide.tap("take.done")
        waits = "reader.take" not in guide.eyes.names()
        guide.tap("reader.take", "take.saddle")
        guide.eyes.wait_for("take.done", 60)
        look(guide, "saved")
        guide.tap("take.done", "reader.wall", "exhibition.home")
        slips = sorted(type(one.slip).__name__ for one in waiting(journal()))
        return {"slips": slips, "waits": waits}

    def look_through(guide: "Guide") -> Report:
        """The facilitator passes on what is kind, puts away the rest, and takes the report with her."""
        entry = Exhibitions(app.keeper.open_library()).current({}).entries[0]
        from_elsewhere(entry.wall)
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.exhibition")
        guide.tap("desk.visited", "visited.bring")
        guide.wait(lambda: place("visited").waiting == 4, "the slips")
        look(guide, "answers")
        guide.tap("visited.bring", "visited.report")
        for waiting_still in (3, 2, 1, 0):
            doubtful = on_main(lambda: place("visited").ids.slips.children[-1].doubtful)
            guide.tap("slip.1.away" if doubtful else "slip.1.on")
            guide.wait(lambda left=waiting_still: place("visited").waiting == left, "it to go")
        on_main(lambda: app.notice.hide())
        look(guide, "passed-on")
        guide.tap("passed.1.told")
        guide.eyes.wait_for("passed.1.untold")
        guide.tap("passed.1.untold", "passed.1.told", "passed.1.hang")
        guide.eyes.wait_for("passed.1.down")
        look(guide, "hung")
        hangs = len(beside())
        guide.tap("visited.table")
        look(guide, "table")
        asked = on_main(lambda: place("visited").wanted)
        guide.tap("wanted.1.done")
        guide.wait(lambda: not place("visited").wanted, "the booklets on the table")
        guide.tap("visited.numbers")
        guide.settle()
        look(guide, "numbers")
        guide.tap("visited.print")
        guide.wait(lambda: place("printing").sides, "the report's sheet")
        look(guide, "report")
        sheet = on_main(lambda: len(place("printing").sides))
        guide.tap("printing.stick")
        guide.wait(lambda: not place("printing").sends, "the report on the stick")
        on_main(lambda: app.notice.hide())
        guide.tap("printing.back")
        guide.eyes.wait_for("visited.report")
        guide.tap("visited.back", "desk.home")
        told = {str(one.what): one.number for one in counts(journal())}
        return {
            "asked": asked,
            "sheet": sheet,
            "hangs": hangs,
            "told": told,
            "waiting": len(waiting(journal())),
            "files": sorted(file.name for file in prints.iterdir()),
        }

    def read_beside(guide: "Guide") -> Report:
        """Visitors read what hangs, at the cover and at the end, and nowhere between."""
        reader = place("exhibition").ids.reader
        guide.tap("home.look", "wall.1")
        guide.eyes.wait_for("reader.beside")
        look(guide, "reader-beside")
        guide.tap("reader.beside")
        guide.eyes.wait_for("beside.done")
        look(guide, "beside")
        guide.tap("beside.done", "reader.next")
        guide.wait(lambda: reader.index == 1, "the next page")
        between = "reader.beside" in guide.eyes.names()
        guide.tap("reader.wall", "exhibition.home")
        return {"between": between}

    def come_back(guide: "Guide", sign: tuple[str, ...]) -> Report:
        """The maker finds what was passed on; one hangs: she takes it down, and lets another one hang.

        She takes one away, and another one not after all.
        """
        (fanzine,) = app.keeper.open_library().fanzines()
        passed_on = PassedOnAnswers(app.keeper.open_library())
        before = len(passed_on.of(fanzine.id))
        guide.tap("home.continue", *sign)
        guide.eyes.wait_for("shelf.0.slips")
        look(guide, "shelf")
        guide.tap("shelf.0.slips")
        guide.eyes.wait_for("slips.1.hang")
        look(guide, "slips-hung")
        guide.tap("slips.1.hang", "slips.2.hang")
        guide.wait(lambda: not beside(), "it to come down")
        guide.tap("slips.1.away", "slips.2.away", "slips.2.away", "slips.3.hang", "slips.3.hang")
        look(guide, "slips")
        guide.tap("slips.back")
        guide.wait(lambda: len(passed_on.of(fanzine.id)) == before - 1, "one to be gone")
        kept = passed_on.of(fanzine.id)
        return {
            "passed on": before,
            "kept": len(kept),
            "may hang": sum(one.may_hang.is_yes for one in kept),
        }

    def look_again(guide: "Guide") -> Report:
        """What she refused the facilitator finds so, and nothing to touch but what she lets hang."""
        guide.tap("shelf.home", "home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("desk.exhibition", "desk.visited")
        guide.eyes.wait_for("passed.1.hang")
        look(guide, "refused")
        return {"to touch": sorted(name for name in guide.eyes.names() if name.startswith("passed."))}

    def path(guide: "Guide") -> Report:
        sign = make(guide)
        put_up(guide)
        visited = visit(guide) | look_through(guide) | read_beside(guide)
        return visited | come_back(guide, sign) | look_again(guide)

    walk(app, path, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
