"""The open file format: .fanzine, a zip of fanzine.json and photos."""

from fanzines.file.fanzine_file import FanzineFile, FileRefused, read, write

__all__ = ["FanzineFile", "FileRefused", "read", "write"]
