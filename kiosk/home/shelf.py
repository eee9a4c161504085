"""Her shelf: every fanzine under her sign, by its cover."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.passed_on import PassedOnAnswers
from fanzines.library.errors import LibraryError
from kiosk.finish.said import Said  # noqa: F401  (known to kv by name)
from kiosk.keeping.pictured import pictured
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.place import Place
from kiosk.widgets.rows import Row
from kiosk.widgets.touch import Touchable
from kiosk.wish.wishes import wishes_of


class CoverTile(Touchable):
    """A fanzine by its front cover."""

    texture = ObjectProperty(None, allownone=True)
    asked = BooleanProperty(False)
    """Whether a question about it waits for her."""


class SeenTile(Touchable):
    """Who may see that fanzine, in pictures; a touch leads to where she decides."""


class SlipsTile(Touchable):
    """Visitors left something for her; a touch lays it out, and nothing happens when she leaves it."""


class ShelfPiece(BoxLayout):
    """A fanzine as it stands on the shelf: its cover, below it who may see it and what was left for her."""

    def __init__(self, cover: CoverTile, seen: SeenTile, slips: SlipsTile | None) -> None:
        super().__init__()
        self.add_widget(cover)
        below = ShelfRow()
        for tile in (seen, slips) if slips else (seen,):
            below.add_widget(tile)
        if slips:
            seen.width -= slips.width + below.spacing
        self.add_widget(below)


class ShelfRow(Row):
    """What stands below a cover."""


class ShelfPlace(Place):
    """What she made under this sign; touching one lays it on the table."""

    def enter(self) -> None:
        """Lay out her covers."""
        self.ids.covers.clear_widgets()
        keeper = self.app.keeper
        for summary in keeper.on_her_shelf():
            cover = keeper.cover(summary.id)
            tile = CoverTile(touch_name=f"shelf.{len(self.ids.covers.children)}")
            tile.texture = texture_of(pictured(keeper, cover, 50))
            tile.asked = bool(wishes_of(keeper, summary.id))
            tile.bind(on_release=lambda _tile, known=summary.id: self.take_up(known))
            seen = SeenTile(touch_name=f"{tile.touch_name}.seen")
            seen.ids.said.show(keeper.agreed_of(summary.id))
            seen.bind(on_release=lambda _tile, known=summary.id: self.decide(known))
            slips = SlipsTile(touch_name=f"{tile.touch_name}.slips") if self._passed_on(summary.id) else None
            if slips:
                slips.bind(on_release=lambda _tile, known=summary.id: self.lay_out_slips(known))
            self.ids.covers.add_widget(ShelfPiece(tile, seen, slips))

    def leave(self) -> None:
        """Forget the covers."""
        self.ids.covers.clear_widgets()

    def take_up(self, fanzine_id: str) -> None:
        """Go on with one of hers."""
        self.app.to_table(lambda keeper: keeper.take_up(fanzine_id))

    def decide(self, fanzine_id: str) -> None:
        """Straight to who may see one of hers: two touches take a yes back."""
        try:
            self.app.keeper.take_up(fanzine_id)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        else:
            self.app.go("finish")
            self.manager.get_screen("finish").show()

    def lay_out_slips(self, fanzine_id: str) -> None:
        """See what visitors left for her."""
        self.app.places.get_screen("slips").of(fanzine_id)
        self.app.go("slips")

    def _passed_on(self, fanzine_id: str) -> bool:
        return bool(PassedOnAnswers(self.app.keeper.open_library()).of(fanzine_id))

    def begin(self) -> None:
        """Begin another one under the same sign, folded as she chooses where there is a choice."""
        folds = self.app.keeper.offered.foldings
        if len(folds) > 1:
            self.app.go("fold")
        else:
            self.app.begin(folds[0])
