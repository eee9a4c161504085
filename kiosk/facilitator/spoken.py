"""What a maker told the facilitator: written down as that, with why; struck out when she takes it back."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.consents import BY_WORD_OF_MOUTH, Use, WhySpoken
from fanzines.library.errors import LibraryError
from kiosk import theme
from kiosk.finish.uses import USES
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.rows import Row
from kiosk.widgets.touch import Icon, Touchable

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


class Said(Row):
    """What the maker of the chosen fanzine agrees to, in pictures; a bubble follows what she only told."""

    def show(self, agreed: Collection[Use], spoken: Collection[Use]) -> None:
        """Show these uses."""
        self.clear_widgets()
        for use, icon, _, _ in USES:
            if use in agreed:
                names = (icon, "chat-circle-text") if use in spoken else (icon,)
                for name in names:
                    self.add_widget(Icon(icon=name, size_mm=6, size_hint_x=None, width=theme.mm(7)))


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
        try:
            if use in desk.spoken(fanzine):
                desk.strike_out(fanzine, use)
            else:
                desk.write_down(fanzine, use, WhySpoken(self.why))
        except LibraryError as problem:
            self.place.app.tell(in_words(problem))
        self._lay_out()

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
