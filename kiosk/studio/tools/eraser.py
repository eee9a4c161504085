"""The eraser: takes drawn ink away exactly where it passes; everything else on the page stays."""

from fanzines.edits import AddStroke, Together
from fanzines.ink import erased, thinned, to_local_stroke
from fanzines.ink.outlines import drawn_outline
from fanzines.model import Brush, Drawing, Point, Stroke
from kiosk.studio.tools.liner import Liner
from kiosk.studio.wet import triangles


class Eraser(Liner):
    """Takes drawn ink away exactly where it passes; everything else on the page stays."""

    def begin(self) -> None:
        """The ink it meets has to be dry."""
        self.studio.table.settle()
        self._shown = 0

    def follow(self) -> None:
        """Take ink away from the pictures of the drawings beneath."""
        newest = self.points[max(0, self._shown - 2) :]
        self._shown = len(self.points)
        cut = triangles(self.in_px(drawn_outline(self._stroke(tuple(newest)))))
        for item in self.studio.page.items:
            if isinstance(item, Drawing):
                self.studio.table.views[item.id].erase(cut)

    def end(self, points: list[Point]) -> None:
        """Each drawing it met keeps the eraser's stroke; all of it is one act."""
        stroke = self._stroke(thinned(tuple(points)))
        page = self.studio.page
        edits = []
        for item in page.items:
            if isinstance(item, Drawing):
                local = to_local_stroke(stroke, item.placement)
                if erased(item, local):
                    edits.append(AddStroke(page.id, item.id, local))
        if edits:
            self.studio.do(edits[0] if len(edits) == 1 else Together(tuple(edits)))

    def _stroke(self, points: tuple[Point, ...]) -> Stroke:
        even = tuple(Point(p.x, p.y, 0.5) for p in points)
        return Stroke(Brush.ERASER, "#FFFFFF", self.studio.eraser_width, even)
