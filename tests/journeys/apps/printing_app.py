"""A facilitator prints: she chooses, sees, leaves, runs out of paper, goes on, and takes a print out.

A third argument is a language, and has pictures of every step taken into the folder "screens".
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from fanzines.model import Page
    from kiosk.tour.guide import Guide

THICK = 33
FIRST_BUNDLE = 20
"""Pages of a booklet that is folded in two bundles, and of the first one."""
CORAL, BLUE = "#FF5C4D", "#0F6FB4"


def main(_what: str, folder: Path, language: str = "") -> None:
    open_window()
    from fanzines.consents import Use
    from fanzines.library.given_out import Kind
    from fanzines.model import Fold, Paper, Placement, new_fanzine, new_id
    from kiosk.language import tongue
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker
    from printing.printers.known import Known
    from printing.printers.queue import jobs
    from tests.fanzines.looked import approve
    from tests.kiosk.keeping import agree

    app = opened_kiosk(folder, language=language or "en")
    app.prints = None  # to the printer
    shop = folder / "hall"  # the printer's own folder

    def look(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens" if language else None
        guide.see(name)

    def make(guide: "Guide") -> None:
        guide.tap("home.make", "fold.saddle-8.how", "guide.close", "fold.saddle-8", "offer.skip")
        maker = Maker(guide)
        maker.words("sea", (74, 60))
        maker.line([(30, 100), (110, 160)], seconds=0.05)
        guide.tap("studio.done", "finish.show", "use.see", "use.exhibition", "use.paper", "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")

    def given() -> int:
        library = app.keeper.open_library()
        every = (one for known in library.fanzines() for one in library.given_out(known.id))
        return sum(one.kind is Kind.PAPER for one in every)

    def to_stick(guide: "Guide", name: str) -> list[str]:
        """Put the sheets onto a stick of that name; what lies there then."""
        place = app.places.get_screen("printing")
        app.prints = folder / name
        app.prints.mkdir()
        guide.tap("printing.stick")
        guide.wait(lambda: not place.sends, f"the {name} on the stick")
        lies = sorted(one.name for one in app.prints.iterdir())
        app.prints = None
        on_main(lambda: app.notice.hide())
        return lies

    def paper(page: "Page", colour: str) -> "Page":
        return replace(page, items=(Paper(new_id(), Placement(74, 105), "plain", colour, 120, 180),))

    def lay_out_thick() -> None:
        """A booklet that somebody else made before; colours tell where the second bundle begins."""
        library = app.keeper.open_library()
        fanzine = new_fanzine("2026-01", fold=Fold.SADDLE, pages=THICK)
        *first, last = fanzine.pages[:FIRST_BUNDLE]
        next_, *rest = fanzine.pages[FIRST_BUNDLE:]
        pages = (*first, paper(last, CORAL), paper(next_, BLUE), *rest)
        library.new(replace(fanzine, pages=pages))
        agree(library, library.fanzine(fanzine.id), (Use.SEE, Use.PAPER))
        approve(library, fanzine.id)

    def thick(guide: "Guide") -> Report:
        """She leaves while it is pressed; then she comes back and prints it in bundles."""
        place = app.places.get_screen("printing")
        guide.tap("desk.2", "desk.print")
        guide.wait(lambda: place.sides and place.printer, "the sheets of the thick booklet")
        look(guide, "thick")
        leave = guide.eyes.wait_for("printing.back").centre
        guide.tap("printing.print")
        guide.hand.tap(*leave)
        guide.wait(lambda: app.notice.text, "the word that it was given up")
        look(guide, "given-up")
        printed = list(shop.joinpath("out").iterdir())
        told: Report = {"left": [len(jobs() or ()), len(printed), on_main(given)]}
        told["word"] = on_main(lambda: app.notice.text)
        on_main(lambda: app.notice.hide())
        guide.tap("desk.2", "desk.print", "printing.bundles")
        guide.wait(lambda: place.sides and place.printer and not place.working, "the bundles")
        look(guide, "bundles")
        guide.tap("printing.print", "guide.close")
        guide.wait(lambda: list(shop.joinpath("out").glob("*.txt")), "the bundles on paper")
        guide.wait(lambda: not place.ids.queue.ids.jobs.children, "the end of the bundles")
        guide.tap("printing.back")
        guide.eyes.wait_for("printing.print")
        guide.tap("printing.back")
        return told

    def handbook(guide: "Guide") -> Report:
        """On thick paper, which the printer has from now on; its fold stands still; then onto a stick."""
        place = app.places.get_screen("printing")

        def said(words: str) -> bool:
            return on_main(lambda: any(getattr(one, "text", "") == words for one in place.walk()))

        told: Report = {}
        guide.tap("desk.handbook")
        guide.wait(lambda: place.sides and not place.working, "the handbook")
        look(guide, "handbook")
        offered = [name for name in guide.eyes.names() if name.startswith("printing.weight")]
        told["in_arabic"] = [said("Print"), said(tongue.words("Print"))]
        on_main(lambda: tongue.speak("ar"))
        guide.settle()
        told["in_arabic"] += [said("Print"), said(tongue.words("Print"))]
        on_main(lambda: tongue.speak("en"))
        guide.settle()
        guide.tap("printing.weight.thick")
        guide.wait(lambda: place.sides and not place.working, "the handbook on thick paper")
        told |= {"offered": offered, "weight": Known.read(app.printers).weight("Hall")}
        told["creep"] = on_main(lambda: round(place._choice().sheeting().thickness, 3))
        guide.tap("printing.how")
        guide.eyes.wait_for("guide.close")
        moving = lambda: on_main(lambda: place.children[0].ids.view._moving.is_triggered)  # noqa: E731
        told["moving"] = [moving()]
        guide.tap("guide.still")
        told["moving"].append(moving())
        look(guide, "still")
        guide.tap("guide.next")
        told["moving"].append(moving())
        guide.tap("guide.still")
        told["moving"].append(moving())
        guide.tap("guide.close")
        told["stick"] = to_stick(guide, "books")
        guide.tap("printing.back")
        guide.eyes.wait_for("desk.printers")
        return told

    def path(guide: "Guide") -> Report:
        make(guide)
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        report: Report = {"thick": thick(guide)}
        guide.tap("desk.1", "desk.hang")
        look(guide, "desk")
        guide.tap("desk.print")
        place = app.places.get_screen("printing")
        guide.wait(lambda: place.sides and place.printer, "the sheets")
        look(guide, "choose")
        report["mini"] = on_main(lambda: len(place.sides))
        guide.tap("printing.trial")
        guide.eyes.wait_for("trial.print")
        look(guide, "trial")
        guide.tap("trial.print")
        guide.wait(lambda: len(list(shop.joinpath("out").glob("*.txt"))) == 2, "the trial sheet")
        guide.tap("trial.turned", "trial.light.x.more", "trial.fold.y.less", "trial.margin.more")
        look(guide, "trial-answered")
        guide.tap("trial.keep")
        kept = on_main(lambda: Known.read(app.printers).calibration("Hall"))
        report["kept"] = [kept.turned, kept.front, kept.back, kept.margin]
        guide.wait(lambda: place.sides and not place.working, "the sheets again")
        guide.tap("printing.how", "guide.next", "guide.back", "guide.close", "printing.ways")
        guide.eyes.wait_for("printing.way.booklet")
        look(guide, "ways")
        report["waits"] = on_main(lambda: [t.touch_name for t in place.ids.ways.children if not t.ready])
        guide.tap("printing.way.tiny")
        guide.wait(lambda: place.sides and not place.working, "the tiny booklet")
        guide.tap("printing.fill", "printing.more")
        guide.wait(lambda: place.sides and not place.working, "the filled sheet")
        look(guide, "tiny")
        report["filled"] = on_main(lambda: [len(place.sides), place.copies * place.each])
        guide.tap("printing.edge")
        guide.wait(lambda: place.sides and not place.working, "colour beyond the cut")
        look(guide, "edge")
        report["edge"] = to_stick(guide, "edges")
        guide.tap(
            "printing.fewer", "printing.ways", "printing.way.tiles", "printing.page.next", "printing.size.A2"
        )
        guide.wait(lambda: place.sides and not place.working, "the sheets of the poster")
        look(guide, "tiles")
        guide.tap("printing.inks", "printing.ink.spot", "printing.drum.yellow")
        guide.settle()
        look(guide, "inks")
        report["drums"] = on_main(lambda: [spot.name for spot in place.ink.spots])
        guide.tap("printing.drum.yellow", "printing.inks.done")
        guide.wait(lambda: place.sides and not place.working, "the plates")
        look(guide, "riso")
        report["plates"] = on_main(lambda: place.may_print())
        report["stick"] = to_stick(guide, "plates")
        guide.tap("printing.inks", "printing.ink.grey")
        guide.wait(lambda: place.sides and not place.working, "the greys")
        guide.tap("printing.inks", "printing.ink.colour", "printing.ways", "printing.way.booklet")
        guide.wait(lambda: len(place.sides) == 4, "the booklet's sides")
        guide.tap("printing.side.next", "printing.more")
        look(guide, "booklet")
        report["papers"] = on_main(lambda: [b.text for b in reversed(place.ids.papers.children)])
        shop.joinpath("empty").touch()
        guide.tap("printing.print")
        guide.eyes.wait_for("guide.close")
        look(guide, "guide")
        guide.tap("guide.close")
        guide.wait(lambda: any(row.stuck for row in place.ids.queue.ids.jobs.children), "the empty tray")
        look(guide, "no-paper")
        report["told"] = on_main(lambda: place.ids.queue.ids.jobs.children[0].text)
        report["given"] = on_main(given)
        shop.joinpath("empty").unlink()
        guide.wait(lambda: not place.ids.queue.ids.jobs.children, "the end of the print")
        look(guide, "queue-empty")
        shop.joinpath("slow").touch()
        guide.tap("printing.back", "printing.apart", "printing.print")
        guide.eyes.wait_for("printing.backs")
        look(guide, "turn")
        report["step"] = on_main(lambda: place.step)
        guide.tap("printing.backs", "guide.close")
        guide.wait(lambda: len(place.ids.queue.ids.jobs.children) == 2, "both prints")
        look(guide, "queue")
        number = on_main(lambda: place.ids.queue.ids.jobs.children[0].number)
        guide.tap(f"printing.out.{number}")
        guide.wait(lambda: len(place.ids.queue.ids.jobs.children) == 1, "one to be taken out")
        shop.joinpath("slow").unlink()
        guide.wait(lambda: not place.ids.queue.ids.jobs.children, "the rest of it")
        report["pictured"] = [on_main(lambda: place.ids.queue.pictured)]
        shop.joinpath("slow").touch()
        guide.tap("printing.back", "printing.both", "printing.print", "guide.close")
        guide.wait(lambda: place.ids.queue.ids.jobs.children, "one that waits")
        report["pictured"].append(on_main(lambda: place.ids.queue.pictured))
        guide.tap("printing.back")
        guide.eyes.wait_for("printing.print")
        guide.settle()
        guide.tap("printing.back", "desk.care")
        look(guide, "care")
        report["handbook"] = handbook(guide)
        guide.tap("desk.printers")
        guide.wait(lambda: place.ids.queue.ids.jobs.children, "what still waits")
        report["waits_still"] = on_main(lambda: [row.text for row in place.ids.queue.ids.jobs.children])
        look(guide, "waits-still")
        guide.tap("printing.back")
        guide.tap("desk.lock")
        guide.eyes.wait_for("home.facilitator")
        report["pictured"].append(on_main(lambda: place.ids.queue.pictured))
        shop.joinpath("broken").touch()
        shop.joinpath("slow").unlink()
        guide.wait(lambda: "gave a print up" in app.notice.text, "the word of what did not come out")
        return report

    lay_out_thick()
    walk(app, path, folder, seconds=240)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:])
