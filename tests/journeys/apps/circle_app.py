"""A circle from its laying out to its end; the arguments name a path, after its language, and a folder."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

SEARCHED = 120.0
"""Seconds in which faces are looked for on all pages, also on a busy machine."""


def main(what: str, folder: Path) -> None:
    open_window()
    from exhibitions.curation.store import Exhibitions
    from exhibitions.exhibition import Frame
    from exhibitions.samples.build import samples
    from exhibitions.samples.kit import taken
    from fanzines.art import names
    from fanzines.consents import Use
    from kiosk import theme
    from kiosk.mainloop import on_main
    from tests.fanzines.looked import approve
    from tests.kiosk.keeping import agree

    theme.BOARD_STAYS = 0.2
    language, _, path = what.rpartition(":")
    app = opened_kiosk(folder, language=language)
    keeper = app.keeper
    library = keeper.open_library()
    first, second, hers = (sample.fanzine for sample in samples())
    for photo in ("brushes", "cat", "coffee", "dandelions", "fig"):
        library.add_photo(taken(f"{photo}.jpg"))
    for fanzine in (first, second, hers):
        library.new(fanzine)
    agree(library, first, (Use.SEE, Use.CIRCLE))
    agree(library, second, (Use.SEE, Use.CIRCLE, Use.EXHIBITION))
    agree(library, hers, (Use.SEE, Use.EXHIBITION))
    approve(library, first.id)
    approve(library, hers.id)
    kept_shows = Exhibitions(library)
    kept_shows.save(replace(kept_shows.current({}), frame=Frame(country="IT")))
    sign = keeper.offer_sign()
    keeper.claim_sign(sign)
    library.put_on_shelf(hers.id, keeper.shelf)
    keeper.step_away()

    def see(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens"
        guide.see(name)

    def place() -> Any:
        return app.places.get_screen("circle")

    def laying() -> Any:
        return app.places.get_screen("circle-laying")

    def step_now() -> str:
        return str(place().step)

    def where() -> list[Any]:
        """The step, the card, and the page that lies open."""
        return on_main(lambda: [step_now(), place()._at, place()._reading and place()._reading.index])

    def kept() -> list[Any]:
        """Everything in the library, table by table."""

        def read(db: Any) -> list[Any]:
            tables = [name for name in db.table_names() if "fts" not in name]
            return [(name, db.execute(f"SELECT * FROM [{name}]").fetchall()) for name in sorted(tables)]

        return list(library.store.read(read))

    def hide_and_come_back(guide: "Guide") -> None:
        guide.tap("hide")
        guide.eyes.wait_for("board.more")
        guide.wait(lambda: app.hiding.board.may_go_back, "the way back")
        guide.tap("board.more", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.wait(lambda: app.places.current == "circle", "the circle")
        guide.settle()

    def enter(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")

    def step() -> str:
        return str(on_main(step_now))

    def show_sign(guide: "Guide") -> None:
        guide.eyes.wait_for("circle.sign.back")
        guide.tap(f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))

    def walked(guide: "Guide") -> list[str]:
        """What is met on the way from here to the end."""
        met = []
        while step() not in ("end",):
            met.append(step())
            guide.tap("circle.next")
            guide.settle()
        return met

    def take_approval_back(guide: "Guide") -> list[Any]:
        """The approval and its button before a card is chosen; the approval and the row afterwards."""

        def approved() -> bool:
            return library.approval(first.id) is not None

        chosen = next(
            tile.touch_name
            for tile in on_main(lambda: list(laying().ids.fanzines.children))
            if tile.card.fanzine == first.id
        )
        report = [approved(), on_main(lambda: laying().may_unapprove)]
        guide.tap(chosen)
        guide.eyes.wait_for("circle.unapprove")
        see(guide, "approved")
        guide.tap("circle.unapprove")
        guide.wait(lambda: not approved(), "the approval to be gone")
        see(guide, "unapproved")
        return [
            *report,
            approved(),
            on_main(lambda: any(hasattr(c, "fanzine") for c in laying().circle.cards)),
        ]

    def evening(guide: "Guide") -> Report:
        """Laid out after a second look, read, hidden, read to its end, her own shown, ended."""
        enter(guide)
        guide.tap("desk.circle")
        guide.eyes.wait_for("circle.begin")
        report: Report = {"offered": [n for n in guide.eyes.names() if n.startswith("circle.fanzine.")]}
        see(guide, "laying-first")
        guide.tap("circle.fanzine.1")
        guide.settle()
        unlooked = "look.back" in guide.eyes.names()
        if not unlooked:
            guide.tap("circle.fanzine.2")
        guide.eyes.wait_for("look.go-on", SEARCHED)
        see(guide, "look")
        guide.tap("look.go-on")
        guide.eyes.wait_for("circle.begin")
        if unlooked:
            guide.tap("circle.fanzine.2")
        guide.tap("circle.topic.daily", "circle.topic.money", "circle.topic.listening")
        guide.eyes.wait_for("circle.card.5")
        guide.tap("circle.card.5", "circle.earlier", "circle.earlier", "circle.earlier")
        see(guide, "laying")
        report["cards"] = on_main(lambda: [type(c).__name__ for c in laying().circle.cards])
        guide.tap("circle.begin")
        guide.eyes.wait_for("circle.mine")
        see(guide, "open")
        report["ways_out"] = [n for n in guide.eyes.names() if not n.startswith("circle.")]
        guide.tap("circle.next")
        see(guide, "topic")
        guide.tap("circle.next")
        guide.settle()
        see(guide, "page")
        guide.tap("circle.next")
        guide.settle()
        report["before"] = where()
        hide_and_come_back(guide)
        report["after"] = where()
        way = [(400.0, 400.0), (800.0, 410.0)]
        guide.hand.drag(way if on_main(lambda: place().rtl) else way[::-1])
        report["swiped"] = where()
        report["met"] = walked(guide)
        see(guide, "end")
        guide.tap("circle.back")
        guide.settle()
        report["last"] = where()
        guide.tap("circle.leave", "circle.mine")
        guide.eyes.wait_for("circle.sign.back")
        see(guide, "sign")
        wrong = [name for name in names("signs") if name not in sign.pictures][:3]
        guide.tap(f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in wrong))
        guide.wait(lambda: place().ids.pad.wrong, "the wrong sign to be told")
        show_sign(guide)
        guide.eyes.wait_for("circle.own.1")
        see(guide, "shelf")
        guide.tap("circle.own.1")
        guide.settle()
        see(guide, "own")
        guide.tap("circle.next")
        guide.settle()
        report["own"] = on_main(lambda: [keeper.shelf is not None, place()._reading.index])
        report["reachable"] = guide.eyes.names()
        hide_and_come_back(guide)
        report["shut"] = on_main(lambda: [keeper.shelf, step_now()])
        guide.tap("circle.mine")
        show_sign(guide)
        guide.tap("circle.own.1", "circle.leave", "circle.shelf.close")
        guide.eyes.wait_for("circle.end")
        report["closed"] = on_main(lambda: keeper.shelf)
        before = kept()
        guide.tap("circle.end")
        guide.eyes.wait_for("home.look")
        report["stored"] = kept() != before
        report["waits"] = on_main(lambda: app.circle_waits)
        report["left"] = on_main(lambda: [place().texture, place()._reading, len(place()._circle.cards)])
        enter(guide)
        guide.tap("desk.circle")
        guide.eyes.wait_for("circle.begin")
        report["again"] = on_main(lambda: [type(c).__name__ for c in laying().circle.cards])
        report["approval"] = take_approval_back(guide)
        return report

    walk(app, locals()[path], folder, seconds=240)


if __name__ == "__main__":
    main(*arguments())
