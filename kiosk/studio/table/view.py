"""One item on the table: the painter's picture of it, moved with the finger until a new one is made.

Looked at closely, the picture of the whole item is soft; a sharp one of what is in sight lies in a gap of it.
"""

import math
from collections.abc import Iterator, Sequence

from kivy.graphics import Canvas, Color, MatrixInstruction, Mesh, PopMatrix, PushMatrix
from kivy.graphics.transformation import Matrix

from fanzines.model import Item
from fanzines.plane import Box
from kiosk.studio.table.ground import Ground
from kiosk.studio.table.prints import Print
from printing.pictures.picture import ItemPicture

Triangles = tuple[list[float], list[int]]
_QUAD = (0, 1, 2, 0, 2, 3)


class ItemView:
    """Draws into its own canvas; `shown` is the item as it lies now, `pictured` as the prints have it."""

    def __init__(self, item: Item, ground: Ground) -> None:
        self.shown = item
        self.pictured = item
        self.canvas = Canvas()
        self._ground = ground
        self._whole: Print | None = None
        self._close: Print | None = None
        self._close_dpi = 0.0
        with self.canvas:
            PushMatrix()
            self._matrix = MatrixInstruction()
            self._colour = Color(1, 1, 1, 0)
            self._meshes = Mesh(mode="triangles"), Mesh(mode="triangles")
            PopMatrix()

    @property
    def box(self) -> Box | None:
        """Where the picture lies on the page, mm; None while there is none."""
        return self._whole.box if self._whole else None

    def take(self, picture: ItemPicture, item: Item) -> None:
        """Show the painter's picture of `item`."""
        self.pictured, self._whole, self._close = item, Print(picture), None
        self._colour.a = 1.0
        self.lay()

    def sharpen(self, picture: ItemPicture, dpi: float) -> None:
        """Show a sharp picture of a part of it as it is pictured already."""
        self._close, self._close_dpi = Print(picture), dpi
        self.lay()

    def soften(self) -> None:
        """Do without the sharp picture."""
        if self._close:
            self._close = None
            self.lay()

    def has_sharp(self, box: Box, dpi: float) -> bool:
        """Whether a picture as sharp as that covers the box."""
        near = self._close.box if self._close and self._close_dpi == dpi else None
        return near is not None and near.holds(box.left, box.top) and near.holds(box.right, box.bottom)

    @property
    def is_pictured(self) -> bool:
        """Whether there is any picture of it yet."""
        return self._whole is not None

    def lift(self, away: bool = True) -> None:
        """Show nothing of it, or show it again."""
        self._colour.a = 0.0 if away or not self._whole else 1.0

    def lay(self) -> None:
        """Put the pictures where the shown item lies."""
        if self._whole is None:
            return
        whole, close = self._meshes
        gap = self._close.box if self._close else None
        self._fill(whole, self._whole, _around(self._whole.box, gap) if gap else (self._whole.box,))
        self._fill(close, self._close, (gap,) if gap else ())
        self._matrix.matrix = self._from_pictured_to_shown()

    def erase(self, triangles: Triangles) -> None:
        """Let an eraser's triangles (page mm) take ink away until the painter's picture comes."""
        for picture in (self._whole, self._close):
            if picture:
                picture.erase(*triangles)
        self.lay()

    def restore(self) -> None:
        """Take back what was erased, and show it."""
        for picture in (self._whole, self._close):
            if picture:
                picture.restore()
        self.lift(False)
        self.lay()

    def _fill(self, mesh: Mesh, picture: Print | None, parts: Sequence[Box]) -> None:
        vertices: list[float] = []
        indices: list[int] = []
        for part in parts:
            assert picture is not None
            first = len(vertices) // 4
            indices += (first + corner for corner in _QUAD)
            for (x, y), uv in zip(part.corners, picture.corners(part), strict=True):
                vertices += (*self._ground.to_px(x, y), *uv)
        mesh.vertices, mesh.indices = vertices, indices
        mesh.texture = picture.texture if picture else None

    def _from_pictured_to_shown(self) -> Matrix:
        then, now, ground = self.pictured.placement, self.shown.placement, self._ground
        if then == now:
            return Matrix()
        x0, y0 = ground.to_px(then.x, then.y)
        x1, y1 = ground.to_px(now.x, now.y)
        factor = now.scale / then.scale
        matrix = Matrix().translate(x1, y1, 0)
        matrix = matrix.multiply(Matrix().rotate(-math.radians(now.turn - then.turn), 0, 0, 1))
        matrix = matrix.multiply(Matrix().scale(factor, factor, 1))
        return matrix.multiply(Matrix().translate(-x0, -y0, 0))


def _around(whole: Box, gap: Box) -> tuple[Box, ...]:
    """The whole without the gap, as up to four boxes."""
    left, right = max(whole.left, gap.left), min(whole.right, gap.right)
    top, bottom = max(whole.top, gap.top), min(whole.bottom, gap.bottom)
    if left >= right or top >= bottom:
        return (whole,)
    parts = (
        Box(whole.left, whole.top, whole.right, top),
        Box(whole.left, bottom, whole.right, whole.bottom),
        Box(whole.left, top, left, bottom),
        Box(right, top, whole.right, bottom),
    )
    return tuple(_with_extent(parts))


def _with_extent(parts: Sequence[Box]) -> Iterator[Box]:
    return (part for part in parts if part.width > 1e-6 and part.height > 1e-6)
