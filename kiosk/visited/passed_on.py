"""An answer that its maker has, as the facilitator sees it: whether it may hang beside the fanzine."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.passed_on import MayHang, PassedOn
from exhibitions.curation.visited import leads_to_somebody
from kiosk.language import N_, tongue

SAID = {
    MayHang.NOT_SAID: N_("She has not said anything yet."),
    MayHang.HERSELF: N_("She lets it hang."),
    MayHang.TOLD: N_("She told you that it may hang."),
    MayHang.REFUSED: N_("She does not want it to hang."),
}
HANGS = N_("It hangs beside the fanzine.")


class PassedSlip(BoxLayout):
    """One of them, the fanzine it was left for, and what can be done with it."""

    __events__ = ("on_told", "on_untold", "on_hang", "on_take_down")
    cover = ObjectProperty(None, allownone=True)
    slip_left = ObjectProperty(None, allownone=True)
    number = NumericProperty(0)
    doubtful = BooleanProperty(False)
    said = StringProperty("")
    may_hang = BooleanProperty(False)
    by_mouth = BooleanProperty(False)
    """Whether what she said was said to the facilitator."""
    refused = BooleanProperty(False)
    """Whether only her own hand lets it hang again."""
    hangs = BooleanProperty(False)

    def __init__(self, one: PassedOn, **kwargs: object) -> None:
        super().__init__(
            slip_left=one.slip,
            doubtful=leads_to_somebody(one.slip),
            may_hang=one.may_hang.is_yes,
            refused=one.may_hang is MayHang.REFUSED,
            by_mouth=one.may_hang is MayHang.TOLD,
            hangs=bool(one.exhibition),
            said=tongue.words(HANGS if one.exhibition else SAID[one.may_hang]),
            **kwargs,
        )

    def on_told(self) -> None:
        """Its maker told her that it may hang."""

    def on_untold(self) -> None:
        """That was a mistake."""

    def on_hang(self) -> None:
        """She hangs it beside the fanzine."""

    def on_take_down(self) -> None:
        """She takes it down."""
