"""A layer of ink that has been drawn and is not to be drawn again for every frame."""

from collections.abc import Iterable, Sequence

from kivy.graphics import Canvas, ClearBuffers, ClearColor, Color, Fbo, Instruction, Mesh, Rectangle
from kivy.graphics.texture import Texture

from fanzines.plane import XY, Box
from kiosk.studio.table.meshes import in_meshes
from kiosk.widgets.blending import ready_mixed, usual

SHARPER = 2
"""The layer has this many pixels for one of the screen: frame buffers have no smooth edges of their own."""


class Layer:
    """Empty at first; a `full` one is white, to be taken away from. Colours are multiplied by their alpha.

    It takes no memory before it is drawn into.
    """

    def __init__(self, *, full: bool = False) -> None:
        self.canvas = Canvas()
        self.at: XY = (0.0, 0.0)
        self._size: XY = (1.0, 1.0)
        self._full = full
        self._fbo: Fbo | None = None
        self._inked: Box | None = None
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._rectangle = Rectangle(size=(0, 0))

    @property
    def texture(self) -> Texture | None:
        """All of it; None while nothing was ever drawn into it."""
        return self._fbo.texture if self._fbo else None

    def lie(self, at: XY, size: XY) -> None:
        """Cover a window rectangle, empty."""
        self.at = at
        if size != self._size:
            self._size, self._fbo = size, None
        self.clear()

    def clear(self) -> None:
        """Empty it."""
        self._rectangle.size = 0, 0
        self._colour.rgba = 1, 1, 1, 1
        if self._fbo and self._inked:
            self._empty(self._fbo)
        self._inked = None

    def show_through(self, alpha: float) -> None:
        """Show all of it as translucent as that."""
        self._colour.rgba = alpha, alpha, alpha, alpha

    def draw(
        self,
        how: Instruction,
        colour: tuple[float, float, float, float],
        vertices: Sequence[float],
        texture: object = None,
    ) -> None:
        """Lay triangles into it, `how` as one of the ways of `blending`."""
        if not vertices:
            return
        meshes = (
            Mesh(vertices=corners, indices=indices, mode="triangles", texture=texture)
            for corners, indices in in_meshes(vertices)
        )
        _run(self._whole(), (how, Color(*colour), *meshes, usual()))
        xs, ys = vertices[0::4], vertices[1::4]
        self._add_to_sight(Box(min(xs), min(ys), max(xs), max(ys)))

    def take(self, other: "Layer") -> None:
        """Lay what is seen of another layer of the same place and size into this one."""
        if other._inked is None or other.texture is None:
            return
        whole = self._whole()
        alike = Rectangle(texture=other.texture, size=whole.size)
        _run(whole, (ready_mixed(), Color(*other._colour.rgba), alike, usual()))
        self._add_to_sight(other._inked)

    def cover(self, vertices: list[float]) -> None:
        """Give vertices in window px the texture coordinates of the place in this layer where they lie."""
        (x, y), (width, height) = self.at, self._size
        vertices[2::4] = [(value - x) / width for value in vertices[0::4]]
        vertices[3::4] = [(value - y) / height for value in vertices[1::4]]

    def _add_to_sight(self, box: Box) -> None:
        """Show only the part with ink on it: a page of nothing takes as long to draw as one of ink."""
        self._inked = inked = self._inked.union(box) if self._inked else box
        whole = self._whole()
        wide, high = whole.size
        left, bottom = (max(0, int(edge) // SHARPER) for edge in (inked.left, inked.top))
        right = min(wide, int(inked.right) + SHARPER) // SHARPER
        top = min(high, int(inked.bottom) + SHARPER) // SHARPER
        if right <= left or top <= bottom or self._full:
            return
        part = left * SHARPER, bottom * SHARPER, (right - left) * SHARPER, (top - bottom) * SHARPER
        self._rectangle.texture = whole.texture.get_region(*part)
        self._rectangle.pos = self.at[0] + left, self.at[1] + bottom
        self._rectangle.size = right - left, top - bottom

    def _whole(self) -> Fbo:
        if self._fbo is None:
            self._fbo = Fbo(size=tuple(max(1, int(side * SHARPER)) for side in self._size))
            self._empty(self._fbo)
        return self._fbo

    def _empty(self, fbo: Fbo) -> None:
        level = 1.0 if self._full else 0.0
        _run(fbo, (ClearColor(level, level, level, level), ClearBuffers()))


def _run(fbo: Fbo, instructions: Iterable[Instruction]) -> None:
    for instruction in instructions:
        fbo.add(instruction)
    fbo.draw()
    fbo.clear()
