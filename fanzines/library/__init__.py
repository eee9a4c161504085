"""The encrypted library: one file that holds pages, photos, signs and consents."""

from fanzines.library.library import Library
from fanzines.library.reading import Summary

__all__ = ["Library", "Summary"]
