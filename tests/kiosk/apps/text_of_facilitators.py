"""Screens a facilitator meets: opening, the gathering, her desk, the exhibition in hand, partners."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.kiosk.apps.fitting import Stop

SAID = (
    "The disk of this kiosk is full, so the last change was not kept. "
    "Everything kept before is safe. Make room on the disk, then try again."
)


def first_opening(app: Any, facilitator: Any) -> Iterator[Stop]:
    from kiosk.language import tongue

    app.go("facilitator")
    yield "phrase"
    app.tell(tongue.words(SAID))
    yield "phrase, with a notice"
    app.notice.hide()
    facilitator.ids.typing.text = "none of these words"[:13]
    yield "phrase, weighed"
    facilitator.ids.typing.text = ""
    facilitator.step = "wait"
    yield "opening"
    facilitator.step = "pin"
    yield "pin"
    facilitator.recovery = app.keeper.set_up("four words of mine", "2580")
    facilitator.step = "recovery"
    yield "recovery"
    facilitator.to_desk()
    yield "gathering"
    yield from gathering(app.places.get_screen("gathering"))
    app.go("desk")
    yield "desk, empty"
    yield from copies(app, app.places.get_screen("backups"))
    app.home()
    app.go("facilitator")
    yield "door"


def gathering(place: Any) -> Iterator[Stop]:
    place.ids.packs.children[1].dispatch("on_release")
    place.step = "prompts"
    yield "single prompts"
    place.step = "wait"
    yield "a gathering ends"
    place.app.open_gathering(place._chosen)
    place.app.home()
    place.app.go("gathering")
    yield "gathering, open"
    place.ids.packs.children[4].dispatch("on_release")


def copies(app: Any, backups: Any) -> Iterator[Stop]:
    from fanzines.library.mending import Mended
    from kiosk.facilitator.backups import CARRIED, HELD

    keeper = app.keeper
    keeper.back_up()
    app.go("backups")
    yield lambda: bool(backups.step == "list")
    yield "copies"
    backups.happened = backups.told(Mended("2026-11", 12, 3))
    backups.carried = backups.of_sticks(CARRIED, ("2026-10", "2026-11"))
    backups.held = backups.of_sticks(HELD, ("2026-08", "2026-09"))
    yield "copies of a library that was damaged"


def partners(app: Any, place: Any) -> Iterator[Stop]:
    from exhibitions.curation.partners import Partners
    from kiosk.language import tongue
    from kiosk.partners.place import SILENT
    from tests.exhibitions.parcels import MAKER

    app.exchange_folder = app.keeper.folder / "Sync"
    app.go("partners")
    yield "no partners"
    place.show_card()
    yield "this kiosk's card"
    place.ask_card()
    place.typed = MAKER.card.text.replace("-", "")[:-1]
    yield "a card being typed"
    place.type_card(MAKER.card.text[-1])
    place.name_typed = "Palermo"
    yield "a partner being named"
    place.add()
    yield "partners"
    place.standing += "\n" + tongue.words(SILENT).format(names="Palermo, Athina")
    yield "partners, one of them silent"
    place.choose(place.ids.partners.children[0], Partners(app.keeper.open_library()).all()[0])
    place.step = "forget"
    yield "a partner leaves"
    app.go("web-space")
    yield "the web space"


def group(app: Any, place: Any) -> Iterator[Stop]:
    from datetime import date

    from exhibitions.curation.shelves_arrived import Arrived
    from fanzines.sharing.group import begin_anew
    from kiosk.group.place import told

    app.go("group")
    yield "a tablet by itself"
    place.ids.words.ask(choosing=True)
    place.step = "invite"
    yield "words for a stick"
    place.ask_join()
    yield "joining a group"
    stick = app.keeper.folder / "stick"
    stick.mkdir()
    app.shelves.invite(stick, "six slow kites")
    place.to_list()
    place.arrived = told(Arrived(11, 12, 13, 14, 15, 16, 17, 18, waiting=19))
    yield "a group"
    place.choose(place.ids.tablets.children[0], app.shelves.others(date.today())[0])
    place.step = "forget"
    yield "a tablet that comes back no more"
    place.step = "lost"
    yield "a tablet that was lost"
    app.keeper.open_library().store.write(begin_anew)
    place.to_list()
    yield "tablets without the new keys"
    app.places.get_screen("exchange-folder").ask("group")
    yield "the folder for exchange"


def desk(app: Any) -> Iterator[Stop]:
    desk, curating, beside = (app.places.get_screen(name) for name in ("desk", "curating", "beside"))
    app.go("desk")
    desk.ids.offers.children[0].dispatch("on_release")
    yield "desk"
    yield from second_look(app, app.places.get_screen("look"), desk.chosen.id)
    app.go("desk")
    desk.ids.offers.children[0].dispatch("on_release")
    desk.open_for_maker()
    yield "beside, for a sign"
    beside.signed = not beside.signed
    yield "beside, for her pages"
    app.go("desk")
    desk.ids.offers.children[0].dispatch("on_release")
    desk.hang()
    yield "desk, one hung"
    yield from printing_place(app, app.places.get_screen("printing"), desk)
    app.go("desk")
    desk.poster = True
    yield "desk, a poster"
    app.go("care")
    yield "care"
    app.ask_language()
    yield "languages behind the door"
    app.ask_language()
    app.places.get_screen("care").held = True
    yield "care, a copy on a stick"
    yield from phrases(app, app.places.get_screen("phrases"))
    app.go("curating")
    yield "curating"
    curating.working, curating.done = "wall", 0.5
    curating.serving, curating.address = True, "192.168.178.200:8000"
    yield "curating, publishing"
    curating.working, curating.here, curating.serving = "preview", False, False
    yield "curating for elsewhere"
    curating.working = ""
    yield from curated(app, curating)
    app.home()


def printing_place(app: Any, place: Any, desk: Any) -> Iterator[Stop]:
    """What is printed how, each trouble a printer can have, its trial sheet, and the queue."""
    from kiosk.printing.errand import FOLDED, TINY, fanzine_errand
    from kiosk.printing.seen import Seen
    from printing.inks.ink import Kind
    from printing.paper import LETTER
    from printing.printers.printer import Printer, Trouble
    from printing.printers.queue import Job, JobState

    desk.ids.offers.children[0].dispatch("on_release")
    place.ask(fanzine_errand(desk.desk, app.keeper, desk.chosen.id, "desk"))
    place._looking.end()
    yield lambda: not place.working
    place.choose_way()
    yield "printing, all ways"
    for manner in FOLDED:
        place.take(manner)
        yield lambda: not place.working
        yield f"printing, {manner.name}"
    place.choose_ink()
    place.ids.inks.take(Kind.SPOT)
    yield lambda: not place.working
    yield "printing, inks"
    place.back()
    yield "printing, plates"
    place.choose_ink()
    place.ids.inks.take(Kind.COLOUR)
    place.take(TINY)
    place.fill_sheets()
    yield lambda: not place.working
    yield "printing, filled"
    place.paper = LETTER
    for duplex, trouble in ((True, Trouble.JAM), (False, Trouble.PAUSED)):
        hers = Printer("Canon in the hall", duplex=duplex, troubles=(trouble,), loaded=("iso_a4_210x297mm",))
        other = Printer("Canon in the attic")
        waiting = (
            Job("Canon-1", hers.name, JobState.PRINTS, (trouble,)),
            Job("Canon-2", hers.name, JobState.WAITS),
        )
        place._saw(Seen((hers, other), waiting))
        place._choose_printer(hers)
        yield lambda: not place.working
        yield f"printing, {trouble}"
        place.try_printer()
        yield f"printing, its trial sheet, both sides {duplex}"
        place.step = "turn"
        yield f"printing, the pile {duplex}"
        place.step = "queue"
        yield f"printing, the queue {duplex}"
    place.ids.queue.waiting = 0
    yield "printing, nothing waits"


def curated(app: Any, curating: Any) -> Iterator[Stop]:
    """The exhibition in hand: a cover, a room, what came of it, its words, settings and preview."""
    from exhibitions.curation.texts import texts_of_entry, texts_of_exhibition
    from fanzines.consents import Reason, Use
    from kiosk.curating.outcome import Outcome
    from kiosk.curating.telling import NAMES

    (entry,) = curating.curator.exhibition.entries
    curating.add_room()
    yield "curating, a room in hand"
    curating.put_down()
    curating.touch(next(tile for tile in curating.ids.table.covers if tile.fanzine == entry.fanzine))
    yield "curating, a cover in hand"
    curating.choose_themes()
    yield "curating, what it is about"
    curating._sheet.close()
    curating.is_hung = False
    yield "curating, an offered cover in hand"
    out = {str(reason): reason for reason in list(Reason)[:3]}
    unsaid = {"en": tuple(NAMES), "ar": tuple(NAMES)}
    for here in (True, False):
        curating.ids.telling.show(
            Outcome(3, out, {Use.ROOM: 2, Use.WEB: 1}, unsaid, here), lambda _fanzine: None
        )
        curating.here, curating.step = here, "outcome"
        yield f"what came of it {here}"
    writing = app.places.get_screen("writing")
    for texts in (texts_of_exhibition(), texts_of_entry(entry.fanzine, 8)):
        app.go("curating")
        writing.write(texts, "Words", "curating", "")
        for number in (0, 1, len(texts) - 1):
            writing.turn_to(number)
            yield f"writing, {texts[number].kind} {number}"
        writing.take_up(writing.ids.left)
        yield "writing, with the keyboard"
    settings = app.places.get_screen("exhibition-settings")
    app.go("exhibition-settings")
    settings.old_lines = "800 290 290, 112"
    yield "settings of the exhibition"
    for name in ("web", "wifi", "password", "number"):
        settings.type_in(name)
        yield f"typing, {name}"
    exhibitions = app.places.get_screen("exhibitions")
    app.go("exhibitions")
    exhibitions.begin()
    yield "all exhibitions"
    for step in ("here", "end", "remove"):
        exhibitions.step = step
        yield f"all exhibitions, {step}"
    app.curated = ""
    yield from papers(app, app.places.get_screen("paper"))


def papers(app: Any, place: Any) -> Iterator[Stop]:
    """Each thing that is made for the exhibition, and where it is printed."""
    from kiosk.printing.papers import Thing

    printing = app.places.get_screen("printing")
    app.go("paper")
    for thing in Thing:
        place.choose_thing(thing.value)
        yield lambda: not place.working
        app.notice.hide()
        yield f"paper, {thing}"
    place.press()
    printing._looking.end()
    yield lambda: not printing.working
    yield "paper, printing the guides"


def phrases(app: Any, phrases: Any) -> Iterator[Stop]:
    app.go("phrases")
    yield "asking for a phrase"
    phrases.typed("four words of mine")
    yield lambda: bool(phrases.step == "list")
    yield "phrases"
    phrases.sticks = phrases.of_sticks(("2026-08", "2026-10", "2026-11"))
    yield "phrases, copies on sticks"
    for ask in (phrases.change, phrases.add, phrases.remove, phrases.keep_mine, phrases.renew_letters):
        ask()
        yield f"phrases, {ask.__name__}"
    phrases.mine = False
    phrases.step = "list"
    yield "phrases, by the letters"
    phrases.make_new()
    yield "phrases, make_new"
    phrases.change_pin()
    yield "phrases, change_pin"


def second_look(app: Any, place: Any, fanzine: str) -> Iterator[Stop]:
    from fanzines.second_look.look import Answer
    from fanzines.second_look.matches import Kind
    from kiosk.facilitator import found
    from kiosk.language import tongue

    place.look_at(fanzine, "hang")
    yield "a second look, nothing found"
    place.looking.ask_about(74, 100)
    place.step(1)
    spot = place.looking.finding
    for kind in Kind:
        place.ask(replace(spot, kind=kind))
        place.said = tongue.words(found.FACE_STAYS)
        yield f"a second look, {kind.value}"
    place.faces_said, place.her_changes = tongue.words(found.NOT_SOUGHT), found.of_changes(12)
    place.by_eye = place.pointing = True
    yield "a second look, by eye"
    app.to_table(lambda keeper: keeper.take_up(fanzine))
    yield "what she is asked"
    app.go("finish")
    yield "finish, with a question"
    app.home()
    place.look_at(fanzine)
    place.answer(spot, Answer.MEANT)
    yield "a second look, all answered"


def visited(app: Any, visited: Any, slips: Any) -> Iterator[Stop]:
    from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
    from exhibitions.curation.store import Exhibitions
    from exhibitions.journal.answers import Answer, put
    from exhibitions.journal.counts import Counted, What, add, today
    from exhibitions.journal.journal import Journal, journal_beside
    from exhibitions.show.slips import Stamp, Word

    kept = Exhibitions(app.keeper.open_library())
    kept.set_place(kept.current({}).id, app.keeper.show_home)
    entry = kept.current({}).entries[0]
    left = [Answer(entry.wall, slip) for slip in (Word("call 091 234 5678"), Stamp("sun"))]
    journal = Journal(journal_beside(app.keeper.show_home))
    journal.write(lambda db: put(db, left))
    add(journal, [Counted(entry.wall, today(), what, 1234) for what in What if what is not What.LAID_OUT])
    app.go("visited")
    for step in ("answers", "table", "numbers"):
        visited.step = step
        yield f"from the visitors, {step}"
    passed_on = PassedOnAnswers(app.keeper.open_library())
    for answer in left:
        passed_on.keep(entry.fanzine, answer)
    for said in MayHang:
        passed_on.say(passed_on.of(entry.fanzine)[0].id, said)
        visited.enter()
        yield f"with their makers, {said.name}"
    slips.of(entry.fanzine)
    app.go("slips")
    slips.ids.slips.children[0].going = True
    yield "what visitors left"
    app.home()
