"""What visitors left for a maker: she reads it or not, and takes away what she likes."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.passed_on import PassedOnAnswers
from fanzines.library.errors import LibraryError
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place


class HerSlip(BoxLayout):
    """One slip. One that is `going` can be taken back as long as she is here."""

    slip_left = ObjectProperty(None, allownone=True)
    going = BooleanProperty(False)
    number = NumericProperty(0)

    def __init__(self, passed_on: str, **kwargs: object) -> None:
        self.passed_on = passed_on
        super().__init__(**kwargs)


class SlipsPlace(Place):
    """Reached from her shelf."""

    def of(self, fanzine_id: str) -> None:
        """Lay out what was left for that fanzine."""
        self.ids.slips.clear_widgets()
        for number, one in enumerate(PassedOnAnswers(self.app.keeper.open_library()).of(fanzine_id), 1):
            self.ids.slips.add_widget(HerSlip(one.id, slip_left=one.slip, number=number))

    def leave(self) -> None:
        """What she took away is gone now."""
        going = [slip.passed_on for slip in self.ids.slips.children if slip.going]
        self.ids.slips.clear_widgets()
        if not going or self.app.keeper.library is None:
            return
        try:
            for passed_on in going:
                PassedOnAnswers(self.app.keeper.library).take_away(passed_on)
        except LibraryError as problem:
            self.app.tell(in_words(problem))

    def spoken(self) -> tuple[str, ...]:
        """What lies here, for whoever does not read."""
        return (tongue.words("Visitors left this for you"),)
