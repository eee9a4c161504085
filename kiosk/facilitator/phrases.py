"""Phrases and letters: who can open the kiosk, changed only by somebody who has just typed her phrase."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from fanzines.access.keys import LastPhrase, PhraseKnown, PhraseTooShort, WrongPhrase, new_words
from fanzines.access.slots import SlotsDamaged
from fanzines.library.errors import LibraryError
from kiosk.facilitator import asked, new_pin, phrase_typing, recovery_sheet  # noqa: F401  (known to kv by name)
from kiosk.facilitator.asked import Asked
from kiosk.facilitator.keyring import Keyring
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place

STEPS: Final = ("type", "wait", "list", "sure", "letters", "pin")
_TYPED_WRONG: Final = (WrongPhrase, PhraseKnown, PhraseTooShort)
_REFUSALS: Final = (*_TYPED_WRONG, LastPhrase, SlotsDamaged, LibraryError, OSError)
_FROM_LEFT: Final = "\u200e"
"""After Arabic words the parts of a month would change places without it."""


class PhrasesPlace(Place):
    """Reached from the care of the kiosk. What was typed is forgotten as soon as she leaves."""

    step = OptionProperty("type", options=STEPS)
    title = StringProperty("")
    about = StringProperty("")
    icon = StringProperty("")
    letters = StringProperty("")
    doing = StringProperty("")
    phrases = NumericProperty(0)
    mine = BooleanProperty(False)
    sticks = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._forget()

    def enter(self) -> None:
        """Ask for her phrase first: an open desk is not enough."""
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
            return
        left = self.step == "letters"
        self._lay_out()
        if left:
            self.app.tell(tongue.words(asked.LETTERS_LEFT), icon="scroll")

    def typed(self, phrase: str) -> None:
        """The phrase that was asked for."""
        self._typed(phrase)

    def change(self) -> None:
        """Another phrase in place of hers; her first one when she came by the letters."""
        if self.mine:
            self._choose(asked.CHANGE, Keyring.change)
        else:
            self._choose(asked.CHOOSE, Keyring.add)

    def add(self) -> None:
        """One more facilitator, who types her own."""
        self._choose(asked.ADD, Keyring.add)

    def remove(self) -> None:
        """Somebody leaves, and types her phrase for the last time."""
        act = lambda phrase: self._do(asked.REMOVE, lambda held: held.remove(phrase))  # noqa: E731
        self._ask(asked.REMOVE, act)

    def keep_mine(self) -> None:
        """Somebody left, and nobody knows her phrase: every other one goes."""
        self._ask_whether(asked.KEEP_MINE, lambda: self._do(asked.KEEP_MINE, Keyring.keep_mine))

    def renew_letters(self) -> None:
        """New letters; the old ones hold until these are on paper."""
        self._show_letters(lambda letters: self._do(asked.LETTERS, lambda held: held.new_letters(letters)))

    def make_new(self) -> None:
        """Another key: she chooses a phrase, takes letters down, and then everything is locked anew."""
        self._ask_whether(
            asked.MAKE_NEW, lambda: self._ask(asked.NEW_PHRASE, self._make_new_with, choosing=True)
        )

    def change_pin(self) -> None:
        """Another PIN for the day."""
        self.ids.pad.clear()
        self.title = tongue.words(asked.PIN.title)
        self.step = "pin"

    def typed_pin(self, pin: str) -> None:
        """The new PIN."""
        self._do(asked.PIN, lambda held: held.change_pin(pin))

    def of_sticks(self, months: Sequence[str]) -> str:
        """Whether copies on sticks open with older phrases, in words."""
        if not months:
            return tongue.words(asked.NO_STICKS)
        written = ", ".join(f"{_FROM_LEFT}{month}" for month in months)
        return tongue.words(asked.ON_STICKS).format(months=written)

    def sure(self) -> None:
        """She has read what happens, and wants it."""
        self._sure()

    def written(self) -> None:
        """The letters are on paper: from now on they are the ones."""
        letters, self.letters = self.letters, ""
        self._written(letters)

    def _forget(self) -> None:
        self._keyring: Keyring | None = None
        self._typed: Callable[[str], None] = self._open
        self._written: Callable[[str], None] = self._open
        self._sure: Callable[[], None] = self._lay_out
        self.ids.typing.clear()
        self.ids.pad.clear()
        self.letters = ""

    def _open(self, typed: str) -> None:
        keeper = self.app.keeper
        self._wait()
        self.app.background.do(lambda: Keyring.of(keeper, typed), self._opened)

    def _opened(self, result: object) -> None:
        if self.manager.current != self.name:
            return
        if isinstance(result, Keyring):
            self._keyring = result
            self._lay_out()
        else:
            self.step = "type"
            self._refused(result)

    def _ask(self, about: Asked, then: Callable[[str], None], *, choosing: bool = False) -> None:
        """Have a phrase typed; one that is chosen, twice."""
        self.title, self.about, self._typed = tongue.words(about.title), tongue.words(about.about), then
        self.ids.typing.ask(choosing=choosing)
        self.step = "type"

    def _choose(self, about: Asked, act: Callable[[Keyring, str], None]) -> None:
        self._ask(about, lambda phrase: self._do(about, lambda held: act(held, phrase)), choosing=True)

    def _ask_whether(self, about: Asked, then: Callable[[], None]) -> None:
        self.title, self.about, self.icon = tongue.words(about.title), tongue.words(about.about), about.icon
        self._sure, self.step = then, "sure"

    def _show_letters(self, then: Callable[[str], None]) -> None:
        self.title, self.about = tongue.words(asked.LETTERS.title), tongue.words(asked.LETTERS.about)
        self.letters, self._written, self.step = new_words(), then, "letters"

    def _make_new_with(self, phrase: str) -> None:
        """A phrase that somebody may know is none; with another one, the letters come next."""

        def with_letters(letters: str) -> None:
            act = lambda held: held.make_new(phrase, letters)  # noqa: E731
            self._do(asked.MAKE_NEW, act, tongue.words(asked.MAKING_NEW))

        self._beside(lambda held: held.check_new(phrase), lambda: self._show_letters(with_letters))

    def _do(self, about: Asked, act: Callable[[Keyring], None], doing: str = "") -> None:
        self._beside(act, partial(self._done, tongue.words(about.done)), doing)

    def _done(self, said: str) -> None:
        self._lay_out()
        self.app.tell(said, icon="key")

    def _beside(self, act: Callable[[Keyring], None], then: Callable[[], None], doing: str = "") -> None:
        """Argon2 and writing take their time: beside the screen."""
        held = self.keyring
        self._wait(doing)
        self.app.background.do(lambda: act(held), partial(self._did, then))

    def _did(self, then: Callable[[], None], result: object) -> None:
        if not self.app.keeper.is_unlocked:
            self.app.lock()
        elif self.manager.current == self.name:
            if result is None:
                then()
            elif isinstance(result, _TYPED_WRONG):
                self.step = "type"
            else:
                self._lay_out()
        elif self.manager.current == "home":
            self.manager.current_screen.enter()
        if result is not None:
            self._refused(result)

    def _wait(self, doing: str = "") -> None:
        self.doing, self.step = doing or tongue.words("One moment."), "wait"

    def _refused(self, result: object) -> None:
        if isinstance(result, _REFUSALS):
            self.app.tell(in_words(result), icon="key")
        elif isinstance(result, Exception):
            self.failed(result)

    def _lay_out(self) -> None:
        held = self.keyring
        self.letters = ""
        self.ids.typing.clear()
        self.phrases, self.mine = held.phrases, bool(held.mine)
        self.sticks = self.of_sticks(held.carried)
        self.step = "list"
