"""What visitors left for a maker: she reads it or not, lets it hang beside her fanzine, or takes it away."""

from functools import partial
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.answers_beside import say
from exhibitions.curation.passed_on import MayHang, PassedOn, PassedOnAnswers
from fanzines.library.errors import LibraryError
from kiosk.keeping.months import this_month
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place

HERS: Final = N_("It is yours. You can let it hang beside your fanzine, where visitors read it, too. Or not.")


class HerSlip(BoxLayout):
    """One slip. One that is `going` can be taken back as long as she is here."""

    __events__ = ("on_said",)
    slip_left = ObjectProperty(None, allownone=True)
    may_hang = BooleanProperty(False)
    going = BooleanProperty(False)
    number = NumericProperty(0)

    def __init__(self, one: PassedOn, **kwargs: object) -> None:
        self.passed_on = one.id
        may_hang = one.may_hang.is_yes
        super().__init__(slip_left=one.slip, may_hang=may_hang, **kwargs)

    def on_said(self) -> None:
        """She changes her mind on whether it may hang."""


class SlipsPlace(Place):
    """Reached from her shelf."""

    def of(self, fanzine_id: str) -> None:
        """Lay out what was left for that fanzine."""
        self.ids.slips.clear_widgets()
        for number, one in enumerate(PassedOnAnswers(self.app.keeper.open_library()).of(fanzine_id), 1):
            slip = HerSlip(one, number=number)
            slip.bind(on_said=self.say)
            self.ids.slips.add_widget(slip)

    def say(self, slip: HerSlip) -> None:
        """Let it hang or not; a no takes it down at once, beside the screen."""
        keeper, wanted = self.app.keeper, not slip.may_hang
        library, key = keeper.open_library(), keeper.seal_key()
        said = MayHang.HERSELF if wanted else MayHang.REFUSED
        keep = partial(say, library, slip.passed_on, said, key=key, month=this_month())
        slip.may_hang = wanted
        self.app.withdrawals.do(keep, partial(self._said, slip))

    def _said(self, slip: HerSlip, result: object) -> None:
        if isinstance(result, LibraryError):
            slip.may_hang = not slip.may_hang
            self.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.failed(result)

    def leave(self) -> None:
        """What she took away is gone now."""
        going = [slip.passed_on for slip in self.ids.slips.children if slip.going]
        self.ids.slips.clear_widgets()
        keeper = self.app.keeper
        if not going or keeper.library is None:
            return
        try:
            for passed_on in going:
                PassedOnAnswers(keeper.library).take_away(passed_on)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.app.withdrawals.do(keeper.bring_shows_down, self._settled)

    def _settled(self, result: object) -> None:
        """What hung of it is down."""
        if isinstance(result, Exception):
            self.failed(result)

    def spoken(self) -> tuple[str, ...]:
        """What lies here, for whoever does not read."""
        return (tongue.words("Visitors left this for you"), tongue.words(HERS))
