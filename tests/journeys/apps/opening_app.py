"""A full page is left and opened again, or comes in from a file: what is seen of it at once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path) -> None:
    open_window()
    from fanzines.file import write
    from fanzines.model import Page, Placement, Sticker, new_id
    from fanzines.photos import take_in
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker
    from tests.benchmarks import works

    app = opened_kiosk(folder)

    def kept(page: Page) -> bool:
        return on_main(lambda: app.keeper.page_picture(page.id)) is not None

    def drawn_page(guide: "Guide") -> tuple["Maker", Page]:
        guide.tap("home.make", "fold.mini", "offer.skip")
        guide.eyes.wait_for("tool.pen")
        maker = Maker(guide)
        maker.take_photo(1)
        maker.tool("pen")
        maker.line([(20 + 10 * i, 30 + (8 if i % 2 else -8)) for i in range(10)])
        return maker, on_main(lambda: maker.studio.page)

    def opening(guide: "Guide") -> Report:
        maker, page = drawn_page(guide)
        guide.settle(2.0)
        studio, kept_at_rest = maker.studio, kept(page)

        def open_and_add() -> tuple[bool, bool]:
            """Before anything can have been pictured."""
            studio.turn_to(0)
            covered = studio.table.pile.covers
            studio.add(Sticker(new_id(), Placement(70, 190), "heart", 20, 20, "#FF5C4D"))
            return covered, studio.table.pile.covers

        maker.page(2)
        guide.settle(0.5)
        covered, after_adding = on_main(open_and_add)
        guide.wait(lambda: not studio.table.pile.covers, "every item to be pictured")
        maker.tool("pen")
        maker.line([(20, 150), (90, 150)])
        return {
            "kept": kept_at_rest,
            "covered": covered,
            "covered_after_adding": after_adding,
            "after_a_change": kept(page),
        }

    def leaving(guide: "Guide") -> Report:
        """She goes in the moment her finger lifts, once to read it and once for good."""
        maker, page = drawn_page(guide)
        guide.tap("studio.done")
        guide.eyes.wait_for("finish.back")
        report = {"to_read": kept(page)}
        guide.tap("finish.back")
        guide.eyes.wait_for("tool.pen")
        maker.line([(20, 150), (90, 150)])
        guide.tap("studio.away")
        guide.eyes.wait_for("home.make")
        return report | {"away": kept(page)}

    def taken_in(guide: "Guide") -> Report:
        """A partner's file, where sticks are; nobody sits at the table."""
        taken = [take_in(works.photograph(number)) for number in range(2)]
        photos = {photo.digest: photo.data for photo in taken}
        fanzine = works.fanzine(60, tuple(photos))
        more = replace(fanzine.pages[0], id="00000000000000ac", items=fanzine.pages[0].items[-1:])
        more = replace(more, items=(replace(more.items[0], id="00000000000000d1"),))
        fanzine = replace(fanzine, pages=(*fanzine.pages, more))
        (folder / "prints/one.fanzine").write_bytes(write(fanzine, photos.__getitem__))
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.take-in")
        guide.wait(lambda: all(map(kept, fanzine.pages)), "a picture of every page")
        on_main(lambda: app.to_table(lambda keeper: keeper.take_up(fanzine.id)))
        return {"covered": on_main(lambda: app.studio.table.pile.covers)}

    paths = {"opening": opening, "leaving": leaving, "taken_in": taken_in}
    walk(app, paths[what], folder)


if __name__ == "__main__":
    main(*arguments())
