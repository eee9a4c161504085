"""Phrases and letters: who can open the kiosk, changed only by somebody who has just typed her phrase."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from fanzines.access.keys import (
    LastPhrase,
    PhraseKnown,
    PhraseTooShort,
    WrongPhrase,
    check_length,
    new_words,
    plain_phrase,
    strength,
)
from fanzines.access.pin import LONGEST_PIN, SHORTEST_PIN
from fanzines.access.slots import SlotsDamaged
from fanzines.library.errors import LibraryError
from fanzines.model import Direction
from kiosk.facilitator import asked
from kiosk.facilitator.asked import Asked
from kiosk.facilitator.door import STRENGTHS
from kiosk.facilitator.keyring import Keyring
from kiosk.language import tongue
from kiosk.printer import PrinterRefused, print_letters
from kiosk.sentences import in_words
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.place import Place
from printing.letters import letters_pdf

STEPS: Final = ("type", "wait", "list", "sure", "letters", "pin")
_REFUSALS: Final = (
    *(WrongPhrase, PhraseTooShort, PhraseKnown, LastPhrase),
    *(SlotsDamaged, LibraryError, PrinterRefused, OSError),
)
_FROM_LEFT: Final = "\u200e"
"""After Arabic words the parts of a month would change places without it."""


class PhrasesPlace(Place):
    """Reached from the care of the kiosk. What was typed is forgotten as soon as she leaves."""

    step = OptionProperty("type", options=STEPS)
    title = StringProperty("")
    about = StringProperty("")
    icon = StringProperty("")
    choosing = BooleanProperty(False)
    letters = StringProperty("")
    doing = StringProperty("")
    phrases = NumericProperty(0)
    mine = BooleanProperty(False)
    sticks = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._forget()
        keyboard, field = self.ids.keyboard, self.ids.field
        keyboard.many_lines = False
        keyboard.bind(
            on_text=lambda _k, text: field.type(text),
            on_delete=lambda _k: field.delete(),
            on_finish=lambda _k: self.finish_typing(),
        )

    def enter(self) -> None:
        """Ask for her phrase first: an open desk is not enough."""
        self.ids.keyboard.follow(layout_of_app())
        self._ask(asked.OPEN, self._open)

    def leave(self) -> None:
        """Forget what was typed and shown."""
        self._forget()

    def on_step(self, *_: object) -> None:
        """What was said belongs to the step before."""
        self.app.notice.hide()

    @property
    def keyring(self) -> Keyring:
        """What she may change; RuntimeError before she has typed her phrase."""
        if self._keyring is None:
            raise RuntimeError("nobody has typed her phrase")
        return self._keyring

    def back(self) -> None:
        """One step back: to what can be done, or to the care of the kiosk."""
        if self._keyring is None or self.step == "list":
            self.app.go("care")
        else:
            self._lay_out()

    def weighed(self, phrase: str) -> str:
        """How well a phrase keeps the kiosk shut, while it is chosen: a message of the catalogues."""
        return STRENGTHS[strength(phrase)]

    def finish_typing(self) -> None:
        """What was asked for is typed."""
        typed, self.ids.field.text = self.ids.field.text, ""
        self._typed(typed)

    def change(self) -> None:
        """Another phrase in place of hers."""
        self._choose(asked.CHANGE, lambda phrase: self._do(asked.CHANGE, lambda held: held.change(phrase)))

    def add(self) -> None:
        """One more facilitator, who types her own."""
        self._choose(asked.ADD, lambda phrase: self._do(asked.ADD, lambda held: held.add(phrase)))

    def remove(self) -> None:
        """Somebody leaves, and types her phrase for the last time."""
        self._ask(asked.REMOVE, lambda phrase: self._do(asked.REMOVE, lambda held: held.remove(phrase)))

    def keep_mine(self) -> None:
        """Somebody left, and nobody knows her phrase: every other one goes."""
        self._ask_whether(asked.KEEP_MINE, lambda: self._do(asked.KEEP_MINE, Keyring.keep_mine))

    def renew_letters(self) -> None:
        """New letters; the old ones hold until these are written down."""
        self._show_letters(
            lambda letters: self._do(asked.LETTERS, lambda held: held.new_letters(letters)),
        )

    def make_new(self) -> None:
        """Another key: she chooses a phrase, writes letters down, and then everything is locked anew."""

        def with_letters(phrase: str, letters: str) -> None:
            act = lambda held: held.make_new(phrase, letters)  # noqa: E731
            self._do(asked.MAKE_NEW, act, tongue.words(asked.MAKING_NEW))

        def with_phrase(phrase: str) -> None:
            self._show_letters(partial(with_letters, phrase))

        self._ask_whether(asked.MAKE_NEW, lambda: self._choose(asked.NEW_PHRASE, with_phrase))

    def change_pin(self) -> None:
        """Another PIN for the day."""
        self._first, self.title = "", tongue.words(asked.PIN.title)
        self.step = "pin"

    def typed_pin(self, typed: str) -> None:
        """A PIN is complete; the second time it has to be the same."""
        if not SHORTEST_PIN <= len(typed) <= LONGEST_PIN:
            self.app.tell(tongue.words("A PIN has four to eight digits."), icon="key")
            return
        if not self._first:
            self._first, self.title = typed, tongue.words(asked.AGAIN)
            return
        first = self._first
        self.change_pin()
        if typed == first:
            self._do(asked.PIN, lambda held: held.change_pin(typed))
        else:
            self.app.tell(tongue.words(asked.NOT_THE_SAME), icon="key")

    def of_sticks(self, months: Sequence[str]) -> str:
        """Whether copies on sticks open with older phrases, in words."""
        if not months:
            return tongue.words(asked.NO_STICKS)
        written = ", ".join(f"{_FROM_LEFT}{month}" for month in months)
        return tongue.words(asked.ON_STICKS).format(months=written)

    def sure(self) -> None:
        """She has read what happens, and wants it."""
        self._sure()

    def print(self) -> None:
        """Print the letters, where there is a printer."""
        title, about, kept = (tongue.words(line) for line in asked.ON_PAPER)
        letters, direction = self.letters, Direction.RTL if tongue.rtl else Direction.LTR
        self.app.background.do(
            lambda: print_letters(letters_pdf(letters, title, about, kept, direction)), self._printed
        )

    def written(self) -> None:
        """The letters are on paper: from now on they are the ones."""
        letters, self.letters = self.letters, ""
        self._written(letters)

    def _forget(self) -> None:
        self._keyring: Keyring | None = None
        self._typed: Callable[[str], None] = self._open
        self._written: Callable[[str], None] = self._open
        self._sure: Callable[[], None] = self._lay_out
        self._first = ""
        self.ids.field.text = self.ids.pad.typed = self.letters = ""

    def _open(self, typed: str) -> None:
        keeper = self.app.keeper
        self.doing, self.step = tongue.words("One moment."), "wait"
        self.app.background.do(lambda: Keyring.of(keeper, typed), self._opened)

    def _opened(self, result: object) -> None:
        if self.manager.current != self.name:
            return
        if isinstance(result, Keyring):
            self._keyring = result
            self._lay_out()
        else:
            self.enter()
            self._refused(result)

    def _ask(self, about: Asked, then: Callable[[str], None], *, choosing: bool = False) -> None:
        """Have a phrase typed."""
        self.title, self.about = tongue.words(about.title), tongue.words(about.about)
        self.choosing, self._typed, self.ids.field.text = choosing, then, ""
        self.ids.field.hidden = True
        self.step = "type"

    def _choose(self, about: Asked, then: Callable[[str], None]) -> None:
        """Have a new phrase typed, twice."""

        def once_more(first: str) -> None:
            try:
                check_length(first)
            except PhraseTooShort as problem:
                self._choose(about, then)
                self._refused(problem)
                return
            self._ask(about, partial(compare, first))
            self.about = tongue.words(asked.AGAIN)

        def compare(first: str, second: str) -> None:
            if plain_phrase(first) == plain_phrase(second):
                then(first)
            else:
                self._choose(about, then)
                self.app.tell(tongue.words(asked.NOT_THE_SAME), icon="key")

        self._ask(about, once_more, choosing=True)

    def _ask_whether(self, about: Asked, then: Callable[[], None]) -> None:
        self.title, self.about, self.icon = tongue.words(about.title), tongue.words(about.about), about.icon
        self._sure, self.step = then, "sure"

    def _show_letters(self, then: Callable[[str], None]) -> None:
        self.title, self.about = tongue.words(asked.LETTERS.title), tongue.words(asked.LETTERS.about)
        self.letters, self._written, self.step = new_words(), then, "letters"

    def _do(self, about: Asked, act: Callable[[Keyring], None], doing: str = "") -> None:
        held = self.keyring
        self.doing, self.step = doing or tongue.words("One moment."), "wait"
        self.app.background.do(lambda: act(held), partial(self._did, tongue.words(about.done)))

    def _did(self, said: str, result: object) -> None:
        if not self.app.keeper.is_unlocked:
            self.app.lock()
        elif self.manager.current == self.name:
            self._lay_out()
            if result is None:
                self.app.tell(said, icon="key")
        if result is not None:
            self._refused(result)

    def _refused(self, result: object) -> None:
        if isinstance(result, _REFUSALS):
            self.app.tell(in_words(result), icon="key")
        elif isinstance(result, Exception):
            self.failed(result)

    def _printed(self, result: object) -> None:
        if isinstance(result, bool):
            said = asked.PRINTED if result else asked.NO_PRINTER
            self.app.tell(tongue.words(said), icon="printer")
        else:
            self._refused(result)

    def _lay_out(self) -> None:
        held = self.keyring
        self.letters = self._first = ""
        self.phrases, self.mine = held.phrases, bool(held.mine)
        self.sticks = self.of_sticks(held.carried)
        self.step = "list"
