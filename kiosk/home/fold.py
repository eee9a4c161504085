"""What it will be: a small sheet, a booklet or a poster, chosen by its picture, at first and later."""

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from fanzines.folds import FOLDINGS, Folding, folding_of, refold
from fanzines.library.errors import LibraryError
from fanzines.model import Direction, Fold
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from kiosk.widgets.wordless import GuideSheet
from printing.products.guides.every import guide_for
from printing.products.guides.scene import Guide

_NAMES = {
    Fold.MINI: N_("One sheet, folded small"),
    Fold.SADDLE: N_("A booklet of {pages} pages"),
    Fold.POSTER: N_("A poster"),
}


def name_of(folding: Folding) -> str:
    """What a fold is called in the language spoken now."""
    return tongue.words(_NAMES[folding.fold]).format(pages=folding.places)


class FoldTile(Touchable):
    """A fold by its picture."""

    scene = StringProperty("")
    text = StringProperty("")
    guide = ObjectProperty(None, allownone=True)
    """How its sheets are folded; None for what is not."""


class FoldPlace(Place):
    """The folds to choose from. With a fanzine on the table the choice folds that one another way."""

    changing = BooleanProperty(False)

    def enter(self) -> None:
        """Lay out the folds of this gathering, and the one it has, which is lit."""
        sitting = self.app.keeper.sitting
        self.changing = sitting is not None
        now = folding_of(sitting.fanzine) if sitting is not None else None
        offered = self.app.keeper.offered.foldings
        spoken = Direction.RTL if tongue.rtl else Direction.LTR
        way = sitting.fanzine.direction if sitting is not None else spoken
        self.ids.folds.clear_widgets()
        for number, folding in enumerate(FOLDINGS):
            if folding not in offered and folding != now:
                continue
            tile = FoldTile(touch_name=f"fold.{folding.name}", scene=f"fold-{folding.name}", seed=number + 5)
            tile.says = tile.text = name_of(folding)
            tile.lit = folding == now
            tile.guide = guide_for(folding.fold, way)
            tile.bind(on_release=lambda _tile, folding=folding: self.choose(folding))
            self.ids.folds.add_widget(tile)

    def spoken_anew(self) -> None:
        """Name the folds."""
        self.enter()

    def leave(self) -> None:
        """Forget which one was lit."""
        self.ids.folds.clear_widgets()

    def back(self) -> None:
        """To her pages as they are folded, or to the beginning."""
        if self.changing:
            self.app.go("studio")
        else:
            self.app.home()

    def show_how(self, guide: Guide) -> None:
        """How such sheets are folded, in moving pictures."""
        GuideSheet(guide).lay_on(self)

    def choose(self, folding: Folding) -> None:
        """Fold what is on the table so, or begin one: at once under a sign, else a sign is offered first."""
        keeper = self.app.keeper
        if self.changing:
            self._refold(folding)
        elif keeper.shelf:
            self.app.begin(folding)
        else:
            self.app.places.get_screen("offer").folding = folding
            self.app.go("offer")

    def _refold(self, folding: Folding) -> None:
        keeper, problem = self.app.keeper, ""
        if keeper.sitting is not None and folding != folding_of(keeper.on_table):
            try:
                keeper.sitting.do(refold(keeper.on_table, folding))
            except LibraryError as refused:
                problem = in_words(refused)
        self.app.go("studio")
        if problem:
            self.app.tell(problem)
