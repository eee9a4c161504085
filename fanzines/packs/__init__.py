"""Packs of pictures from outside: a folder of SVG and PNG files somebody brought on a stick."""

from fanzines.packs.folder import OutsidePack, OutsidePicture, read_pack
from fanzines.packs.refusals import DrawingRefused

__all__ = ["DrawingRefused", "OutsidePack", "OutsidePicture", "read_pack"]
