"""The kiosk in a window, driven through what could leave something of hers open; one act after the other."""

import json
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import assets
from kiosk import start

SIZE = (1280, 800)
PHRASE, PIN = "four quiet grey herons", "2580"
NOWHERE = (640, 8)


def main(folder: Path) -> None:
    start.prepare(size=SIZE, fullscreen=False)
    from fanzines.consents import Use
    from fanzines.edits import AddItem
    from fanzines.library import Library
    from fanzines.model import Direction, Fanzine, Placement, Words, new_id
    from kiosk import theme
    from kiosk.app import KioskApp
    from kiosk.curating.curator import Curator
    from kiosk.keeping.gathering import Gathering
    from kiosk.mainloop import on_main
    from kiosk.tour.eyes import Eyes
    from kiosk.tour.hand import Hand
    from kiosk.tour.journey import Journey
    from tests.kiosk.keeping import agree

    prints = folder / "prints"
    prints.mkdir()
    app = KioskApp(folder / "data", prints=prints, room_port=0)
    report: dict[str, Any] = {}

    def place(name: str) -> Any:
        return on_main(lambda: app.places.get_screen(name))

    def until(done: Callable[[], object], seconds: float = 15) -> None:
        deadline = time.monotonic() + seconds
        while not on_main(done):
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.02)

    def library() -> Library:
        return app.keeper.open_library()

    def gather() -> None:
        on_main(lambda: app.open_gathering(Gathering(("en", "ar"))))

    def begin() -> str:
        def act() -> str:
            app.to_table(lambda keeper: keeper.begin(Direction.LTR, "en"))
            return app.keeper.sitting.fanzine.id if app.keeper.sitting else ""

        known = on_main(act)
        until(lambda: app.places.awake)
        return known

    def said(word: str) -> Fanzine:
        """A fanzine that says one word; the studio is open with it."""
        begin()

        def write() -> Fanzine:
            sitting = place("studio").sitting
            words = Words(new_id(), Placement(74, 40), word, 110, size=30)
            place("studio").do(AddItem(sitting.fanzine.pages[0].id, 0, words))
            return sitting.fanzine

        return on_main(write)

    def put_up(*fanzines: Fanzine) -> None:
        keeper = app.keeper
        curator = Curator.of_kiosk(keeper, {"en": "Pages"})
        for fanzine in fanzines:
            agree(library(), fanzine, (Use.EXHIBITION,))
            curator.hang(fanzine.id)
        curator.publish(lambda done, of: None)

    def px(x: float, y: float) -> tuple[float, float]:
        return on_main(lambda: place("studio").table.ground.to_px(x, y))

    def items(known: str) -> int:
        """How much lies on its pages; nothing when it is not kept."""
        here = on_main(lambda: {one.id for one in library().fanzines()})
        return sum(len(page.items) for page in library().fanzine(known).pages) if known in here else 0

    def type_phrase() -> None:
        on_main(lambda: app.go("facilitator"))
        type_again()

    def type_again() -> None:
        on_main(lambda: setattr(place("facilitator").ids.typing, "text", PHRASE))

    def choose_phrase(eyes: Eyes) -> None:
        type_phrase()
        eyes.tap("keys.finish")
        until(lambda: place("facilitator").ids.typing.again)
        type_again()
        eyes.tap("keys.finish")

    def type_pin(eyes: Eyes) -> None:
        for digit in PIN:
            eyes.tap(f"pin.{digit}")

    def before_anybody_comes(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        first = list(app.places.screen_names)
        hand.press(*NOWHERE)
        time.sleep(2 * theme.BUILT_AHEAD_AFTER)
        rested = list(app.places.screen_names)
        hand.lift()
        until(lambda: "studio" in app.places.screen_names)
        return {"first": first, "beneath_a_finger": rested, "shown": app.places.current}

    def set_up(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        choose_phrase(eyes)
        eyes.wait_for("pin.1")
        eyes.tap("facilitator.home")
        choose_phrase(eyes)
        type_pin(eyes)
        eyes.tap("pin.check")
        type_pin(eyes)
        where = eyes.wait_for("pin.check").centre
        hand.tap(*where)
        hand.tap(*where)
        until(lambda: place("facilitator").recovery)
        time.sleep(0.5)
        step, words = on_main(lambda: (place("facilitator").step, place("facilitator").recovery))
        eyes.tap("recovery.written")
        eyes.tap("gathering.open")
        eyes.wait_for("home.make")
        return {"step": step, "words": len(words.split()), "left": place("facilitator").recovery}

    def unlock(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        on_main(app.lock)
        until(lambda: not app.keeper.is_unlocked)
        locked = app.keeper.library is None
        type_phrase()
        eyes.tap("phrase.reveal")
        where = eyes.wait_for("keys.finish").centre
        hand.tap(*where)
        hand.tap(*where)
        until(lambda: app.places.current == "gathering")
        time.sleep(0.5)
        report = {"locked": locked, "place": app.places.current, "opened": app.keeper.gathering is not None}
        gather()
        on_main(app.home)
        field = place("facilitator").ids.typing
        until(lambda: field.hidden)
        return report | {"hidden": field.hidden, "typed": field.text}

    def line_cut_short(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        hers = begin()
        hand.press(*px(40, 60))
        for step in range(5):
            hand.move(*px(40 + 8 * step, 60))
        on_main(app.home)
        hand.lift()
        next_one = begin()
        untouched = items(next_one)
        hand.drag([px(30, 30), px(60, 60)], 0.05)
        return {"hers": items(hers), "untouched": untouched, "drawn": items(next_one)}

    def drag_cut_short(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        said("sea")
        on_main(lambda: place("studio").take_tool("hand"))
        hand.press(*px(74, 44))
        hand.move(*px(80, 60))
        on_main(app.home)
        hand.lift()
        return {"next": items(begin()), "place": app.places.current}

    def leftovers(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        said("seashell")
        studio = place("studio")
        words = studio.panels["words"]
        eyes.tap("tool.words")
        hand.tap(*px(74, 44))
        until(lambda: studio.typing)
        on_main(words.open)
        until(
            lambda: words.word == "seashel" and all(t.texture for t in words._tiles() if t.get_root_window())
        )
        on_main(app.home)
        until(lambda: app.places.awake)
        return {
            "samples": [words.word] * bool(words.word) + [t.sort for t in words._tiles() if t.texture],
            "items": len(studio.table.page.items),
            "views": len(studio.table.views),
            "tiles": len(studio.strip.ids.tiles.children),
            "typing": studio.typing,
            "chosen": studio.chosen,
        }

    def late_photo(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        hers = begin()
        studio = place("studio")
        panel = studio.panels["photo"]
        photo = assets.path("sample", "photos", "cat.jpg")

        def leave_at_once() -> None:
            panel.place(photo)
            app.home()

        on_main(leave_at_once)
        next_one = begin()
        until(lambda: not panel.busy)
        on_bench = on_main(lambda: studio.bench.held is not None)
        on_main(lambda: panel.place(photo))
        until(lambda: not panel.busy)
        on_main(studio.bench.lay)
        return {"hers": items(hers), "on_bench": on_bench, "next": items(next_one)}

    def print_twice(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        said("sea")
        on_main(lambda: place("studio").go("finish"))
        eyes.tap("finish.print")
        where = eyes.wait_for("print.mini").centre
        hand.tap(*where)
        hand.tap(*where)
        until(lambda: app.notice.text)
        time.sleep(0.5)
        once = len(list(prints.glob("mini*.pdf")))
        on_main(app.notice.hide)
        time.sleep(1.0)
        eyes.tap("guide.close")
        hand.tap(*where)
        until(lambda: app.notice.text)
        again = len(list(prints.glob("mini*.pdf")))
        on_main(app.home)
        return {"once": once, "again": again}

    def visitors(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        fanzine, other = said("BOATS"), said("BIRDS")
        on_main(app.home)
        on_main(lambda: put_up(fanzine))
        on_main(lambda: app.go("exhibition"))
        eyes.tap("wall.1")
        eyes.wait_for("reader.next")
        exhibition = place("exhibition")
        old = exhibition.show.folder
        on_main(lambda: put_up(other))
        eyes.tap("reader.next")
        until(lambda: exhibition.show.folder != old)
        view = exhibition.view
        eyes.tap("reader.wall")
        eyes.wait_for("wall.2")
        eyes.tap("exhibition.home")
        eyes.wait_for("home.make")
        on_main(lambda: put_up())
        eyes.tap("language.ar")
        eyes.tap("language.en")
        left = exhibition.show is not None or len(exhibition.ids.wall.ids.covers.covers)
        return {"view": view, "old": old.exists(), "left": left}

    def erased_before_locked(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        fanzine = said("sea")
        on_main(lambda: place("studio").go("finish"))

        def remove_and_lock() -> None:
            app.background.do(lambda: time.sleep(0.5), lambda _: None)
            place("finish").remove()
            app.lock()

        on_main(remove_and_lock)
        until(lambda: not app.keeper.is_unlocked)
        on_main(lambda: app.keeper.unlock(PHRASE))
        gather()
        found = [one.id for one in on_main(lambda: library().fanzines())]
        return {"there": fanzine.id in found, "others": len(found) > 0}

    def fails_at_leaving(hand: Hand, eyes: Eyes) -> dict[str, Any]:
        said("sea")
        studio = place("studio")
        eyes.tap("tool.words")
        hand.tap(*px(74, 44))
        eyes.wait_for("key.a")
        on_main(lambda: library().store.close())
        eyes.tap("key.a")
        until(lambda: app.notice.text)
        shown = studio.lettering.words.text
        on_main(app.home)
        told, current = app.notice.text, app.places.current
        sitting = app.keeper.sitting is None
        begun = begin()
        state = {"shown": shown, "told": bool(told), "place": current, "closed": sitting, "begun": begun}
        on_main(app.lock)
        until(lambda: not app.keeper.is_unlocked)
        return state | {"locked": app.keeper.library is None}

    acts = (
        before_anybody_comes,
        set_up,
        unlock,
        line_cut_short,
        drag_cut_short,
        leftovers,
        late_photo,
        print_twice,
        visitors,
        erased_before_locked,
        fails_at_leaving,
    )

    def drive(hand: Hand, eyes: Eyes) -> None:
        for act in acts:
            report[act.__name__] = act(hand, eyes)

    try:
        Journey(app, drive, seconds=100, picture=folder / "failure.png").run()
    except Exception as problem:
        report["problem"] = "".join(traceback.format_exception(problem))
    print(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
