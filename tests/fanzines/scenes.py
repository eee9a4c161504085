"""Photographs that were never taken: a page on a table, seen at an angle, in uneven light."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

SIZE = (1600, 1200)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scene:
    """A photograph and where the sheet's corners are in it: the page's top left, then clockwise."""

    picture: Image.Image
    corners: tuple[tuple[float, float], ...]


def scene(page: Image.Image, seed: int) -> Scene:
    """The page on a table of that seed: wood, dark cloth or grey stone; a white cup may stand on it."""
    chance = np.random.default_rng(seed)
    corners = _corners(chance, page.width / page.height)
    table = _table(chance)
    there = page.resize((page.width * 2, page.height * 2)) if page.height < 900 else page
    mapping = _mapping(corners, there.size)
    laid = there.transform(SIZE, Image.Transform.PERSPECTIVE, mapping, Image.Resampling.BICUBIC)
    on_it = Image.new("L", there.size, 255).transform(
        SIZE, Image.Transform.PERSPECTIVE, mapping, Image.Resampling.BICUBIC
    )
    shadow = np.asarray(on_it.filter(ImageFilter.GaussianBlur(9)), dtype=float)
    shadow = np.roll(shadow, (5, 7), (0, 1)) / 255
    mask = np.asarray(on_it, dtype=float)[..., None] / 255
    ground = table * (1 - 0.45 * shadow[..., None])
    seen = ground * (1 - mask) + np.asarray(laid, dtype=float) * 0.96 * mask
    seen = np.asarray(_blurred(seen * _light(chance)[..., None], chance.uniform(0.6, 1.8)), dtype=float)
    seen = seen + chance.normal(0, chance.uniform(2, 7), seen.shape)
    return Scene(Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8)), corners)


def bare_table(seed: int) -> Image.Image:
    """A table with nothing on it."""
    chance = np.random.default_rng(seed)
    seen = _table(chance) * _light(chance)[..., None] + chance.normal(0, 4, (SIZE[1], SIZE[0], 3))
    return Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8))


def _blurred(values: Floats, radius: float) -> Image.Image:
    picture = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return picture.filter(ImageFilter.GaussianBlur(radius))


def _corners(chance: np.random.Generator, proportion: float) -> tuple[tuple[float, float], ...]:
    """A turned rectangle, each corner pulled a little as a tilted camera does."""
    height = chance.uniform(0.62, 0.8) * SIZE[1]
    width = height * proportion
    turn = math.radians(chance.uniform(-14, 14))
    x, y = SIZE[0] / 2 + chance.uniform(-120, 120), SIZE[1] / 2 + chance.uniform(-15, 15)
    pull = 0.07 * height
    found = []
    for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        px, py = across * width / 2, down * height / 2
        found.append(
            (
                x + px * math.cos(turn) - py * math.sin(turn) + chance.uniform(-pull, pull),
                y + px * math.sin(turn) + py * math.cos(turn) + chance.uniform(-pull, pull) * 0.6,
            )
        )
    return tuple(found)


def _table(chance: np.random.Generator) -> Floats:
    kinds = (
        (168, 120, 76),
        (120, 78, 46),
        (96, 60, 38),
        (52, 50, 56),
        (36, 44, 60),
        (110, 108, 104),
        (202, 172, 130),
    )
    colour = np.array(kinds[int(chance.integers(len(kinds)))], dtype=float)
    ys, xs = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(float)
    bend = 18 * np.sin(ys / chance.uniform(160, 400) + chance.uniform(0, 6))
    fine = (
        np.sin((xs + bend) / chance.uniform(5, 11)) * 0.05
        + np.sin((xs + bend) / chance.uniform(37, 70)) * 0.09
    )
    planks = ((xs + 40) // chance.integers(260, 420)) % 2 * 0.08
    table: Floats = colour * (1 + fine + planks)[..., None]
    if chance.random() < 0.5:
        cup = (xs - chance.choice([90, 1510])) ** 2 + (ys - chance.uniform(100, 1100)) ** 2 < 150**2
        table[cup] = (232, 230, 224)
    return table


def _light(chance: np.random.Generator) -> Floats:
    """A lamp on one side and, in half of the scenes, somebody's soft shadow."""
    ys, xs = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(float)
    angle, depth = chance.uniform(0, 2 * math.pi), chance.uniform(0.15, 0.45)
    along = (xs / SIZE[0] - 0.5) * math.cos(angle) + (ys / SIZE[1] - 0.5) * math.sin(angle)
    light: Floats = 1.0 - depth * (along + 0.5)
    if chance.random() < 0.5:
        edge = (along - chance.uniform(-0.2, 0.2)) * 12
        light = light * (1 - 0.28 / (1 + np.exp(-edge)))
    return light


def _mapping(corners: tuple[tuple[float, float], ...], size: tuple[int, int]) -> tuple[float, ...]:
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -x * u, -y * u], [0, 0, 0, x, y, 1, -x * v, -y * v]]
        values += [u, v]
    return tuple(np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float)))
