"""Leaves nothing of a maker's words in memory."""

from fanzines.typesetting.ground import forget_grounds
from fanzines.typesetting.setting import forget_set


def forget() -> None:
    """Drops every remembered piece of text from memory, for when a maker leaves."""
    forget_set()
    forget_grounds()
