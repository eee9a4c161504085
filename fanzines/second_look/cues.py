"""What people say before a name, a street or an account, in the languages the kiosk's fonts can write.

They stand in `assets/cues/cues.json` by language, as people write them; speakers of one add to them there.
`named` comes before a name, `named_joined` where words are written without spaces, `named_before` after it.
`no_names` follow such words and are none; `never_names` have a capital and lead to nobody. `titles` come
before a capital, `uncased_titles` before a name in scripts without any. Two words of `german` in a line tell
German, which writes every noun with a capital. `lives` means nothing but a place, also in a poem.
"""

import json
import re
from functools import cache
from typing import Any

import assets
from fanzines.second_look.folded import folded


@cache
def cues(name: str) -> frozenset[str]:
    """All of them as they are searched, of every language."""
    return frozenset(folded(cue) for some in _read()[name].values() for cue in some)


@cache
def either(name: str) -> str:
    """A pattern for any of them, the longest first."""
    found = sorted(cues(name), key=lambda cue: (-len(cue), cue))
    return "|".join(re.escape(cue).replace(r"\ ", r"[ \t]+") for cue in found)


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(assets.text("cues", "cues.json"))
    return read
