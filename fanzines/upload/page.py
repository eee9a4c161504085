"""The phone's page: pictures first, one photo at a time, no script, nothing from elsewhere."""

import base64
import hashlib
from html import escape
from typing import Final

from fanzines.upload import pictures
from fanzines.upload.form import FIELD
from fanzines.upload.wire import MOST, PageWords

ACCEPTED: Final = "image/jpeg,image/png,image/webp"
"""With these an iPhone hands over a JPEG in place of HEIC."""
_STYLE: Final = """
*{box-sizing:border-box;margin:0}
body{background:#F6F1E7;color:#1E1B18;font:700 20px/1.35 system-ui,sans-serif;padding:20px 18px 28px;
max-width:440px;margin:auto;text-align:center}
svg{display:block;max-width:100%}
.scene svg{width:100%;max-height:190px;margin:0 auto 14px}
[dir=rtl] .scene.way svg{transform:scaleX(-1)}
p{margin:0 0 8px;text-wrap:balance}
.quiet{font-weight:400;font-size:18px}
.slots{display:flex;justify-content:center;gap:10px;margin:16px 0 18px;padding:0;list-style:none}
.slots svg{width:46px}
form{display:grid;gap:16px}
.choose,.send{display:flex;align-items:center;justify-content:center;gap:16px;width:100%;min-height:104px;
padding:12px 16px;color:inherit;font:inherit;font-size:22px;text-align:start;cursor:pointer;
border:3px solid #1E1B18;border-radius:3px}
.choose{background:#FFFDF8;box-shadow:5px 5px 0 #E6DDCB;position:relative}
.choose>svg,.send>svg{width:62px;flex:none}
.file{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.tick{visibility:hidden;margin-inline-start:auto}
.choose>.tick{width:44px}
.send{background:#FFD23F;box-shadow:5px 5px 0 #FF5C4D;-webkit-appearance:none;appearance:none}
[dir=rtl] .send>svg{transform:scaleX(-1)}
.choose:focus-within,.send:focus-visible{outline:4px solid #0F6FB4;outline-offset:3px}
form:invalid .choose{background:#FFD23F;box-shadow:5px 5px 0 #FF5C4D}
form:invalid .send{background:none;border-color:#B9AE9A;color:#5B534A;box-shadow:none}
form:invalid .send>svg{opacity:.35}
form:valid .tick{visibility:visible}
"""
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS: Final = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive, noimageindex",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Connection": "close",
}


class Page:
    """Every page in one language; all are bytes of UTF-8."""

    def __init__(self, words: PageWords) -> None:
        self._words = words

    def asking(self, arrived: int) -> bytes:
        """Choose a photo and send it; so many have come."""
        return self._whole(_scene(pictures.WAY), _slots(arrived), self._form())

    def arrived(self, arrived: int) -> bytes:
        """The photo has come; another one may, unless they are all there."""
        said = (self._words.arrived, self._words.stays)
        more = self._form() if arrived < MOST else _told(self._words.all_here)
        return self._whole(_scene(pictures.ARRIVED), *map(_told, said, ("", "quiet")), _slots(arrived), more)

    def refused(self, why: str, arrived: int) -> bytes:
        """The photo cannot be used; another one may."""
        return self._whole(_scene(pictures.TORN, ""), _told(why), _slots(arrived), self._form())

    def one_moment(self, arrived: int) -> bytes:
        """A photo is still on its way."""
        return self._whole(_scene(pictures.WAY), _told(self._words.one_moment), _slots(arrived), self._form())

    def another_phone(self) -> bytes:
        """One phone at a time, and this is not the one."""
        return self._whole(_scene(pictures.TWO_PHONES, ""), _told(self._words.another_phone))

    def over(self) -> bytes:
        """It has ended."""
        return self._whole(_scene(pictures.RESTING, ""), _told(self._words.over))

    def _form(self) -> str:
        choose, send = escape(self._words.choose), escape(self._words.send)
        return (
            '<form method="post" enctype="multipart/form-data">'
            f'<label class="choose">{pictures.CHOOSE}<span>{choose}</span>{pictures.TICK}'
            f'<input class="file" type="file" name="{FIELD}" accept="{ACCEPTED}" required></label>'
            f'<button class="send">{pictures.SEND}<span>{send}</span></button></form>'
        )

    def _whole(self, *parts: str) -> bytes:
        words = self._words
        return (
            f'<!doctype html><html lang="{escape(words.language)}" dir="{"rtl" if words.rtl else "ltr"}">'
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            f'<title>{escape(words.title)}</title><link rel="icon" href="data:,"><style>{_STYLE}</style>'
            f"<body><main>{''.join(parts)}</main></body></html>"
        ).encode()


def _scene(picture: str, kind: str = " way") -> str:
    return f'<div class="scene{kind}">{picture}</div>'


def _told(sentence: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(sentence)}</p>' if kind else f"<p>{escape(sentence)}</p>"


def _slots(arrived: int) -> str:
    shown = (pictures.FILLED if number < arrived else pictures.OPEN for number in range(MOST))
    return f'<ul class="slots">{"".join(f"<li>{one}</li>" for one in shown)}</ul>'
