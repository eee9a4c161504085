"""Photographs: decoded apart, rebuilt from their pixels, checked, kept."""

from fanzines.photos.intake import PhotoRefused, PhotoSource, Refusal, TakenPhoto, glance, kept_photo, take_in

__all__ = ["PhotoRefused", "PhotoSource", "Refusal", "TakenPhoto", "glance", "kept_photo", "take_in"]
