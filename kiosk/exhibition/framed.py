"""What stands around the works, as it is read below the last of them."""

from exhibitions.show.reading import ShowFrame
from kiosk.exhibition.spoken import in_language

_BETWEEN = " · "


def framed(frame: ShowFrame, language: str) -> str:
    """When and where, who made it possible, and whose views it holds, a line each; empty when nothing is."""
    lines = (
        occasion(frame, language),
        _BETWEEN.join(frame.partners),
        in_language(frame.funder, language),
        in_language(frame.disclaimer, language),
    )
    return "\n".join(filter(None, lines))


def occasion(frame: ShowFrame, language: str) -> str:
    """When it is, and where."""
    return _BETWEEN.join(
        filter(None, (in_language(frame.when, language), in_language(frame.where, language)))
    )
