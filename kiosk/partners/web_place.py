"""The web space of the exhibition on this wall: where it is, sending its stories there, reading them back."""

from functools import partial
from typing import Final

from kivy.clock import mainthread
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from exhibitions.curation.partners import Partners
from exhibitions.curation.store import Exhibitions
from exhibitions.exchange.rclone import NO_ADDRESS, Space, WebRefused
from exhibitions.exchange.sending import Sent, send_beside
from exhibitions.exhibition import Exhibition
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import Show, open_show
from fanzines.library.errors import LibraryError
from fanzines.seal import public_key
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.field import shorter
from kiosk.widgets.touch import Touchable

UP_TO_DATE: Final = N_("The stories on the web are those of the exhibition.")
TO_SEND: Final = N_("The exhibition changed. Send its stories, so that what was taken back leaves the web.")
NOT_UP: Final = N_("Put the exhibition on the wall first.")
SENT: Final = N_("Stories that can be read: {there}. Stories that are gone: {gone}.")
WRONG: Final = N_("Not as they should be: {count}. The first is {address}. Send them once more.")
_FROM_LEFT: Final = "\u200e"


class SpaceField(Touchable):
    """A line that is typed when it is touched."""

    title = StringProperty("")
    text = StringProperty("")
    hidden = BooleanProperty(False)
    title_mm = NumericProperty(24)


class WebSpacePlace(FacilitatorPlace):
    """Reached from the partners."""

    typing = StringProperty("address")
    address = StringProperty("")
    name_there = StringProperty("")
    password = StringProperty("")
    where = StringProperty("")
    state_of = StringProperty("")
    may_send = BooleanProperty(False)
    is_due = BooleanProperty(False)
    sending = BooleanProperty(False)
    done = NumericProperty(0.0)

    def enter(self) -> None:
        """The web space as it was used last."""
        space = self._partners.space() or Space("https://", "", "")
        self.address, self.name_there, self.password = space.address, space.name, space.password
        self.typing = "address"
        self.ids.keyboard.follow("en")
        self._look()

    def leave(self) -> None:
        """Keep what was typed, and show it no more."""
        self._keep()
        self.address = self.name_there = self.password = ""

    def type(self, text: str) -> None:
        """A key was struck."""
        self._set(self._get() + text)

    def delete(self) -> None:
        """The last letter goes."""
        self._set(shorter(self._get()))

    def next(self) -> None:
        """On to the next line."""
        self.typing = {"address": "name", "name": "password", "password": "address"}[self.typing]

    def send(self) -> None:
        """Send the stories beside the screen, then look whether each reads as it should."""
        show = self._show()
        if show is None or not self._keep():
            return
        space, exhibition, place = (
            Space(self.address, self.name_there, self.password),
            self._exhibition,
            show.folder,
        )
        key = public_key(self.app.keeper.seal_key())
        self.sending, self.done = True, 0.0
        self.app.background.do(
            partial(send_beside, place, space, trusted=(key,), told=self._progress),
            lambda result: self._sent(result, exhibition.id, show.sequence),
        )

    @property
    def _partners(self) -> Partners:
        return Partners(self.app.keeper.open_library())

    @property
    def _exhibition(self) -> Exhibition:
        return Exhibitions(self.app.keeper.open_library()).current({})

    def _show(self) -> Show | None:
        place = Exhibitions(self.app.keeper.open_library()).place(self._exhibition.id)
        try:
            key = public_key(self.app.keeper.seal_key())
            return open_show(place, trusted=(key,), every_file=False) if place else None
        except (ShowDamaged, ShowUnknown, OSError):
            return None

    def _look(self) -> None:
        show = self._show()
        self.where = f"{_FROM_LEFT}{show.web_url}" if show and show.web_url else ""
        self.may_send = bool(show and show.web_url)
        if show is None:
            self.is_due, self.state_of = False, tongue.words(NOT_UP)
        elif not show.web_url:
            self.is_due, self.state_of = False, tongue.words(NO_ADDRESS)
        else:
            self.is_due = self._partners.sent(self._exhibition.id) != show.sequence
            self.state_of = tongue.words(TO_SEND if self.is_due else UP_TO_DATE)

    def _keep(self) -> bool:
        if len(self.address) <= len("https://"):
            return False
        try:
            self._partners.set_space(Space(self.address, self.name_there, self.password))
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return False
        except RuntimeError:  # locked meanwhile
            return False
        return True

    @mainthread
    def _progress(self, done: int, of: int) -> None:
        self.done = done / max(1, of)

    def _sent(self, result: object, exhibition_id: str, sequence: int) -> None:
        self.sending = False
        if isinstance(result, WebRefused | OSError):
            self.app.tell(in_words(result), icon="globe-simple")
        elif isinstance(result, Exception):
            self.failed(result)
        elif isinstance(result, Sent) and result.wrong:
            first = f"{_FROM_LEFT}{result.wrong[0].split('://')[-1]}"
            said = tongue.words(WRONG).format(count=len(result.wrong), address=first)
            self.app.tell(said, icon="globe-simple")
        elif isinstance(result, Sent) and self.app.keeper.is_unlocked:
            self._partners.set_sent(exhibition_id, sequence)
            said = tongue.words(SENT).format(there=result.there, gone=result.gone)
            self.app.tell(said, icon="globe-simple")
        if self.manager.current == self.name:
            self._look()

    def _get(self) -> str:
        return {"address": self.address, "name": self.name_there, "password": self.password}[self.typing]

    def _set(self, text: str) -> None:
        if self.typing == "address":
            self.address = text
        elif self.typing == "name":
            self.name_there = text
        else:
            self.password = text
