"""A facilitator and her partners, who are played by their own side of the exchange; arguments: a path's
name, a folder, a language.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path, language: str = "en") -> None:
    open_window()
    from exhibitions.exchange.folder import Exchange
    from exhibitions.show.reading import open_show
    from fanzines.consents import Use
    from fanzines.seal import public_key
    from kiosk.keeping.shows import place_on_wall
    from kiosk.mainloop import on_main
    from tests.exhibitions.parcels import MAKER, Partner, packed
    from tests.kiosk.keeping import hang, made

    app = opened_kiosk(folder, language=language)
    pictures, stick = folder / "screens", folder / "prints"
    shared = app.exchange_folder = folder / "shared"
    shared.mkdir()
    kept = [made(app.keeper, word) for word in ("sea", "moon")]
    hang(app.keeper, *kept)
    ours = public_key(app.keeper.seal_key())
    hall = Partner(folder / "hall")

    def look(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.screens = pictures
        guide.see(name)

    def standing() -> str:
        return str(on_main(lambda: app.places.get_screen("partners").standing))

    def told() -> str:
        return str(on_main(lambda: app.notice.text))

    def shown() -> int:
        return len(open_show(hall.place, trusted=(ours, public_key(hall.identity.seal))).entries)

    def there(guide: "Guide") -> None:
        guide.eyes.wait_for("home.facilitator", 20)
        guide.settle()
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.tap("desk.care")
        guide.eyes.wait_for("desk.partners")
        look(guide, "care")
        guide.tap("desk.partners")
        guide.eyes.wait_for("partners.new")

    def carried(guide: "Guide") -> Report:
        """A partner's card is brought, the exhibition carried there, and back comes word and theirs."""
        there(guide)
        look(guide, "partners-none")
        guide.tap("partners.card")
        guide.eyes.wait_for("partners.give-card")
        look(guide, "partners-card")
        guide.tap("partners.give-card")
        guide.eyes.wait_for("partners.new")
        (stick / "hall.fanzinecard").write_text(hall.identity.card.text)
        guide.tap("partners.new")
        guide.eyes.wait_for("partners.take-card")
        look(guide, "partners-new")
        guide.tap("partners.take-card")
        guide.wait(lambda: app.places.get_screen("partners").step == "name", "a card to be read")
        guide.settle()
        guide.type("hall")
        look(guide, "partners-name")
        guide.tap("partners.add")
        guide.eyes.wait_for("partners.1")
        silent = standing()
        look(guide, "partners-silent")

        guide.tap("partners.give")
        guide.wait(lambda: list(stick.glob("*.fanzineshow")), "a package on the stick")
        guide.eyes.wait_for("partners.1")
        given = told()
        exchange = Exchange(stick, hall.identity, (ours,), lambda _: hall.place)
        took = exchange.look()
        arrived = shown()

        theirs = packed(folder, 3, Partner(folder / "us", app.exchange.exchanging.identity), key=MAKER.seal)
        theirs.rename(stick / theirs.name)
        (stick / "maker.fanzinecard").write_text(MAKER.card.text)
        guide.tap("partners.new", "partners.take-card")
        guide.wait(lambda: app.places.get_screen("partners").step == "name", "a card to be read")
        guide.settle()
        guide.type("port")
        guide.tap("keys.finish")
        guide.eyes.wait_for("partners.2")
        guide.tap("partners.take")
        guide.eyes.wait_for("guests.1")
        taken, partly = told(), standing()
        look(guide, "partners-guest")
        guide.tap("guests.1")
        guide.wait(lambda: place_on_wall(app.keeper.folder).parent.name == "shows", "theirs on the wall")
        hung = open_show(app.show_folder()).title["en"]
        return {
            "silent": silent,
            "given": given,
            "took": took.changed,
            "arrived": arrived,
            "taken": taken,
            "partly": partly,
            "hung": hung,
        }

    def by_itself(guide: "Guide") -> Report:
        """Through a shared folder: what a maker takes back leaves the partner's kiosk, and that is seen."""
        from exhibitions.curation.partners import Partner as Known
        from exhibitions.curation.partners import Partners

        partners = Partners(app.keeper.open_library())
        partners.add(Known("hall", hall.identity.card))
        there(guide)
        guide.tap("partners.folder")
        guide.wait(lambda: list(shared.glob("*.fanzineshow")), "a package in the folder")
        exchange = Exchange(shared, hall.identity, (ours,), lambda _: hall.place)
        exchange.look()
        before = shown()
        guide.wait(
            lambda: "{of}" not in standing() and app.places.get_screen("partners").warns is False, "word"
        )
        clean = standing()
        look(guide, "partners-clean")
        app.keeper.withdraw(kept[0].id, tuple(Use))
        (first,) = shared.glob("*.fanzineshow")
        guide.wait(lambda: not first.exists(), "the older package to go")
        on_main(app.places.get_screen("partners").to_list)
        open_still = standing()
        looked = exchange.look()
        after = shown()
        guide.wait(lambda: app.places.get_screen("partners").warns is False, "word of the withdrawal")
        guide.tap("partners.1", "partners.forget")
        guide.eyes.wait_for("partners.sure")
        look(guide, "partners-forget")
        guide.tap("partners.sure")
        guide.wait(lambda: app.places.get_screen("partners").empty, "the partner to be forgotten")
        guide.tap("partners.web")
        guide.eyes.wait_for("web.address")
        look(guide, "web-space")
        guide.tap("web.back", "partners.back", "desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        return {
            "before": before,
            "after": after,
            "clean": clean,
            "open": open_still,
            "removed": looked.removed,
            "on": app.exchange.is_on,
            "today": str(date.today()),
        }

    walk(app, {"carried": carried, "by_itself": by_itself}[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
