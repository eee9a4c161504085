"""A painter's picture as a texture that an eraser can rub ink off, until there is a new picture."""

from collections.abc import Sequence

from kivy.graphics import Color, Fbo, Mesh, Rectangle
from kivy.graphics.texture import Texture

from fanzines.plane import XY, Box
from kiosk.widgets.art import texture_of
from kiosk.widgets.blending import instead, taking_away, usual
from printing.pictures.picture import ItemPicture


class Print:
    """The texture, and the box of the page (mm) it shows."""

    def __init__(self, picture: ItemPicture) -> None:
        self.box: Box = picture.box
        self.texture: Texture = texture_of(picture.image)
        self._fresh = self.texture
        self._rubbed: Fbo | None = None

    def corners(self, part: Box) -> tuple[XY, ...]:
        """Where the corners of a part of its box, top left first and then clockwise, lie in the texture."""
        u0, v0, u1, _, _, v1 = self.texture.tex_coords[:6]
        return tuple(
            (
                u0 + (u1 - u0) * (x - self.box.left) / self.box.width,
                v1 + (v0 - v1) * (y - self.box.top) / self.box.height,
            )
            for x, y in part.corners
        )

    def erase(self, vertices: Sequence[float], indices: list[int]) -> None:
        """Leave nothing under a mesh of triangles whose vertices lie on the page (mm)."""
        fbo = self._rubbed or self._begin()
        placed = self._placed(vertices, fbo)
        with fbo:
            on = taking_away()
            ink = Color(1, 1, 1, 1)
            mesh = Mesh(vertices=placed, indices=indices, mode="triangles")
            off = usual()
        fbo.draw()
        for instruction in (on, ink, mesh, off):
            fbo.remove(instruction)

    def restore(self) -> None:
        """As it was before it was rubbed."""
        self.texture, self._rubbed = self._fresh, None

    def _begin(self) -> Fbo:
        fbo = Fbo(size=self._fresh.size)
        with fbo:
            copy = (
                instead(),
                Color(1, 1, 1, 1),
                Rectangle(texture=self._fresh, size=self._fresh.size),
                usual(),
            )
        fbo.draw()
        for instruction in copy:
            fbo.remove(instruction)
        self._rubbed, self.texture = fbo, fbo.texture
        return fbo

    def _placed(self, vertices: Sequence[float], fbo: Fbo) -> list[float]:
        across, down = fbo.size[0] / self.box.width, fbo.size[1] / self.box.height
        placed = list(vertices)
        placed[0::4] = [(x - self.box.left) * across for x in vertices[0::4]]
        placed[1::4] = [(self.box.bottom - y) * down for y in vertices[1::4]]
        return placed
