"""The tablet's camera, looked through by a process of its own. `Camera` is all that a screen needs."""

from kiosk.camera.camera import Camera
from kiosk.camera.showing import Frame
from kiosk.camera.states import SENTENCES, CameraState, CameraTrouble

__all__ = ["SENTENCES", "Camera", "CameraState", "CameraTrouble", "Frame"]
