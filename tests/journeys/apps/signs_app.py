"""A maker and her sign: changing it, being given another; the argument names a path, a third the language."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.kit import PIN, Report, arguments, open_window, opened_kiosk, walk

if TYPE_CHECKING:
    from fanzines.access.signs import Sign
    from kiosk.tour.guide import Guide


def main(what: str, folder: Path, language: str = "en") -> None:
    open_window()
    from fanzines.access.signs import colours, new_signs
    from fanzines.art import names
    from kiosk import theme
    from kiosk.keeping.gathering import Gathering
    from kiosk.keeping.months import this_month
    from kiosk.mainloop import on_main

    theme.BOARD_STAYS = 0.2
    app = opened_kiosk(folder, language=language)

    def look(guide: "Guide", name: str) -> None:
        guide.screens = folder / "screens"
        guide.see(name)

    def show(guide: "Guide", sign: "Sign") -> None:
        guide.tap(f"sign.colour.{sign.colour}", *(f"sign.picture.{name}" for name in sign.pictures))

    def offered(place: str) -> "Sign":
        return on_main(lambda: app.places.get_screen(place).sign)

    def made(guide: "Guide") -> "Sign":
        """A blank fanzine under a sign that was offered; she is home again."""
        guide.tap("home.make", "fold.mini")
        guide.eyes.wait_for("offer.take")
        hers = offered("offer")
        guide.tap("offer.take")
        guide.eyes.wait_for("tool.pen")
        guide.tap("studio.away")
        guide.eyes.wait_for("home.continue")
        return hers

    def come_back(guide: "Guide", sign: "Sign") -> bool:
        """Show a sign at the door of the shelves; whether it opens one."""
        guide.tap("home.continue")
        show(guide, sign)
        place = app.places.get_screen("sign")
        guide.wait(lambda: place.wrong or app.places.current != "sign", "an answer")
        return on_main(lambda: app.places.current == "shelf")

    def wrong(guide: "Guide", pad: object) -> bool:
        """Whether the lock is to be seen where her sign was."""
        guide.wait(lambda: pad.wrong and pad.ids.ribbon.shut, "the wrong sign to be told")
        return True

    def other_than(sign: "Sign") -> "Sign":
        free = [name for name in names("signs") if name not in sign.pictures]
        return type(sign)(sign.colour, (free[0], free[1], free[2]))

    def change(guide: "Guide") -> Report:
        """She looks at another sign and keeps hers; then takes one, shows it wrong, and shows it right."""
        old = made(guide)
        assert come_back(guide, old)
        look(guide, "shelf")
        guide.tap("shelf.sign", "anew.take", "anew.look", "anew.keep")
        guide.eyes.wait_for("shelf.0")
        guide.tap("shelf.home")
        kept = come_back(guide, old)
        guide.tap("shelf.sign")
        guide.eyes.wait_for("anew.take")
        first = offered("anew")
        guide.tap("anew.another")
        guide.wait(lambda: app.places.get_screen("anew").sign != first, "another sign")
        new = offered("anew")
        look(guide, "anew")
        guide.tap("anew.take")
        guide.eyes.wait_for("anew.look")
        pad = app.places.get_screen("anew").ids.pad
        look(guide, "anew-learn")
        show(guide, other_than(new))
        told = wrong(guide, pad)
        look(guide, "anew-wrong")
        left = on_main(app.keeper.sign_tries_left)
        still = not on_main(lambda: app.keeper.enter_sign(new))
        on_main(lambda: app.keeper.enter_sign(old))
        show(guide, new)
        guide.eyes.wait_for("shelf.0")
        look(guide, "anew-done")
        guide.tap("shelf.home")
        opens = come_back(guide, new)
        guide.tap("shelf.home")
        old_opens = come_back(guide, old)
        look(guide, "sign-wrong")
        return {
            "kept": kept,
            "told": told,
            "left": left,
            "still": still,
            "opens": opens,
            "old_opens": old_opens,
            "counted": dict(new_signs(app.keeper.open_library())),
        }

    def given(guide: "Guide") -> Report:
        """A facilitator gives the maker of a fanzine another sign; she says first that she is there."""
        old = made(guide)
        fanzine = on_main(lambda: app.keeper.open_library().fanzines()[0].id)
        enter(guide)
        beside = app.places.get_screen("beside")
        on_main(lambda: beside.ask(fanzine))
        guide.eyes.wait_for("beside.here")
        look(guide, "beside")
        unasked = on_main(lambda: not beside.affirmed and "beside.hand-over" not in guide.eyes.names())
        guide.tap("beside.here")
        look(guide, "beside-affirmed")
        guide.tap("beside.hand-over")
        guide.eyes.wait_for("anew.take")
        look(guide, "anew-given")
        new = offered("anew")
        guide.tap("anew.take")
        guide.eyes.wait_for("anew.look")
        show(guide, new)
        guide.eyes.wait_for("home.continue")
        look(guide, "anew-given-done")
        shelf = on_main(lambda: app.keeper.shelf is None)
        old_opens = come_back(guide, old)
        guide.tap("sign.home")
        return {
            "unasked": unasked,
            "shelf": shelf,
            "old_opens": old_opens,
            "opens": come_back(guide, new),
            "counted": on_main(lambda: dict(new_signs(app.keeper.open_library()))) == {this_month(): 1},
        }

    def first(guide: "Guide") -> Report:
        """A fanzine that was made without a sign gets its first one; she leaves it at that once before."""
        from tests.kiosk.keeping import made as made_fanzine

        fanzine = on_main(lambda: made_fanzine(app.keeper, "sea").id)
        enter(guide)
        beside = app.places.get_screen("beside")
        on_main(lambda: beside.ask(fanzine))
        guide.tap("beside.here", "beside.hand-over", "anew.keep")
        guide.eyes.wait_for("home.continue")
        nothing = on_main(lambda: dict(new_signs(app.keeper.open_library())))
        enter(guide)
        on_main(lambda: beside.ask(fanzine))
        guide.tap("beside.here", "beside.hand-over")
        guide.eyes.wait_for("anew.take")
        sign = offered("anew")
        guide.tap("anew.take")
        guide.eyes.wait_for("anew.look")
        show(guide, sign)
        guide.eyes.wait_for("home.continue")
        opens = come_back(guide, sign)
        guide.eyes.wait_for("shelf.0")
        return {"nothing": nothing, "opens": opens}

    def hidden(guide: "Guide") -> Report:
        """She hides while another sign is offered, from her shelf and given: it stays the old."""
        old = made(guide)
        assert come_back(guide, old)
        guide.tap("shelf.sign", "anew.take")
        guide.eyes.wait_for("anew.look")
        forgotten = hide(guide)
        guide.eyes.wait_for("sign.home")
        show(guide, old)
        guide.eyes.wait_for("shelf.0")
        guide.tap("shelf.home")
        fanzine = on_main(lambda: app.keeper.open_library().fanzines()[0].id)
        enter(guide)
        on_main(lambda: app.places.get_screen("beside").ask(fanzine))
        guide.tap("beside.here", "beside.hand-over")
        guide.eyes.wait_for("anew.take")
        forgotten_too = hide(guide)
        guide.eyes.wait_for("home.continue")
        return {"forgotten": forgotten and forgotten_too, "opens": come_back(guide, old)}

    def hide(guide: "Guide") -> bool:
        guide.tap("hide")
        guide.wait(lambda: app.hiding.board.may_go_back, "the way back")
        place = app.places.get_screen("anew")
        forgotten = on_main(
            lambda: place.sign is None and not place.fanzine and not place.ids.ribbon.pictures
        )
        guide.tap("board.more")
        return forgotten

    def enter(guide: "Guide") -> None:
        guide.tap("home.facilitator", *(f"pin.{digit}" for digit in PIN), "pin.check")
        guide.eyes.wait_for("desk.home")

    def wrong_five(guide: "Guide") -> Report:
        """Five wrong signs, with the kiosk locked and opened again between them."""
        hers = made(guide)
        other = other_than(hers)
        assert colours()
        shown = []
        for _ in range(3):
            assert not come_back(guide, other)
            shown.append(wrong(guide, app.places.get_screen("sign").ids.pad))
            guide.tap("sign.home")
        enter_locked(guide)
        left = on_main(app.keeper.sign_tries_left)
        assert not come_back(guide, other)
        guide.tap("sign.home", "home.continue")
        show(guide, other)
        guide.eyes.wait_for("home.continue")
        look(guide, "signs-called")
        called = on_main(lambda: (app.notice.icon, app.notice.text))
        guide.tap("home.continue")
        show(guide, hers)
        guide.eyes.wait_for("home.continue")
        return {"shown": shown, "left": left, "icon": called[0], "told": called[1]}

    def enter_locked(guide: "Guide") -> None:
        """The kiosk is stopped and opened again: its library closed, and opened by the phrase."""
        from tests.journeys.kit import PHRASE

        on_main(app.keeper.close)
        on_main(lambda: app.keeper.unlock(PHRASE))
        on_main(lambda: app.keeper.open_gathering(Gathering(("en",))))
        assert guide

    walk(app, locals()[what], folder)


if __name__ == "__main__":
    main(*arguments(), *sys.argv[3:4])
