"""The bench: a photo is covered, cut and printed in another look there, before it is kept and afterwards."""

from fanzines.model import Photo


def is_photo(item: object) -> bool:
    """Whether the item can lie on the bench."""
    return isinstance(item, Photo)
