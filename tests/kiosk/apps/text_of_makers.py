"""Screens a maker meets: the studio, finishing, her shelf, the circle."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.kiosk.apps.fitting import Stop


def studio(studio: Any) -> Iterator[Stop]:
    from fanzines.model import Placement, Words, new_id
    from kiosk.studio.screen import TOOLS

    for tool in TOOLS:
        studio.take_tool(tool)
        yield f"studio, {tool}"
    studio.go("fold")
    yield "folding another way"
    studio.app.go("studio")
    yield lambda: bool(studio.manager.current == "studio")
    studio.full = False
    for tool in TOOLS:
        studio.take_tool(tool)
        yield f"studio, simple, {tool}"
    studio.full = True
    studio.take_tool("hand")
    studio.add(Words(new_id(), Placement(74, 100), "sea", 80, 18))
    yield "studio, words chosen"
    studio.take_tool("words")
    studio.open_keyboard()
    yield "studio, writing"


def keyboards(studio: Any) -> Iterator[Stop]:
    from kiosk.widgets.layouts import CHOICE, SIGNS

    keyboard = studio.ids.keyboard
    for tag in (*CHOICE, *SIGNS):
        for shifted in (False, True):
            keyboard.follow(tag)
            keyboard.tag, keyboard.shifted = tag, shifted
            yield f"keyboard, {tag}{' shifted' if shifted else ''}"
    keyboard.follow("en")
    keyboard._turn_page()
    yield "keyboard, all there are"
    keyboard._turn_page()


def finish(app: Any, finish: Any) -> Iterator[Stop]:
    from kiosk.finish.traces import traces_of_all
    from kiosk.language import tongue

    yield "finish"
    finish.show()
    for tile in list(finish.ids.uses.children):
        tile.dispatch("on_release")
    yield "who may see it"
    yield from reading_aloud(finish)
    finish.choose_print()
    yield "printing"
    finish.poster = True
    yield "printing a poster"
    finish.ask_to_remove()
    yield "removing"
    finish.step = "leaving"
    yield "leaving"
    finish.step = "wait"
    yield "being taken away"
    finish.ids.went.show(tongue.words("It is gone"), traces_of_all(everywhere(), sticks=True))
    finish.step = "went"
    yield "gone"
    finish.keep()
    yield "home, with a notice"


def reading_aloud(finish: Any) -> Iterator[Stop]:
    """Every step of it, without a microphone."""
    from fanzines.readings import Whose
    from tests.fanzines.sounds import SOUND, reading_of

    finish.read_aloud()
    step = finish.ids.aloud
    yield "a voice can be recognised"
    step.warned = True
    yield "who reads"
    step.choose(Whose.ANOTHER)
    yield "somebody else reads"
    step.doing = "recording"
    yield "reading aloud"
    step.doing = "pressing"
    step._pressed((reading_of(SOUND), SOUND))
    yield "hearing it first"
    finish.app.keeper.keep_reading(step._fanzine.id, reading_of(SOUND), SOUND)
    finish.read_aloud()
    yield "a reading that is kept"
    step.ask()
    yield "throwing a reading away"
    finish.show()
    yield "who may hear it"


def everywhere() -> Any:
    """A fanzine that had been wherever one can be."""
    from exhibitions.curation.withdraw import TakenBack
    from exhibitions.exhibition import SHOWN
    from fanzines.consents import Use
    from fanzines.library.given_out import GivenOut, Kind

    printed = tuple(GivenOut(kind, job="Hall-1") for kind in (*[Kind.PAPER] * 23, Kind.HERS))
    files = (GivenOut(Kind.FILE, file="a"), GivenOut(Kind.PAPER, file="b"))
    return TakenBack(frozenset((*SHOWN, Use.VOICE)), printed + files, ())


def come_back(app: Any, sign: Any) -> Iterator[Stop]:
    app.go("sign")
    yield "sign"
    sign.ids.pad.wrong = True
    yield "sign, a wrong one"
    app.keeper.shelf = app.keeper.open_library().fanzines()[0].shelf
    app.go("shelf")
    yield "shelf"
    app.home()


def circle(app: Any) -> Iterator[Stop]:
    from exhibitions.curation.store import Exhibitions
    from exhibitions.exhibition import Frame

    laying, place = app.places.get_screen("circle-laying"), app.places.get_screen("circle")
    app.go("circle-laying")
    yield "a circle to be laid"
    laying.ids.row.children[0].dispatch("on_release")
    yield "laying a circle"
    laying.begin()
    yield "a circle begins"
    kept = Exhibitions(app.keeper.open_library())
    kept.save(replace(kept.current({}), frame=Frame(country="ES", partner_number="000 00 00 00")))
    for _ in range(6):
        place.turn(1)
        yield f"circle, {place.topic}"
    place.to_end()
    yield "a circle ends"
    place.ask_sign()
    yield "circle, sign"
    place.step = "shelf"
    yield "circle, her shelf"
    place.end()
