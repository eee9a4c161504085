"""A facilitator changes who can open the kiosk; the argument names a path.

A third argument is a language, and has pictures of every step taken into the folder "screens".
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PHRASE, PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from kiosk.tour.guide import Guide

NEW, HERS, LAST = "too short by far", "six slow kites", "four pears fall"
NEW_PIN = "9753"


def main(what: str, folder: Path, language: str = "") -> None:
    open_window()
    from fanzines.model import new_fanzine
    from kiosk.mainloop import on_main

    app = opened_kiosk(folder, language=language or "en")
    app.keeper.open_library().new(new_fanzine("2026-11"))
    app.keeper.back_up()
    place = lambda: app.places.get_screen("phrases")  # noqa: E731

    def look(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens" if language else None
        guide.see(name)

    def said(guide: "Guide", picture: str) -> str:
        """What is told, once all is done."""
        guide.wait(lambda: app.notice.text and place().step != "wait", "a notice")
        look(guide, picture)
        sentence = on_main(lambda: app.notice.text)
        on_main(app.notice.hide)
        return str(sentence)

    def write(guide: "Guide", *phrases: str) -> None:
        """Type them one after the other, where each is asked for."""
        for phrase in phrases:
            guide.wait(lambda: place().step == "type" and not place().ids.typing.text, "an empty line")
            guide.type(phrase)
            guide.tap("keys.finish")

    def pin(guide: "Guide", digits: str) -> None:
        guide.tap(*(f"pin.{digit}" for digit in digits), "pin.check")

    def enter(guide: "Guide", digits: str = PIN) -> None:
        guide.eyes.wait_for("home.facilitator", 20)
        guide.settle()
        guide.tap("home.facilitator")
        pin(guide, digits)
        guide.eyes.wait_for("desk.care")

    def lock(guide: "Guide") -> None:
        guide.tap("desk.lock")
        guide.wait(lambda: not app.keeper.is_unlocked, "the kiosk to be locked")
        guide.eyes.wait_for("home.facilitator")
        guide.tap("home.facilitator")

    def opens(guide: "Guide", phrase: str) -> bool:
        """Whether it opens the locked kiosk."""
        guide.type(phrase.lower())
        guide.tap("keys.finish")
        guide.wait(lambda: app.keeper.is_unlocked or app.notice.text, "an answer to a phrase")
        if not on_main(lambda: app.keeper.is_unlocked):
            look(guide, "wrong")
            guide.tap("facilitator.home", "home.facilitator")
            return False
        guide.eyes.wait_for("desk.lock")
        return True

    def people(guide: "Guide") -> Report:
        """A phrase is changed, one added, one taken away, all but hers; and the PIN."""
        told, count = dict[str, str](), list[int]()
        enter(guide)
        guide.tap("desk.care")
        look(guide, "care")
        guide.tap("desk.phrases")
        look(guide, "ask")
        write(guide, f"{PHRASE}x")
        told["stranger"] = said(guide, "ask-wrong")
        guide.tap("keys.delete", "keys.finish")
        guide.eyes.wait_for("phrases.change", 20)
        look(guide, "list")
        alone = guide.eyes.names()
        guide.tap("phrases.change")
        guide.type(NEW[:9])
        guide.tap("phrase.reveal")
        look(guide, "choose-short")
        guide.tap("keys.finish")
        told["short"] = said(guide, "choose-refused")
        guide.type(NEW[9:])
        look(guide, "choose")
        guide.tap("keys.finish")
        look(guide, "once-more")
        write(guide, HERS)
        told["other"] = said(guide, "not-the-same")
        write(guide, NEW, NEW)
        told["changed"] = said(guide, "changed")
        guide.tap("phrases.add")
        look(guide, "add")
        write(guide, HERS, HERS)
        told["added"] = said(guide, "added")
        count.append(on_main(lambda: int(place().phrases)))
        guide.tap("phrases.remove")
        look(guide, "remove")
        write(guide, LAST)
        told["unknown"] = said(guide, "remove-unknown")
        guide.tap("phrases.back", "phrases.remove")
        write(guide, HERS)
        told["removed"] = said(guide, "removed")
        count.append(on_main(lambda: int(place().phrases)))
        guide.tap("phrases.add")
        write(guide, LAST, LAST)
        said(guide, "added-again")
        guide.tap("phrases.only-mine")
        look(guide, "only-mine")
        guide.tap("phrases.sure")
        told["mine"] = said(guide, "only-mine-done")
        count.append(on_main(lambda: int(place().phrases)))
        guide.tap("phrases.pin")
        look(guide, "pin")
        pin(guide, NEW_PIN)
        look(guide, "pin-again")
        pin(guide, PIN)
        told["other pin"] = said(guide, "pin-not-the-same")
        pin(guide, NEW_PIN)
        pin(guide, NEW_PIN)
        told["pin"] = said(guide, "pin-changed")
        guide.tap("phrases.back", "desk.home", "home.facilitator")
        pin(guide, PIN)
        guide.wait(lambda: app.notice.text, "the old PIN to be refused")
        on_main(app.notice.hide)
        pin(guide, NEW_PIN)
        guide.eyes.wait_for("desk.lock")
        lock(guide)
        opened = {phrase: opens(guide, phrase) for phrase in (PHRASE, HERS, LAST, NEW)}
        return {"told": told, "count": count, "alone": alone, "opened": opened}

    def new(guide: "Guide") -> Report:
        """New letters on paper; then everything is made new, and only what is new opens it."""
        told, letters = dict[str, str](), list[str]()
        enter(guide)
        guide.tap("desk.care", "desk.phrases")
        write(guide, PHRASE)
        guide.tap("phrases.letters")
        letters.append(on_main(lambda: str(place().letters)))
        look(guide, "letters")
        guide.tap("recovery.print")
        told["printed"] = said(guide, "letters-printing")
        guide.tap("recovery.written")
        told["letters"] = said(guide, "letters-new")
        guide.tap("phrases.new")
        look(guide, "sure")
        guide.tap("phrases.leave", "phrases.new", "phrases.sure")
        look(guide, "new-phrase")
        write(guide, PHRASE, PHRASE)
        told["known"] = said(guide, "new-phrase-known")
        write(guide, NEW, NEW)
        guide.eyes.wait_for("recovery.written")
        letters.append(on_main(lambda: str(place().letters)))
        guide.tap("recovery.written")
        guide.wait(lambda: place().step == "wait", "everything to be made new")
        look(guide, "making-new")
        told["new"] = said(guide, "made-new")
        kept = on_main(lambda: len(app.keeper.open_library().fanzines()))
        guide.tap("phrases.copies")
        guide.eyes.wait_for("backups.1")
        guide.tap("backups.desk")
        lock(guide)
        opened = [opens(guide, phrase) for phrase in (PHRASE, letters[0], letters[1])]
        guide.tap("desk.care", "desk.phrases")
        write(guide, letters[1].lower())
        guide.eyes.wait_for("phrases.change", 20)
        look(guide, "by-letters")
        guide.tap("phrases.change")
        write(guide, HERS, HERS)
        told["chosen"] = said(guide, "chosen")
        guide.tap("phrases.back")
        lock(guide)
        opened.append(opens(guide, HERS))
        lock(guide)
        opened.append(opens(guide, NEW))
        return {"told": told, "letters": letters, "kept": kept, "opened": opened}

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
