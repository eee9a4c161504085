"""Wet ink: the stroke being drawn and those just drawn, until the painter's picture takes their place."""

from collections.abc import Sequence
from typing import Final

from kivy.graphics import Canvas, Color, InstructionGroup, Mesh, SmoothLine

from fanzines.ink import InkShape
from fanzines.ink.strokes import LAYERS
from fanzines.model import Brush, Placement
from kiosk import theme
from kiosk.studio.table.ground import Ground
from kiosk.studio.table.layers import SHARPER, Layer
from kiosk.studio.table.meshes import Way, grain, in_meshes, shape_vertices
from kiosk.widgets.blending import beside, darkening, gathered, ready_mixed, taking_away, usual

EDGE, FEATHER = 0.1, 0.7
"""Half the width of the soft line around the stroke being drawn, and how far it fades, in px."""
_EDGES: Final = 8
"""So many outlines have a soft line: beyond that they are small, and there for a moment."""


class WetInk:
    """Layers over the pile in window px. Ink comes as shapes in the millimetres of a drawing placed there."""

    def __init__(self, ground: Ground) -> None:
        self.canvas = Canvas()
        self._ground = ground
        self._lain, self._growing, self._free = Layer(), Layer(), Layer(full=True)
        self._through, self._tips = InstructionGroup(), InstructionGroup()
        self._pool: list[_Tip] = []
        self.laid = 0
        """How many corners of triangles have been laid since it was dry last."""
        self.canvas.add(ready_mixed())
        for layer in (self._lain, self._growing):
            self.canvas.add(layer.canvas)
        self.canvas.add(self._through)
        self.canvas.add(usual())
        self.canvas.add(self._tips)

    def lie(self, x: float, y: float, width: float, height: float) -> None:
        """Cover a window rectangle; what was wet is lost."""
        for layer in (self._lain, self._growing, self._free):
            layer.lie((x, y), (width, height))
        self.stop()

    def dry(self) -> None:
        """Take all wet ink away."""
        self.stop()
        self._lain.clear()
        self.laid = 0

    def stop(self) -> None:
        """No stroke is being drawn any more, and the one that was leaves nothing."""
        self._growing.clear()
        self._free.clear()
        self.trace(())

    def settle(self, shapes: Sequence[InkShape], placement: Placement) -> None:
        """Lay the certain ink of the stroke being drawn."""
        for shape in shapes:
            vertices = shape_vertices(shape, self._way_into(self._growing, placement))
            self.laid += len(vertices) // 4
            self._growing.draw(gathered(), theme.rgba(shape.colour), vertices, _grain_of(shape))
            if shape.alpha < 1:
                self._growing.show_through(shape.alpha)
                self._free.draw(taking_away(), (1, 1, 1, 1), vertices)

    def trace(self, tips: Sequence[tuple[InkShape, Placement]]) -> None:
        """Show the moving end of the stroke being drawn."""
        self._through.clear()
        used = 0
        for shape, placement in tips:
            ground = self._ground
            way = Way.of(placement, ground.scale, ground.left, ground.top)
            if shape.alpha < 1:
                self._trace_through(shape, way)
                continue
            if used == len(self._pool):
                self._pool.append(_Tip(self._tips))
            self._pool[used].show(shape, way)
            used += 1
        for tip in self._pool[used:]:
            tip.hide()

    def keep(self, shapes: Sequence[InkShape], placement: Placement) -> None:
        """Lay the ink of a stroke that was drawn."""
        way = self._way_into(self._lain, placement)
        for shape in shapes:
            vertices = shape_vertices(shape, way)
            self.laid += len(vertices) // 4
            if shape.multiplies:
                mixed = _mixed(shape)
                self._lain.draw(darkening(), mixed, vertices)
                self._lain.draw(beside(), mixed, vertices)
            else:
                colour = theme.rgba(shape.colour, shape.alpha)
                self._lain.draw(gathered(), colour, vertices, _grain_of(shape))

    def keep_growing(self) -> None:
        """What has been laid of the stroke being drawn is all of it."""
        self._lain.take(self._growing)
        self.stop()

    def prepare(self, brush: Brush) -> None:
        """Have at hand what that brush needs: its first stroke must not wait for it."""
        for layer in LAYERS.get(brush, ()):
            if layer.tooth:
                grain(layer.tooth)

    def _way_into(self, layer: Layer, placement: Placement) -> Way:
        ground, (x, y) = self._ground, layer.at
        left, top = (ground.left - x) * SHARPER, (ground.top - y) * SHARPER
        return Way.of(placement, ground.scale * SHARPER, left, top)

    def _trace_through(self, shape: InkShape, way: Way) -> None:
        """Translucent ink only where the stroke has none yet: it must not darken itself."""
        vertices = shape_vertices(shape, way)
        self._free.cover(vertices)
        self._through.add(Color(*_mixed(shape)))
        for corners, indices in in_meshes(vertices):
            self._through.add(
                Mesh(vertices=corners, indices=indices, mode="triangles", texture=self._free.texture)
            )


class _Tip:
    """One shape of the moving end; kept from frame to frame, for making instructions takes time."""

    def __init__(self, holder: InstructionGroup) -> None:
        self._colour, self._mesh = Color(1, 1, 1, 1), Mesh(mode="triangles")
        self._edges: list[SmoothLine] = []
        self._holder = InstructionGroup()
        for instruction in (self._colour, self._mesh):
            self._holder.add(instruction)
        holder.add(self._holder)

    def show(self, shape: InkShape, way: Way) -> None:
        vertices, indices = next(in_meshes(shape_vertices(shape, way)), ([], []))
        self._colour.rgba = theme.rgba(shape.colour)
        texture = _grain_of(shape)
        if self._mesh.texture is not texture:
            self._mesh.texture = texture
        self._mesh.vertices, self._mesh.indices = vertices, indices
        rings = () if shape.tooth else shape.polygons[:_EDGES]
        while len(self._edges) < len(rings):
            edge = SmoothLine(width=EDGE, overdraw_width=FEATHER, close=True)
            self._edges.append(edge)
            self._holder.add(edge)
        for number, edge in enumerate(self._edges):
            ring = rings[number] if number < len(rings) else ()
            if ring or edge.points:
                edge.points = [value for x, y in ring for value in way(x, y)]

    def hide(self) -> None:
        if self._mesh.indices:
            self._mesh.vertices, self._mesh.indices = [], []
        for edge in self._edges:
            if edge.points:
                edge.points = []


def _grain_of(shape: InkShape) -> object:
    return grain(shape.tooth) if shape.tooth else None


def _mixed(shape: InkShape) -> tuple[float, float, float, float]:
    """The shape's colour multiplied by its alpha."""
    red, green, blue, _ = theme.rgba(shape.colour)
    alpha = shape.alpha
    return red * alpha, green * alpha, blue * alpha, alpha
