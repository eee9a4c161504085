"""Gentle marks on the page where something will not come out on paper. They stop nobody."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.graphics import Color, Line
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.widgets.touch import Touchable
from printing.folding.at_risk import Loss, Risk, at_risk

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

ICONS: Final = {Loss.CUT_OFF: "scissors", Loss.TOO_NEAR: "printer"}
SENTENCES: Final = {
    Loss.CUT_OFF: N_("Most of this lies beside the page. It will be cut off."),
    Loss.TOO_NEAR: N_("These words are so near the edge that the printer or the fold may swallow them."),
}
LEG_MM: Final = 11.0
DASH_MM: Final = 1.5
WIDE_MM: Final = 0.45
AWAY_MM: Final = 1.2
INWARD_MM: Final = 8.0

XY = tuple[float, float]


class RiskMark(Touchable):
    """The icon at a dashed corner. Only the hand can touch it; every other tool works through it."""

    icon = StringProperty("")
    studio: "StudioPlace" = ObjectProperty(None)
    risk: Risk = ObjectProperty(None)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Not in the way of a pen."""
        return self.offered and self.studio.tool == "hand" and bool(super().on_touch_down(touch))

    def on_release(self) -> None:
        """Say what will happen, and choose the thing, so that it can be moved."""
        self.studio.choose(self.risk.item)
        self.studio.tell(self.says)


class RiskMarks(FloatLayout):
    """A mark for everything on the page that is at risk, made when the hand has come to rest."""

    studio: "StudioPlace" = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._look_soon = Clock.create_trigger(lambda _dt: self._look(), theme.REST)
        self.risks: tuple[Risk, ...] = ()

    def follow(self) -> None:
        """Something changed on the page, or another one lies there."""
        self.show(tuple(risk for risk in self.risks if self._is_there(risk)))
        self._look_soon.cancel()
        self._look_soon()

    def clear(self) -> None:
        """No page lies there."""
        self._look_soon.cancel()
        self.show(())

    def show(self, risks: tuple[Risk, ...]) -> None:
        """Mark these, and nothing else."""
        if risks == self.risks:
            return
        self.risks = risks
        self.clear_widgets()
        for number, risk in enumerate(risks):
            mark = RiskMark(touch_name=f"risk.{number + 1}", studio=self.studio, risk=risk)
            mark.icon, mark.says = ICONS[risk.loss], tongue.words(SENTENCES[risk.loss])
            self.add_widget(mark)
        self.lay()

    def lay(self, *_: object) -> None:
        """Put every mark where its thing lies on the screen now; what lies beside the table has none."""
        self.canvas.before.clear()
        if not self.risks:
            return
        table = self.studio.table
        to_px = table.ground.to_px
        with self.canvas.before:
            for mark in self.children:
                mark.center = to_px(*_beside(mark.risk))
                mark.offered = bool(table.collide_point(*mark.center))
                if not mark.offered:
                    continue
                for start, end in _dashes(_corner(mark.risk)):
                    points = [*to_px(*_inside(start)), *to_px(*_inside(end))]
                    for colour, wide in ((theme.SHEET, 2 * WIDE_MM), (theme.CORAL, WIDE_MM)):
                        Color(*theme.rgba(colour))
                        Line(points=points, width=theme.mm(wide) / 2, cap="none")

    def _look(self) -> None:
        studio = self.studio
        if studio is None or studio.app.keeper.sitting is None or studio.typing:
            return
        self.show(at_risk(studio.sitting.fanzine, studio.page_index))

    def _is_there(self, risk: Risk) -> bool:
        return any(item.id == risk.item for item in self.studio.page.items)


def _corner(risk: Risk) -> XY:
    """The corner of what is lost that lies farthest out on the page."""
    box = risk.where
    x = box.left if box.centre[0] < PAGE_WIDTH / 2 else box.right
    y = box.top if box.centre[1] < PAGE_HEIGHT / 2 else box.bottom
    return x, y


def _dashes(corner: XY) -> Iterator[tuple[XY, XY]]:
    """Short strokes along both sides of the corner, page mm."""
    x, y = corner
    right, down = (1 if x < PAGE_WIDTH / 2 else -1), (1 if y < PAGE_HEIGHT / 2 else -1)
    steps = int(LEG_MM / (2 * DASH_MM)) + 1
    for step in range(steps):
        start, end = 2 * DASH_MM * step, 2 * DASH_MM * step + DASH_MM
        yield (x + right * start, y), (x + right * end, y)
        yield (x, y + down * start), (x, y + down * end)


def _inside(point: XY) -> XY:
    """The point, a little inside the page, so that the line at its edge is seen whole."""
    x, y = point
    return (
        min(max(x, AWAY_MM), PAGE_WIDTH - AWAY_MM),
        min(max(y, AWAY_MM), PAGE_HEIGHT - AWAY_MM),
    )


def _beside(risk: Risk) -> XY:
    """Where the icon lies: in the corner of what is cut off, and clear of words that can still be read."""
    x, y = _inside(_corner(risk))
    right, down = (1 if x < PAGE_WIDTH / 2 else -1), (1 if y < PAGE_HEIGHT / 2 else -1)
    deep = risk.where.height if risk.loss is Loss.TOO_NEAR else 0.0
    return x + right * INWARD_MM, y + down * (INWARD_MM + deep)
