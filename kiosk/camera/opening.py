"""What the camera's process asks of the machine's cameras and of their twin, the film.

Pixels are NumPy's here, because OpenCV hands them over so. The app itself imports neither.
"""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.camera.states import CameraState

Pixels = NDArray[np.uint8] | Any
"""Rows of pixels of blue, green and red, as OpenCV has them."""


class Lens(Protocol):
    """An open camera, as `cv2.VideoCapture` is one. A picture has been grabbed when it is handed over."""

    def grab(self) -> bool:
        """Wait for the next picture; False when there will be none."""
        ...

    def retrieve(self) -> tuple[bool, Pixels]:
        """The picture that was grabbed, and whether it is whole."""
        ...


class Cameras(Protocol):
    """Some cameras, known by number only."""

    def __len__(self) -> int: ...

    def open(self, number: int) -> Lens:
        """Switch one on. Unopened."""
        ...


class Unopened(Exception):
    """A camera shows nothing, or nothing more."""

    def __init__(self, state: CameraState) -> None:
        super().__init__(state)
        self.state = state
