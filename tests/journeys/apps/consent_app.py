"""Consent by touch: for how long, asked anew after an edit, in words only, over with the exhibition."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide
    from kiosk.tour.maker import Maker


def main(what: str, folder: Path) -> None:
    open_window()
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    language = "ar" if what.endswith("_in_arabic") else "en"
    app = opened_kiosk(folder, language=language)

    def begin(guide: "Guide") -> "Maker":
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.line([(30, 40), (90, 60)], seconds=0.05)
        return maker

    def given() -> dict[str, bool]:
        """Each use that was agreed to by her own hand, and whether it ends with the exhibition."""
        library = app.keeper.open_library()
        (fanzine,) = library.fanzines()
        return {one.use.value: one.exhibition is not None for one in library.consents(fanzine.id)}

    def holding() -> list[str]:
        return sorted(use.value for use in app.keeper.agreed())

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.eyes.picture().save(folder / f"{name}.png")

    def to_desk(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.1", 60)
        guide.tap("desk.1")

    def how_long(guide: "Guide") -> Report:
        begin(guide)
        guide.tap("studio.done", "finish.show", "use.see", "use.exhibition")
        see(guide, "show")
        report: Report = {"at_first": on_main(given)}
        guide.tap("for.year", "use.paper")
        see(guide, "year")
        report["a_year"] = on_main(given)
        guide.tap("for.exhibition", "use.see")
        guide.wait(lambda: "see" not in given(), "it to be taken back")
        report["again"] = on_main(given)
        return report

    def anew(guide: "Guide") -> Report:
        maker = begin(guide)
        guide.tap("studio.done", "finish.show", "use.see", "use.circle", "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.back")
        guide.eyes.wait_for("tool.pen")
        maker.line([(30, 90), (90, 110)], seconds=0.05)
        guide.tap("studio.done", "finish.keep")
        guide.eyes.wait_for("finish.answered")
        see(guide, "asked")
        report: Report = {"asked": on_main(holding)}
        guide.tap("use.see", "finish.back")
        guide.eyes.wait_for("finish.keep")
        report["answered"], report["kept"] = on_main(holding), on_main(given)
        guide.settle()
        guide.tap("finish.keep")
        guide.eyes.wait_for("home.make")
        return report

    def spoken(guide: "Guide") -> Report:
        begin(guide)
        guide.tap("studio.done", "finish.show", "use.see", "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        to_desk(guide)
        see(guide, "desk")
        guide.tap("desk.told")
        guide.eyes.wait_for("told.back")
        report: Report = {"without_why": "told.use.exhibition" in guide.eyes.places()}
        library = app.keeper.open_library()
        (fanzine,) = on_main(library.fanzines)
        guide.tap("told.why.voice", "told.use.exhibition", "told.use.paper", "told.use.paper")
        guide.wait(lambda: len(library.spoken_consents(fanzine.id)) == 1, "it to be struck out")
        see(guide, "told")
        told = on_main(lambda: library.spoken_consents(fanzine.id))
        report["told"] = {one.use.value: one.why.value for one in told}
        guide.tap("told.back")
        guide.eyes.wait_for("desk.hang")
        see(guide, "said")
        guide.tap("desk.hang", "desk.exhibition", "desk.publish")
        guide.eyes.wait_for("outcome.back", 60)
        guide.tap("outcome.back", "curating.list", "desk.end")
        guide.eyes.wait_for("end.sure")
        see(guide, "end")
        guide.tap("end.sure", "exhibitions.back")
        guide.eyes.wait_for("desk.publish")
        guide.settle()
        see(guide, "ended")
        guide.tap("desk.offers")
        guide.eyes.wait_for("desk.1")
        report["offered"] = on_main(lambda: [sorted(one.offered) for one in _desk(app).offers()])
        return report

    paths = {"how_long": how_long, "anew": anew, "spoken": spoken}
    walk(app, paths[what.removesuffix("_in_arabic")], folder)


def _desk(app: object) -> object:
    return app.places.get_screen("desk").desk


if __name__ == "__main__":
    main(*arguments())
