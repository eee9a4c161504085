"""One item on the table: the painter's picture of it, moved with the finger until a new one is made."""

import math
from collections.abc import Sequence

from kivy.graphics import (
    Canvas,
    Color,
    Fbo,
    MatrixInstruction,
    Mesh,
    PopMatrix,
    PushMatrix,
    Rectangle,
)
from kivy.graphics.texture import Texture
from kivy.graphics.transformation import Matrix

from fanzines.geometry import Box
from fanzines.model import Item
from kiosk.studio.blending import instead, taking_away, usual
from kiosk.studio.ground import Ground
from kiosk.widgets.art import texture_of
from printing.picture import ItemPicture

Triangles = tuple[list[float], list[int]]


class ItemView:
    """Draws into its own canvas; `shown` is the item as it lies now, `pictured` as the texture has it."""

    def __init__(self, item: Item, ground: Ground) -> None:
        self.shown = item
        self.pictured = item
        self.box: Box | None = None
        self.canvas = Canvas()
        self._ground = ground
        self._fbo: Fbo | None = None
        with self.canvas:
            PushMatrix()
            self._matrix = MatrixInstruction()
            self._colour = Color(1, 1, 1, 0)
            self._rectangle = Rectangle()
            PopMatrix()

    def take(self, picture: ItemPicture, item: Item) -> None:
        """Show the painter's picture of `item`."""
        self.pictured, self.box, self._fbo = item, picture.box, None
        self._rectangle.texture = texture_of(picture.image)
        self._colour.a = 1.0
        self.lay()

    def lay(self) -> None:
        """Put the picture where the shown item lies."""
        if self.box is None:
            return
        ground = self._ground
        self._rectangle.pos = ground.to_px(self.box.left, self.box.bottom)
        self._rectangle.size = self.box.width * ground.scale, self.box.height * ground.scale
        self._matrix.matrix = self._from_pictured_to_shown()

    def erase(self, triangles: Triangles) -> None:
        """Let an eraser's triangles (window px) take ink away until the painter's picture comes."""
        if self.box is None:
            return
        fbo = self._fbo or self._begin_erasing()
        vertices, indices = self._in_texture(triangles[0], fbo), triangles[1]
        with fbo:
            on = taking_away()
            ink = Color(1, 1, 1, 1)
            mesh = Mesh(vertices=vertices, indices=indices, mode="triangles")
            off = usual()
        fbo.draw()
        for instruction in (on, ink, mesh, off):
            fbo.remove(instruction)

    def _begin_erasing(self) -> Fbo:
        texture: Texture = self._rectangle.texture
        fbo = Fbo(size=texture.size)
        with fbo:
            copy = (
                instead(),
                Color(1, 1, 1, 1),
                Rectangle(texture=texture, size=texture.size),
                usual(),
            )
        fbo.draw()
        for instruction in copy:
            fbo.remove(instruction)
        self._fbo = fbo
        self._rectangle.texture = fbo.texture
        return fbo

    def _in_texture(self, vertices: Sequence[float], fbo: Fbo) -> list[float]:
        x0, y0 = self._rectangle.pos
        across = fbo.size[0] / self._rectangle.size[0]
        up = fbo.size[1] / self._rectangle.size[1]
        placed = list(vertices)
        placed[0::4] = [(x - x0) * across for x in vertices[0::4]]
        placed[1::4] = [(y - y0) * up for y in vertices[1::4]]
        return placed

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
