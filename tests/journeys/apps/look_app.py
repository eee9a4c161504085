"""The second look by touch: what is found, what is asked, how its maker answers, and what then may hang."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

WORDS = "my name is amal\n333 123 4567"
BRIEFLY = 1.0
"""Seconds for one picture: its first look finds this face, and at least one look is always taken."""


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.edits import AddItem
    from fanzines.model import Paper, Photo, Placement, new_id
    from fanzines.second_look.matches import Kind
    from kiosk import theme
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    theme.FACE_SECONDS = BRIEFLY
    language = "ar" if what.endswith("_in_arabic") else "en"
    what = what.removesuffix("_in_arabic")
    app = opened_kiosk(folder, photos=folder / "pictures", language=language)
    library = app.keeper.open_library()

    def see(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.eyes.picture().save(folder / f"{name}.png")

    def known() -> str:
        (one,) = library.fanzines()
        return str(one.id)

    def look() -> dict[str, str | None]:
        """Every kind that was found, and what was answered."""
        seen = library.second_look(known())
        return {one.kind.value: seen.answer(one) for one in seen.findings}

    def make(guide: "Guide", page: int = 1, *, over_words: bool = False) -> Maker:
        """A face, a name and a number, under a sign; the facilitator may hang it."""
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        guide.sign = on_main(lambda: app.places.get_screen("offer").sign)
        guide.tap("offer.take")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.write(WORDS)
        maker.carry((74, 168))
        if over_words:
            over = Paper(new_id(), Placement(74, 168), "plain", theme.CORAL, 140, 70)
            on_main(lambda: maker.studio.sitting.do(AddItem(maker.studio.page.id, 1, over)))
        maker.page(page)
        maker.photo(1, (74, 80))
        guide.tap("studio.done", "finish.show", "use.see", "use.exhibition", "for.year", "finish.back")
        keep(guide)
        return maker

    def keep(guide: "Guide") -> None:
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        guide.eyes.wait_for("home.make")
        guide.settle()

    def to_desk(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.1", 60)
        guide.tap("desk.1")

    def her_shelf(guide: "Guide") -> None:
        guide.tap("desk.home", "home.continue", f"sign.colour.{guide.sign.colour}")
        guide.tap(*(f"sign.picture.{name}" for name in guide.sign.pictures))
        guide.eyes.wait_for("shelf.0")

    def choose(guide: "Guide", kind: Kind) -> None:
        """Turn to what was found of that kind."""
        from kiosk.facilitator.found import ICONS

        place = on_main(lambda: app.places.get_screen("look"))
        while on_main(lambda: place.icon) != ICONS[kind]:
            before = on_main(lambda: int(place.number))
            guide.tap("look.next")
            guide.wait(lambda before=before: place.number != before, "the next place")

    def searched(guide: "Guide") -> None:
        from kiosk.tour.guide import Waited

        for _ in range(3):
            try:
                guide.wait(lambda: not library.second_look(known()).unsought, "faces to be sought")
                return
            except Waited:
                continue

    def whole(guide: "Guide") -> Report:
        maker = make(guide)
        to_desk(guide)
        see(guide, "desk")
        guide.tap("desk.hang")
        guide.eyes.wait_for("look.back")
        see(guide, "look-seeking")
        searched(guide)
        guide.settle()
        report: Report = {"found": sorted(on_main(look)), "hung_at_first": hung()}
        choose(guide, Kind.PHONE)
        see(guide, "look-phone")
        guide.tap("look.meant")
        choose(guide, Kind.NAME)
        guide.tap("look.all")
        guide.settle()
        choose(guide, Kind.FACE)
        see(guide, "look-face")
        guide.tap("look.wish")
        guide.settle()
        see(guide, "look-asked")
        report["asked"] = on_main(look)
        report["may_go_on"] = "look.go-on" in guide.eyes.places()
        guide.tap("look.back")
        guide.eyes.wait_for("desk.hang")
        see(guide, "desk-asked")
        her_shelf(guide)
        see(guide, "shelf")
        guide.tap("shelf.0")
        guide.eyes.wait_for("wish.cover")
        see(guide, "wish")
        guide.tap("wish.later")
        guide.eyes.wait_for("tool.pen")
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.wish")
        see(guide, "finish")
        guide.tap("finish.wish", "wish.cover")
        guide.eyes.wait_for("cover.faces")
        see(guide, "bench")
        before = on_main(lambda: photo(maker))
        guide.tap("cover.faces")
        guide.wait(lambda: photo(maker) != before, "the cover")
        guide.settle()
        see(guide, "covered")
        guide.tap("bench.lay", "studio.done")
        guide.eyes.wait_for("finish.keep")
        report["asked_again"] = "finish.wish" in guide.eyes.places()
        guide.settle()
        guide.tap("finish.keep")
        guide.eyes.wait_for("finish.answered")
        guide.settle()
        guide.tap("use.see", "use.exhibition", "finish.answered")
        guide.eyes.wait_for("home.make")
        guide.settle()
        to_desk(guide)
        guide.tap("desk.hang")
        guide.eyes.wait_for("look.back")
        searched(guide)
        guide.settle()
        see(guide, "look-again")
        report["after"] = on_main(look)
        guide.tap("look.go-on")
        guide.eyes.wait_for("desk.hang")
        guide.wait(lambda: hung(), "it to hang")
        guide.settle()
        see(guide, "desk-hung")
        return report

    def by_eye(guide: "Guide") -> Report:
        """No program looks for faces; a place is asked about, and comes down from the wall with it."""
        from fanzines.photos import faces

        faces._finder = lambda: [str(folder / "nothing")]
        maker = make(guide, page=2, over_words=True)
        to_desk(guide)
        guide.tap("desk.hang")
        guide.eyes.wait_for("look.all")
        place = on_main(lambda: app.places.get_screen("look"))
        guide.settle()
        see(guide, "look-unseen")
        report: Report = {"unseen": on_main(lambda: place.unseen)}
        guide.tap("look.all")
        guide.wait(lambda: place.looking.could_not_seek, "the search to fail")
        guide.settle()
        see(guide, "look-missing")
        report["before_turning"] = "look.by-eye" in guide.eyes.places()
        guide.tap("look.page.next")
        guide.eyes.wait_for("look.by-eye")
        see(guide, "look-by-eye")
        guide.tap("look.by-eye", "look.go-on")
        guide.wait(hung, "it to hang")
        guide.eyes.wait_for("desk.look")
        guide.tap("desk.look", "look.page.next", "look.point")
        see(guide, "look-pointing")
        guide.hand.tap(*on_main(lambda: place.ids.page.to_px(60, 70)))
        guide.wait(lambda: not hung(), "it to come down")
        guide.settle()
        see(guide, "look-spot")
        report["asked"] = on_main(look)
        strip, heading = app.notice.ids.strip, place.ids.heading
        report["told_beside_the_title"] = on_main(
            lambda: bool(app.notice.text) and not strip.collide_point(heading.x, strip.center_y)
        )
        guide.tap("look.back")
        guide.eyes.wait_for("desk.look")
        her_shelf(guide)
        guide.tap("shelf.0", "wish.stays")
        guide.eyes.wait_for("tool.pen")
        report["left"] = [len(page.items) for page in on_main(lambda: maker.studio.sitting.fanzine.pages)]
        report["answered"] = on_main(look)
        guide.tap("studio.away")
        guide.eyes.wait_for("home.make")
        to_desk(guide)
        guide.tap("desk.hang")
        guide.wait(hung, "it to hang again")
        return report

    def photo(maker: Maker) -> str:
        (found,) = (item for item in maker.studio.page.items if isinstance(item, Photo))
        return found.photo

    def hung() -> bool:
        return library.approval(known()) is not None

    walk(app, locals()[what], folder, seconds=400)


if __name__ == "__main__":
    main(*arguments())
