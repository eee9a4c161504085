"""Two tablets of one group, one after the other, by touch; arguments: a path's name, a folder, a language.

Both find the folder "stick": what one leaves there the other finds.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, set_up_once, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

WORDS = "six slow kites"
HERS = ("see", "exhibition")


def main(what: str, folder: Path, language: str = "en") -> None:
    open_window()
    import assets
    from exhibitions.show.reading import open_show
    from fanzines.access.signs import Sign, shelf_of
    from kiosk.app import KioskApp
    from kiosk.keeping.exchange_folder import SYNCTHING
    from kiosk.keeping.gathering import Gathering
    from kiosk.keeping.reopening import BACKUPS
    from kiosk.mainloop import on_main
    from kiosk.tour.maker import Maker

    (folder / "home" / SYNCTHING).mkdir(parents=True, exist_ok=True)
    os.environ["HOME"] = str(folder / "home")
    tablet = folder / ("second" if what == "joined" else "first")
    is_new = what == "founded"
    if is_new:
        shutil.copytree(set_up_once(), tablet)
        (folder / "stick").mkdir()
    app = KioskApp(
        tablet,
        photos=assets.path("sample", "photos"),
        prints=folder / "stick",
        language=language,
        room_port=0,
    )
    if what != "joined":
        app.keeper.unlock(PHRASE)
        app.keeper.open_gathering(Gathering((language,)))
    signs = folder / "sign.json"
    place = lambda name: app.places.get_screen(name)  # noqa: E731

    def look(guide: "Guide", name: str) -> None:
        guide.settle()
        guide.screens = folder / "screens"
        guide.see(name)

    def told() -> str:
        return str(on_main(lambda: app.notice.text))

    def came() -> str:
        return str(on_main(lambda: place("group").arrived))

    def to_group(guide: "Guide") -> None:
        guide.eyes.wait_for("home.facilitator", 20)
        guide.settle()
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check", "desk.care")
        guide.eyes.wait_for("desk.group")
        look(guide, f"{what}-care")
        guide.tap("desk.group")
        guide.wait(lambda: app.places.current == "group", "the group")

    def exchange(guide: "Guide") -> str:
        guide.tap("group.exchange")
        guide.wait(lambda: place("group").step == "list" and app.notice.text, "the exchange")
        look(guide, f"{what}-exchanged")
        return came()

    def type_words(guide: "Guide", *times: str) -> None:
        for words in times:
            guide.wait(lambda: not place("group").ids.words.text, "an empty line")
            guide.type(words)
            guide.tap("keys.finish")

    def make(guide: "Guide", word: str) -> None:
        """What she says, and that it may be looked at and hung."""
        maker = Maker(guide)
        maker.words(word, (74, 60))
        guide.tap("studio.done", "finish.show", *(f"use.{use}" for use in HERS), "finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")

    def show_sign(guide: "Guide") -> None:
        sign = json.loads(signs.read_text())
        guide.tap("home.continue", f"sign.colour.{sign['colour']}")
        guide.tap(*(f"sign.picture.{name}" for name in sign["pictures"]))
        guide.eyes.wait_for("shelf.0")

    def hang(guide: "Guide") -> int:
        """What she let the facilitator look at hangs; how much does then."""
        guide.tap("desk.offers", "desk.1")
        if on_main(lambda: place("desk").chosen.hung or not place("desk").may_hang):
            guide.tap("desk.2")
        guide.tap("desk.hang")
        guide.tap("desk.exhibition", "desk.publish")
        guide.tap("outcome.back")
        return on_wall()

    def on_wall() -> int:
        return on_main(lambda: len(open_show(app.show_folder()).entries))

    def founded(guide: "Guide") -> Report:
        """A woman makes a fanzine, which hangs; a stick is prepared for another tablet."""
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        sign = on_main(lambda: place("offer").sign)
        signs.write_text(json.dumps({"colour": sign.colour, "pictures": sign.pictures}))
        guide.tap("offer.take")
        make(guide, "sea")
        to_group(guide)
        look(guide, "alone")
        guide.tap("group.back", "desk.offers")
        hangs = hang(guide)
        guide.tap("desk.care", "desk.group", "group.invite")
        guide.eyes.wait_for("keys.finish")
        look(guide, "words")
        type_words(guide, WORDS, WORDS)
        guide.wait(lambda: place("group").step == "list" and app.notice.text, "the stick")
        look(guide, "founded")
        return {
            "hangs": hangs,
            "told": told(),
            "stick": sorted(f.suffix for f in (folder / "stick").iterdir()),
        }

    def joined(guide: "Guide") -> Report:
        """Another tablet is set up and joins; she finds hers there, takes a yes back, makes one more."""
        guide.eyes.wait_for("home.facilitator", 20)
        guide.settle()
        guide.tap("home.facilitator", "facilitator.belongs")
        look(guide, "belongs")
        for _ in range(2):
            guide.type(PHRASE)
            guide.tap("keys.finish")
        for _ in range(2):
            guide.tap(*(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("recovery.written", 20)
        guide.tap("recovery.written")
        guide.eyes.wait_for("keys.finish")
        look(guide, "join")
        type_words(guide, "six slow cats")
        guide.wait(lambda: app.notice.text and place("group").step == "join", "the wrong words")
        wrong = told()
        on_main(app.notice.hide)
        type_words(guide, WORDS)
        guide.wait(lambda: place("group").step == "list" and app.notice.text, "the shelves")
        arrived = came()
        look(guide, "joined")
        guide.tap("group.back", "desk.gathering", "gathering.open")
        show_sign(guide)
        look(guide, "shelf")
        guide.tap("shelf.0.seen", "use.exhibition")
        guide.wait(lambda: not place("finish")._withdrawing, "the yes to be gone")
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.keep")
        show_sign(guide)
        guide.tap("shelf.begin", "fold.mini")
        make(guide, "moon")
        show_sign(guide)
        both = on_main(lambda: len(app.keeper.on_her_shelf()))
        guide.tap("shelf.home")
        to_group(guide)
        exchange(guide)
        return {"wrong": wrong, "arrived": arrived, "both": both}

    def end_badly(guide: "Guide") -> list[str]:
        """The gathering ends, and the exchange fails as nobody foresaw; what came of it, and new backups."""
        kept = tablet / BACKUPS
        before, came_of_it = set(kept.glob("*.db")), list[object]()

        def fail(_folder: Path | None) -> None:
            raise ZeroDivisionError

        app.shelves.by_itself = fail
        on_main(lambda: app.end_gathering(came_of_it.append))
        guide.wait(lambda: came_of_it, "the end of the gathering")
        return [type(came_of_it[0]).__name__, *("new" for _ in set(kept.glob("*.db")) - before)]

    def choose_folder(guide: "Guide") -> list[str | None]:
        """What is exchanged by itself goes through the shared folder, then through none."""
        came_of_it = list[str | None]()
        guide.tap("group.folder")
        guide.eyes.wait_for("folder.1")
        for tile in ("folder.1", "folder.0", "folder.1"):
            guide.tap(tile)
            came_of_it.append(on_main(lambda: app.exchange_folder and app.exchange_folder.name))
        look(guide, "folders")
        guide.tap("folder.back")
        guide.eyes.wait_for("group.exchange")
        look(guide, "with-folder")
        return came_of_it

    def lose(guide: "Guide") -> list[str]:
        """The second of three tablets was lost: new keys, and what lies on the stick then."""
        app.shelves.invite(folder / "stick", WORDS)
        on_main(place("group").to_list)
        guide.tap("group.tablet.1", "group.lost")
        guide.eyes.wait_for("group.renew")
        look(guide, "lost")
        guide.tap("group.renew")
        guide.eyes.wait_for("keys.finish")
        type_words(guide, WORDS, WORDS)
        guide.wait(lambda: place("group").step == "list" and app.notice.text, "the new keys")
        look(guide, "renewed")
        return sorted(f.suffix for f in (folder / "stick").iterdir())

    def back(guide: "Guide") -> Report:
        """The way back: what she took back leaves the wall; what she made there is hung from here."""
        before = on_wall()
        to_group(guide)
        told_of = exchange(guide)
        after = on_wall()
        look(guide, "back")
        folders, renewed = choose_folder(guide), lose(guide)
        sign = json.loads(signs.read_text())
        guide.tap("group.back")
        hangs = hang(guide)
        library = app.keeper.open_library()
        shelf = on_main(lambda: shelf_of(library, Sign(sign["colour"], tuple(sign["pictures"]))))
        on_her_shelf = on_main(lambda: len(library.fanzines_on(shelf)))
        return {
            "ended": end_badly(guide),
            "before": before,
            "after": after,
            "told": told_of,
            "hangs": hangs,
            "folders": folders,
            "renewed": renewed,
            "shelf": on_her_shelf,
        }

    walk(app, {"founded": founded, "joined": joined, "back": back}[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
