"""What a maker told the facilitator: written down as that, with why; struck out when she takes it back."""

from functools import partial
from typing import TYPE_CHECKING, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.withdraw import TakenBack
from fanzines.consents import BY_WORD_OF_MOUTH, Use, WhySpoken
from fanzines.library.errors import LibraryError
from kiosk.finish.traces import traces_of_yes
from kiosk.finish.uses import USES
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable

if TYPE_CHECKING:
    from kiosk.facilitator.desk import Desk, Offer

WHYS: Final = (
    (WhySpoken.HAND, "hand-waving", N_("She would rather say it than touch it.")),
    (WhySpoken.VOICE, "translate", N_("She said it through the mediator.")),
    (WhySpoken.PAPER, "note-pencil", N_("She put it on paper.")),
    (WhySpoken.AWAY, "phone", N_("She is not here, and told me herself.")),
)
HERSELF: Final = N_("She agreed herself, with her own hand.")
REFUSED: Final = N_("She took this back herself. Only her own hand gives it again.")

STRUCK_OUT: Final = N_("It is taken back. Still out there: {outside}")


class WhyTile(Touchable):
    """One reason why she told it."""

    icon = StringProperty("")
    text = StringProperty("")


class ToldTile(Touchable):
    """One use she may agree to by word of mouth; not to be touched when she decided on it `herself`."""

    icon = StringProperty("")
    text = StringProperty("")
    consequence = StringProperty("")
    herself = BooleanProperty(False)
    refused = BooleanProperty(False)


class SpokenStep(BoxLayout):
    """First why, then what for: nothing can be written down without a reason."""

    why = StringProperty("")
    place = ObjectProperty(None, allownone=True)

    def open(self, desk: "Desk", offer: "Offer") -> None:
        """Lay out what was told about one fanzine."""
        self._desk, self._offer, self.why = desk, offer, ""
        self.ids.whys.clear_widgets()
        for why, icon, text in WHYS:
            tile = WhyTile(icon=icon, text=tongue.words(text), touch_name=f"told.why.{why.value}")
            tile.bind(on_release=lambda _pressed, why=why: self.because(why))
            self.ids.whys.add_widget(tile)
        self._lay_out()

    def clear(self) -> None:
        """Forget what was seen."""
        self.ids.whys.clear_widgets()
        self.ids.uses.clear_widgets()
        self.why = ""

    def because(self, why: WhySpoken) -> None:
        """Why she told it; what for can be touched now."""
        self.why = why.value
        for tile in self.ids.whys.children:
            tile.lit = tile.touch_name == f"told.why.{why.value}"
        self._lay_out()

    def toggle(self, use: Use) -> None:
        """Write down that she agrees to one use, or strike it out."""
        desk, fanzine = self._desk, self._offer.id
        if use in desk.spoken(fanzine):
            self.place.app.withdrawals.do(
                lambda: desk.strike_out(fanzine, use), partial(self._struck_out, fanzine, use)
            )
            return
        try:
            desk.write_down(fanzine, use, WhySpoken(self.why))
        except LibraryError as problem:
            self.place.app.tell(in_words(problem))
        self._lay_out()

    def _struck_out(self, fanzine: str, use: Use, result: object) -> None:
        """Say what stays out there, so that she can be told honestly."""
        if self.place.chosen and self.place.chosen.id == fanzine and self.place.step == "told":
            self._lay_out()
        traces = traces_of_yes(result, use) if isinstance(result, TakenBack) else None
        if traces:
            outside = " ".join(trace.text for trace in traces.outside)
            self.place.app.tell(tongue.words(STRUCK_OUT).format(outside=outside), icon="chat-circle-text")
        elif isinstance(result, LibraryError):
            self.place.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.place.failed(result)

    def _lay_out(self) -> None:
        spoken, free = self._desk.spoken(self._offer.id), self._desk.may_be_told(self._offer.id)
        refused = self._desk.refused(self._offer.id)
        reasons = {why: tongue.words(text) for why, _, text in WHYS}
        self.ids.uses.clear_widgets()
        for use, icon, text, consequence in USES:
            if use not in BY_WORD_OF_MOUTH:
                continue
            tile = ToldTile(icon=icon, text=tongue.words(text), touch_name=f"told.use.{use.value}")
            tile.herself = use not in free and use not in spoken
            tile.lit = use in spoken
            tile.ready = tile.lit or (use in free and bool(self.why))
            tile.refused = use in refused
            told = reasons[spoken[use]] if use in spoken else tongue.words(consequence)
            hers = tongue.words(REFUSED if tile.refused else HERSELF)
            tile.consequence = hers if tile.herself else told
            tile.bind(on_release=lambda _pressed, use=use: self.toggle(use))
            self.ids.uses.add_widget(tile)
