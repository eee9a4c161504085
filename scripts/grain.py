"""Makes assets/grain: the tooth of drawing paper, as tiles of four greys for wax and for dust."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scripts.messages import ROOT

SIDE: Final = 512
SHARES: Final = {"wax": (0.5, 0.74, 0.9), "dust": (0.2, 0.42, 0.63)}
"""How much of the paper takes the ink at the rim, in the body and in the core of a line."""

_BANDS: Final = {
    "wax": ((11.0, 0.32, 1.0), (5.0, 0.3, 0.45), (80.0, 0.5, 0.25)),
    "dust": ((8.0, 0.34, 1.0), (4.0, 0.3, 0.6), (55.0, 0.5, 0.35)),
}
"""Sizes of grain in pixels, how much they vary, and how much each counts."""


def field(bands: tuple[tuple[float, float, float], ...], seed: int) -> NDArray[np.float64]:
    """Random hills of those sizes whose edges fit, each pixel's value being its rank, 0 to 1."""
    chance = np.random.default_rng(seed)
    across, down = np.fft.fftfreq(SIDE)[None, :], np.fft.fftfreq(SIDE)[:, None]
    waves = np.maximum(np.hypot(across, down), 1e-9)
    hills = np.zeros((SIDE, SIDE))
    for size, spread, amount in bands:
        wanted = np.exp(-((np.log(waves * size)) ** 2) / (2 * spread**2))
        noise = np.fft.ifft2(np.fft.fft2(chance.standard_normal((SIDE, SIDE))) * wanted).real
        hills += amount * noise / noise.std()
    return hills.ravel().argsort().argsort().reshape(SIDE, SIDE) / SIDE**2


def main() -> None:
    """Write the tiles; what is darkest takes ink first."""
    for seed, (name, shares) in enumerate(SHARES.items()):
        height = field(_BANDS[name], seed)
        greys = np.sum([height >= share for share in shares], axis=0) * 85
        Image.fromarray(greys.astype(np.uint8)).save(ROOT / "assets" / "grain" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
