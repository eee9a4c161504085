"""The path of the tour, place by place. Everything is done by touch; what is told is only what was seen."""

import secrets
from typing import TYPE_CHECKING, Final

from fanzines.art import names
from fanzines.model import Fold, Photo
from kiosk import theme
from kiosk.language import tongue
from kiosk.mainloop import on_main
from kiosk.tour.aloud import read_aloud
from kiosk.tour.facilitator import Facilitator
from kiosk.tour.guide import Guide
from kiosk.tour.maker import Maker
from kiosk.tour.opening import set_up
from kiosk.tour.pages import PAGES
from kiosk.tour.phone import scanned, story_at
from kiosk.tour.secrecy import pieces
from kiosk.tour.studio import REST, change_her_mind, look_at_tools
from kiosk.tour.told import Told

if TYPE_CHECKING:
    from kiosk.app import KioskApp

ASKED: Final = (112.0, 98.0)
"""A place on the second page, mm."""
HALF_GONE: Final = 0.45
AWAY: Final = 1.5
"""Seconds after which she is asked whether she is still here, once."""
SOON: Final = (0.5, 1)
"""Seconds after which the wall is left alone, and those that are counted."""
AGREED: Final = ("see", "circle", "exhibition", "room")


class Story:
    """The whole path, with what it has to remember on the way."""

    def __init__(self, guide: Guide, app: "KioskApp") -> None:
        self.guide, self.app = guide, app
        self.maker, self.facilitator = Maker(guide), Facilitator(guide, app)
        self.told = Told(canary="".join(secrets.choice("bdfgklmnprtvz") for _ in range(12)))
        self.sign: tuple[str, tuple[str, ...]] = ("", ())

    def walk(self) -> Told:
        """From the first switching on to the exhibition, then the same places in Arabic."""
        set_up(self.guide)
        self.guide.see("home")
        self.make()
        self.finish()
        self.second_maker()
        self.take_away()
        self.facilitator.look_twice(ASKED, first=True)
        self.come_back()
        self.answer()
        self.guide.tap("studio.away")
        self.facilitator.curate(serve=True)
        self.guide.tap("gathering.open")
        self.visit()
        self.guide.eyes.wait_for("wall.1", 60)
        self._leave_the_wall_alone()
        self.guide.tap("exhibition.home")
        self.hear_of_visitors()
        self.guide.tap("home.look")
        self.in_arabic()
        return self.told

    def make(self) -> None:
        """The first maker takes a sign and makes eight pages."""
        self.guide.tap("home.make")
        self.guide.eyes.wait_for("fold.mini")
        self.guide.see("fold")
        self.guide.tap("fold.mini")
        self.guide.eyes.wait_for("offer.take")
        self._remember_sign()
        self.guide.see("offer")
        self.guide.tap("offer.take")
        self._take_prompt()
        self.guide.see("studio-blank")
        for number, make in enumerate(PAGES, 1):
            self.maker.page(number)
            make(self.maker)
        look_at_tools(self.maker)
        change_her_mind(self.maker)
        self.told.photos = on_main(self._photos_kept)
        self.fold_again()
        self.guide.tap("studio.done")

    def fold_again(self) -> None:
        """She makes a poster of it: all but one page rest. She prints nothing, and takes that back."""
        guide = self.guide
        guide.tap("page.fold")
        guide.eyes.wait_for("fold.poster")
        guide.see("fold-again")
        guide.tap("fold.poster")
        guide.eyes.wait_for("tool.pen")
        self.maker.page(1)
        guide.see("studio-resting", still=REST)
        self.maker.choose()
        guide.tap("hand.carry")
        guide.see("studio-carry")
        guide.tap("hand.carry", "studio.done", "finish.print")
        guide.see("print-poster", still=REST)
        guide.tap("finish.back")
        guide.eyes.wait_for("finish.keep")
        guide.settle()
        guide.tap("finish.back")
        guide.eyes.wait_for("tool.pen")
        guide.tap("studio.undo")
        guide.wait(
            lambda: self.maker.studio.sitting.fanzine.fold is Fold.MINI, "the pages to be folded again"
        )

    def finish(self) -> None:
        """She reads it through, agrees to some of it, and prints it."""
        self.guide.eyes.wait_for("finish.keep")
        self.guide.see("finish")
        for _ in PAGES[1:]:
            self.guide.tap("finish.next")
        self.guide.tap("finish.show", *(f"use.{use}" for use in AGREED))
        self.guide.see("show")
        self.guide.tap("finish.back")
        self.guide.eyes.wait_for("finish.keep")
        self.guide.settle()
        read_aloud(self.guide, self.app)
        self.guide.tap("finish.print")
        self.guide.see("print", still=REST)
        self.guide.tap("print.mini")
        self.guide.eyes.wait_for("guide.close")
        self.guide.see("print-folded")
        self.guide.tap("guide.close", "print.saddle", "guide.close")
        self.guide.see("print-saved")
        self.leave()

    def leave(self) -> None:
        """She thinks of taking it away, keeps it after all, and goes."""
        self.guide.tap("finish.back", "finish.remove")
        self.guide.see("remove")
        self.guide.tap("remove.sure")
        self.guide.eyes.wait_for("leaving.keep")
        leaving = self.app.places.get_screen("finish").ids.leaving
        on_main(lambda: setattr(leaving, "covered", HALF_GONE))
        self.guide.see("leaving", still=0)
        self.guide.tap("leaving.keep", "finish.keep")
        self.guide.eyes.wait_for("home.make")
        self.guide.see("home-kept")

    def second_maker(self) -> None:
        """Another maker goes without a sign, writes one line, and agrees to nothing."""
        self.guide.tap("home.make", "fold.mini", "offer.skip", "prompt.without")
        self.guide.eyes.wait_for("tool.pen")
        self.maker.words(self.told.canary, (74, 60))
        self.guide.tap("studio.away")
        self.guide.eyes.wait_for("home.continue")

    def take_away(self) -> None:
        """One more maker draws a line, and takes it away again."""
        self.guide.tap("home.make", "fold.mini", "offer.skip", "prompt.without")
        self.maker.line([(30, 40), (90, 60)], seconds=0.05)
        self.guide.tap("studio.done", "finish.remove", "remove.sure", "leaving.now")
        self.guide.eyes.wait_for("went.seen", 60)
        self.guide.see("went")
        self.guide.tap("went.seen")
        self.guide.eyes.wait_for("home.make")

    def answer(self) -> None:
        """The first maker meets the question, and has it stay as it is."""
        self.guide.tap("shelf.0")
        self.guide.eyes.wait_for("wish.stays")
        self.guide.see("wish")
        self.guide.tap("wish.stays")
        self.guide.eyes.wait_for("tool.pen")
        self.look_away()

    def look_away(self) -> None:
        """She touches nothing for a while: is she still here? She is, and her touch draws nothing."""
        before = theme.MAKER_ASKS_AFTER
        asking = self.app.hiding.asking
        theme.MAKER_ASKS_AFTER = AWAY
        self.guide.wait(lambda: asking.seconds, "the question whether she is still here")
        self.guide.see("still-here", still=0)
        self.guide.hand.tap(*self.maker.px(*ASKED))
        self.guide.wait(lambda: not asking.seconds, "the question to go")
        theme.MAKER_ASKS_AFTER = before

    def come_back(self) -> None:
        """The first maker comes back by her sign, after one wrong try."""
        self.guide.tap("home.continue")
        colour, pictures = self.sign
        wrong = next(name for name in names("signs") if name not in pictures)
        self._show_sign(colour, (*pictures[:2], wrong))
        self.guide.wait(lambda: self.app.places.get_screen("sign").wrong, "the wrong sign to be told")
        self.guide.see("sign-wrong")
        self._show_sign(colour, pictures[:2])
        self.guide.see("sign")
        self.guide.tap(f"sign.picture.{pictures[2]}")
        self.guide.eyes.wait_for("shelf.0")
        self.guide.see("shelf")
        self.guide.tap("shelf.sign")
        self.guide.eyes.wait_for("anew.back")
        self.guide.see("anew")
        self.guide.tap("anew.back")
        self.guide.eyes.wait_for("shelf.0")
        self.hide()

    def hide(self) -> None:
        """Somebody looks over her shoulder: a drawing board lies there until she shows her sign again."""
        colour, pictures = self.sign
        self.guide.tap("hide")
        self.guide.eyes.wait_for("board.more")
        self.guide.see("hidden")
        self.guide.wait(lambda: self.app.hiding.board.may_go_back, "the way back")
        self.guide.tap("board.more")
        self._show_sign(colour, pictures)
        self.guide.eyes.wait_for("shelf.0")

    def visit(self) -> None:
        """A visitor opens a fanzine, turns its pages, scans its code, and leaves it at that."""
        self.guide.tap("home.look")
        self._read_on_the_wall()
        place = self.app.places.get_screen("exhibition")
        self.told.address = on_main(lambda: place.ids.reader.codes.found[-1].letters)
        self.told.scanned = scanned(self.guide.eyes.picture())
        self.told.answer = story_at(self.told.scanned or f"http://{self.told.address}")
        self._wait_to_be_asked()

    def hear_of_visitors(self) -> None:
        """What a visitor left reaches the facilitator, then the maker."""
        self.facilitator.look_at_answers()
        self.guide.tap("home.continue")
        self._show_sign(*self.sign)
        self.guide.eyes.wait_for("shelf.0.slips")
        self.guide.tap("shelf.0.slips")
        self.guide.eyes.wait_for("slips.1.hang")
        self.guide.see("slips")
        self.guide.tap("slips.1.away", "slips.back", "shelf.home")
        self.guide.eyes.wait_for("home.look")

    def in_arabic(self) -> None:
        """The same places once more, from right to left; no page is changed any more."""
        self.guide.tap("visitor.language.ar")
        self._read_on_the_wall()
        self._wait_to_be_asked()
        self.guide.tap("reader.wall")
        self._leave_the_wall_alone()
        self.guide.tap("exhibition.home")
        self.facilitator.gather_in_arabic()
        self.guide.see("home")
        self.guide.tap("home.make")
        self.guide.eyes.wait_for("fold.mini")
        self.guide.see("fold")
        self.guide.tap("fold.mini")
        self.guide.eyes.wait_for("offer.skip")
        self.guide.see("offer")
        self.guide.tap("offer.skip")
        self._take_prompt()
        self.guide.see("studio-blank")
        self.guide.tap("studio.away")
        self.hear_of_visitors()
        self.facilitator.look_twice(ASKED, first=False)
        self.come_back()
        self.answer()
        look_at_tools(self.maker)
        self.fold_again()
        self.guide.tap("studio.done")
        self._decide_in_arabic()
        self.take_away()
        self.facilitator.curate(serve=False)

    def _take_prompt(self) -> None:
        """She looks at what she is invited to, and takes one."""
        self.guide.eyes.wait_for("prompt.1")
        self.guide.see("prompts")
        self.guide.tap("prompt.1")
        self.guide.eyes.wait_for("prompt.take")
        self.guide.see("prompt")
        self.guide.tap("prompt.take")
        self.guide.eyes.wait_for("tool.pen")

    def _decide_in_arabic(self) -> None:
        self.guide.eyes.wait_for("finish.keep")
        self.guide.see("finish")
        self.guide.tap("finish.show")
        self.guide.see("show")
        self.guide.tap("finish.back")
        self.guide.eyes.wait_for("finish.keep")
        self.guide.settle()
        read_aloud(self.guide, self.app)
        self.guide.tap("finish.print")
        self.guide.see("print", still=REST)
        self.guide.tap("print.mini")
        self.guide.eyes.wait_for("guide.close")
        self.guide.see("print-folded")
        self.guide.tap("guide.close")
        self.guide.see("print-saved")
        self.leave()

    def _read_on_the_wall(self) -> None:
        self.guide.eyes.wait_for("wall.1")
        self.guide.see("wall")
        self.guide.tap("visitor.ease")
        self.guide.eyes.wait_for("ease.done")
        self.guide.see("ease")
        self.guide.tap("ease.done", "wall.1", "reader.next", "reader.double")
        self.guide.see("reader-double")
        self.guide.tap("reader.double", "reader.next")
        self.guide.see("reader")
        self.guide.tap("visitor.help")
        self.guide.eyes.wait_for("help.close")
        self.guide.see("help")
        self.guide.tap("help.close", "reader.answer")
        self.guide.eyes.wait_for("answer.stamp.sun")
        self.guide.see("answer")
        self.guide.tap("answer.stamp.sun", "answer.leave", "answer.done", "reader.code")
        self.guide.see("code")

    def _wait_to_be_asked(self) -> None:
        place = self.app.places.get_screen("exhibition")
        self.guide.wait(lambda: place.asking, "the question whether anybody is here")
        self.guide.see("asking", still=0)

    def _leave_the_wall_alone(self) -> None:
        """Nobody touches anything: the covers drift by, until somebody does."""
        place = self.app.places.get_screen("exhibition")
        before = theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS
        theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = SOON
        self.app.visitors_language = tongue.tag
        self.guide.wait(lambda: place.view == "rest", "the covers to drift by")
        self.guide.see("rest")
        theme.EXHIBITION_ASKS_AFTER, theme.EXHIBITION_COUNTS = before
        self.guide.tap("rest.begin")
        self.guide.eyes.wait_for("wall.1")

    def _photos_kept(self) -> list[str]:
        keeper = self.app.keeper
        laid = (item for page in keeper.on_table.pages for item in page.items if isinstance(item, Photo))
        kept = {photo.photo for photo in laid}
        return [piece.hex() for digest in kept for piece in pieces(keeper.photo_source()(digest))]

    def _remember_sign(self) -> None:
        offered = on_main(lambda: self.app.places.get_screen("offer").sign)
        self.sign = offered.colour, offered.pictures

    def _show_sign(self, colour: str, pictures: tuple[str, ...]) -> None:
        self.guide.tap(f"sign.colour.{colour}", *(f"sign.picture.{name}" for name in pictures))
