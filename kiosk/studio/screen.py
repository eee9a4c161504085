"""The studio place: tools beside the page, what is chosen, and every touch turned into an edit."""

from collections.abc import Callable

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from fanzines.edits import AddItem, ChangeItem, Edit
from fanzines.geometry import local_box, to_page
from fanzines.library.errors import LibraryError
from fanzines.model import Item, Page, Photo, new_id
from fanzines.sitting import Sitting
from kiosk import theme
from kiosk.home.prompt import invitation
from kiosk.keeping.gathering import Level
from kiosk.keeping.keeper import forget_made
from kiosk.language import tongue
from kiosk.studio import panels
from kiosk.studio.bench.camera import CameraPanel
from kiosk.studio.bench.held import Held
from kiosk.studio.bench.panel import BenchPanel
from kiosk.studio.panels.phone import PhonePanel
from kiosk.studio.pots import Pots
from kiosk.studio.strip.page_pictures import PagePictures
from kiosk.studio.strip.strip import Strip
from kiosk.studio.table.guides import Guides
from kiosk.studio.table.risks import RiskMarks
from kiosk.studio.table.table import Table, Tool
from kiosk.studio.table_bar import ChosenBar as ChosenBar
from kiosk.studio.table_bar import ZoomBar as ZoomBar
from kiosk.studio.tools.eraser import Eraser
from kiosk.studio.tools.hand import Hand, centre_of, handle_of
from kiosk.studio.tools.lettering import Lettering
from kiosk.studio.tools.pen import Pen
from kiosk.studio.tools.taping import Taping
from kiosk.studio.where import index_of, page_of
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.layouts import layout
from kiosk.widgets.place import Place
from kiosk.widgets.still import Still

TOOLS = ("hand", "pen", "eraser", "photo", "words", "supplies")
CHOICES = (
    *("colour", "brush", "symmetry", "pen_width", "eraser_width"),
    *("type_size", "face", "align", "style", "ground"),
)


class StudioPlace(Place):
    """Where a fanzine is made. Every change goes through `do`: saved first, then shown."""

    tool = OptionProperty("pen", options=TOOLS)
    colour = StringProperty(theme.INK)
    brush = StringProperty("pen")
    symmetry = StringProperty("none")
    dropping = BooleanProperty(False)
    pen_width = NumericProperty(theme.PEN_WIDTHS[1])
    eraser_width = NumericProperty(theme.ERASER_WIDTHS[1])
    type_size = NumericProperty(theme.TYPE_SIZES[1])
    face = StringProperty("noto")
    align = StringProperty("start")
    style = StringProperty("plain")
    ground = StringProperty("#FFFFFF")
    chosen = ObjectProperty(None, allownone=True)
    choice_outline = ListProperty([])
    page_index = NumericProperty(0)
    page_count = NumericProperty(0)
    can_undo = BooleanProperty(False)
    can_redo = BooleanProperty(False)
    typing = BooleanProperty(False)
    full = BooleanProperty(True)
    """Whether everything is offered, or only the seven simple tools; what is not leaves its place empty."""
    may_fold = BooleanProperty(True)
    """Whether there are other folds to choose from."""
    prompted = BooleanProperty(False)
    """Whether there are prompts in this gathering."""
    prompt = StringProperty("")
    """The one she took, by its name."""
    invitation = StringProperty("")
    """What it says."""

    def __init__(self, **kwargs: object) -> None:
        self.pots = Pots()
        self.page_pictures = PagePictures(self)
        super().__init__(**kwargs)
        self._left = ("", "")
        hand = Hand(self)
        self.tools: dict[str, Tool] = {
            "hand": hand,
            "pen": Pen(self),
            "eraser": Eraser(self),
            "words": Lettering(self),
        }
        self.tools["photo"] = hand
        self.taping = self.tools["supplies"] = Taping(self, hand)
        self.bench = BenchPanel(studio=self)
        beside = {"bench": self.bench, "camera": CameraPanel(studio=self), "phone": PhonePanel(studio=self)}
        self.panels = panels.make(self) | beside
        self.guides = Guides(self)
        self.table.bind(on_ground=lambda _table: self._follow_ground())
        self.table.bind(pos=self.marks.lay, size=self.marks.lay)
        keyboard = self.ids.keyboard
        keyboard.bind(
            on_text=lambda _k, text: self.lettering.type(text),
            on_delete=lambda _k: self.lettering.delete(),
            on_newline=lambda _k: self.lettering.type("\n"),
            on_finish=lambda _k: self.take_tool("hand"),
        )

    @property
    def sitting(self) -> Sitting:
        """The sitting this place is for."""
        sitting = self.app.keeper.sitting
        assert sitting is not None
        return sitting

    def is_open_for(self, sitting: Sitting) -> bool:
        """Whether that sitting is still at this table: what was begun in it may be finished."""
        return self.app.keeper.sitting is sitting and self.manager.current == self.name

    @property
    def page(self) -> Page:
        """The page on the table."""
        return self.sitting.fanzine.pages[self.page_index]

    @property
    def table(self) -> Table:
        """The table with the page."""
        return self.ids.table

    @property
    def strip(self) -> Strip:
        """The strip of pages."""
        return self.ids.strip

    @property
    def marks(self) -> RiskMarks:
        """The marks on what will not come out on paper."""
        return self.ids.marks

    @property
    def lettering(self) -> Lettering:
        """The words tool."""
        tool = self.tools["words"]
        assert isinstance(tool, Lettering)
        return tool

    @property
    def keyboard_is_rtl(self) -> bool:
        """Whether the letters on the keyboard run from right to left."""
        return layout(self.ids.keyboard.tag).rtl

    @property
    def keyboard_top(self) -> float:
        """The window's lowest px that the open keyboard leaves free."""
        return float(self.ids.keyboard.height)

    def enter(self) -> None:
        """Lay the fanzine's first page out with a pen beside it; coming back, the page she left."""
        fanzine, (left, page) = self.sitting.fanzine, self._left
        self.page_index = index_of(fanzine, page, 0) if left == fanzine.id else 0
        offered = self.app.keeper.offered
        self.full, self.may_fold = offered.level is Level.FULL, len(offered.folds) > 1
        self.prompted = bool(offered.prompts)
        if self.prompted:
            taken = self.app.places.get_screen("prompt")
            self.prompt, self.invitation = taken.chosen, taken.words
        self.ids.keyboard.follow(layout_of_app())
        self.refresh()
        self.table.open(self.page, self.app.keeper.photo_source(), self.page_pictures.known(self.page))
        self.strip.lay(self)
        self.marks.follow()
        self.take_tool("pen")

    def spoken_anew(self) -> None:
        """Say her prompt, and the sources of photos."""
        self.invitation = invitation(self.prompt)
        self.panels["photo"].spoken_anew()

    def page_on_table(self) -> str:
        """The page she is at, or was at when she left for another place."""
        return self.page.id if self.manager.current == self.name else self._left[1]

    def come_back_to(self, fanzine_id: str, page_id: str) -> None:
        """She will come back to this page."""
        self._left = fanzine_id, page_id

    def rest(self) -> None:
        """End the line being drawn, the drag and the typing."""
        if self.app.keeper.sitting is not None:
            self.take_tool("hand")
            self.page_pictures.keep_now()

    def leave(self) -> None:
        """A blank page takes the place of hers, and nothing of what she made stays in the panels."""
        self.table.tool = None
        self.table.open(Page(new_id()), dict[str, bytes]().__getitem__)
        self.chosen, self.choice_outline = None, []
        self.strip.clear()
        self.marks.clear()
        self.panels["photo"].clear()
        self.panels["phone"].clear()
        if self.app.keeper.sitting is None:
            self.bench.clear()
            self.table.darkroom.forget(forget_made)
        self.panels["words"].show_sample()
        self.table.forget()
        for widget in self.walk(restrict=True):
            if isinstance(widget, Still):
                widget.forget()

    def forget_choices(self) -> None:
        """Lay every tool back as it was at first: what a maker chose tells of her."""
        self._left = ("", "")
        for name in CHOICES:
            choice = self.property(name)
            choice.set(self, choice.defaultvalue)
        for panel in self.panels.values():
            panel.forget_choices()

    def go(self, place: str) -> None:
        """Leave the studio with the last line finished."""
        self.rest()
        self._left = self.sitting.fanzine.id, self.page.id
        self.app.go(place)

    def show_prompts(self) -> None:
        """Look at her prompt again, or at the others."""
        self.app.places.get_screen("prompt").at_hand = True
        self.go("prompt")

    def step_away(self) -> None:
        """Leave the table: her work closes to whoever comes next."""
        self.app.home()

    def take_tool(self, name: str) -> None:
        """Take another tool; the one in the hand is put away first."""
        if self.table.tool:
            self.table.tool.put_away()
        self.tool = name
        self.table.tool = self.tools[name]
        self.lay_panel("bench" if name == "photo" and self.bench.held else name)

    def lay_panel(self, name: str) -> None:
        """Lay a panel beside the page; the one that lay there is closed first."""
        holder = self.ids.panel
        for panel in holder.children[:]:
            holder.remove_widget(panel)
            panel.close()
        holder.add_widget(self.panels[name])
        self.panels[name].open()

    def take_up(self, held: Held) -> None:
        """Lay a photo that is not kept yet on the bench."""
        self.bench.take_up(held)
        self.lay_panel("bench")

    def work_on(self, photo: Photo) -> None:
        """Lay a photo of the page on the bench."""
        self.take_tool("photo")
        self.bench.work_on(photo)
        self.lay_panel("bench")

    def do(self, edit: Edit, *, at_once: str | None = None) -> bool:
        """Make an edit; when it cannot be saved she is told and the page stays as it was."""
        here = self.page.id
        try:
            self.sitting.do(edit)
        except LibraryError as problem:
            self._not_saved(problem)
            return False
        self._stay_on(here)
        self._show(at_once=at_once)
        return True

    def type(self, edit: AddItem | ChangeItem) -> None:
        """Make an edit of running typing and show it at once."""
        item = edit.item if isinstance(edit, AddItem) else edit.after
        try:
            self.sitting.type(edit)
        except LibraryError as problem:
            self._not_saved(problem)
            return
        self._show(at_once=item.id)

    def undo(self) -> None:
        """Take the newest act back: one with the photo in the hand while that lies on the bench."""
        if not self.bench.step(Held.undo):
            self._step(self.sitting.undo)

    def redo(self) -> None:
        """Make it again."""
        if not self.bench.step(Held.redo):
            self._step(self.sitting.redo)

    def turn_to(self, index: int) -> None:
        """Lay another page on the table."""
        if self.table.tool:
            self.table.tool.put_away()
        self.page_index = min(max(index, 0), len(self.sitting.fanzine.pages) - 1)
        self.choose(None)
        self.table.open(self.page, self.app.keeper.photo_source(), self.page_pictures.known(self.page))
        self.strip.light(self.page_index)
        self.marks.follow()

    def add(self, item: Item, *, index: int | None = None) -> None:
        """Lay a new item on the page and choose it, ready to be moved."""
        place = len(self.page.items) if index is None else index
        if self.do(AddItem(self.page.id, place, item), at_once=item.id):
            self.choose(item.id)

    def change(self, after: Item) -> None:
        """Change the chosen item."""
        before = self.page.item(after.id)
        if before != after:
            self.do(ChangeItem(self.page.id, before, after), at_once=after.id)
            self.choose(after.id)

    def choose(self, item_id: str | None) -> None:
        """Choose an item, or none."""
        self.chosen = self.page.item(item_id) if item_id else None
        self.show_choice(self.chosen)

    def show_choice(self, item: Item | None) -> None:
        """Draw the frame and the handle of what is chosen."""
        to_px = self.table.ground.to_px
        if item is None:
            self.choice_outline = []
            return
        corners = [to_page(item.placement, x, y) for x, y in local_box(item).grown(1.0).corners]
        self.choice_outline = [value for corner in corners for value in to_px(*corner)]
        self.ids.handle.center = to_px(*handle_of(item))
        self.ids.handle.opacity = int(self.table.collide_point(*self.ids.handle.center))

    def look_closely(self) -> None:
        """Bring the middle of the page closer; or show the whole page again."""
        if self.table.close:
            self.table.lie_whole()
        else:
            self.table.come(theme.AT_FIRST)

    def centre_of_choice(self) -> tuple[float, float]:
        """The middle of the chosen item in page mm."""
        return centre_of(self.chosen)

    def open_keyboard(self) -> None:
        """Bring the keyboard up."""
        self.typing = True

    def close_keyboard(self) -> None:
        """Put the keyboard away and lay the page back."""
        if self.typing:
            self.typing = False
            self.table.lift(None)

    def tell(self, sentence: str) -> None:
        """Say something to her."""
        self.app.tell(sentence)

    def _follow_ground(self) -> None:
        """The page lies elsewhere on the screen: so do the frame and the caret."""
        self.show_choice(self.chosen)
        self.lettering.lie_anew()
        self.marks.lay()

    def _step(self, step: Callable[[], Edit | None]) -> None:
        if self.table.tool and self.tool != "words":
            self.table.tool.put_away()
        here = self.page.id
        try:
            edit = step()
        except LibraryError as problem:
            self._not_saved(problem)
            return
        if edit is not None:
            self.table.drying = None
            self.table.wet.dry()
            self._stay_on(page_of(edit) or here)
            self._show()
            self.choose(None)
            self.lettering.follow()
            self.bench.follow()

    def _stay_on(self, page_id: str) -> None:
        """Keep that page on the table wherever it stands now; the one before it when it is gone."""
        before = min(max(0, self.page_index - 1), len(self.sitting.fanzine.pages) - 1)
        self.page_index = index_of(self.sitting.fanzine, page_id, before)

    def _show(self, *, at_once: str | None = None) -> None:
        changed_pages = self.page_count != len(self.sitting.fanzine.pages)
        if self.table.page is not None and self.table.page.id == self.page.id:
            self.table.show(self.page, at_once=at_once)
        else:
            self.table.open(self.page, self.app.keeper.photo_source(), self.page_pictures.known(self.page))
        self.refresh()
        if changed_pages or not self.strip.shows(self.sitting.fanzine):
            self.strip.lay(self)
        else:
            self.strip.freshen(self.page)
        self.marks.follow()

    def refresh(self) -> None:
        """Light what can be taken back and made again."""
        history = self.bench.history or self.sitting.history
        self.can_undo, self.can_redo = bool(history.done), bool(history.undone)
        self.page_count = len(self.sitting.fanzine.pages)

    def _not_saved(self, problem: LibraryError) -> None:
        self.table.drying = None
        self.table.wet.dry()
        self.table.show(self.page)
        self.lettering.follow()
        self.tell(tongue.words(str(problem)))
