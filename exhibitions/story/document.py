"""The HTML around everything a phone reads: nothing in its head tells what it is about."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from exhibitions.story.headers import POLICY, ROBOTS
from exhibitions.story.phrases import direction_of, first_spoken, phrase

STYLE: Final = "story.css"
SCRIPT: Final = "story.js"
TITLE: Final = "Fanzine"
MARK: Final = (
    '<svg class="mark" viewBox="0 0 120 60" aria-hidden="true" focusable="false">'
    '<path fill="#0F6FB4" d="M9 10 46 5 52 52 12 55Z"/>'
    '<path class="over" fill="#FF5C4D" d="M34 13 72 8 77 50 37 57Z"/>'
    '<path class="over" fill="#FFD23F" d="M64 6 105 12 108 53 67 48Z"/></svg>'
)


def document(
    language: str, body: str, *, style: str, script: str = "", data: Mapping[str, str] | None = None
) -> str:
    """A whole page around the body. `data` is what the script finds on the body, by name."""
    told = "".join(f' data-{name}="{escape(value)}"' for name, value in (data or {}).items())
    loaded = f'<script src="{escape(script)}" defer></script>\n' if script else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction_of(language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="robots" content="{ROBOTS}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        '<meta name="theme-color" content="#F6F1E7">\n'
        f"<title>{TITLE}</title>\n"
        '<link rel="icon" href="data:,">\n'
        f'<link rel="stylesheet" href="{escape(style)}">\n'
        f"{loaded}</head>\n<body{told}>\n{body}\n</body>\n</html>\n"
    )


def notice_html(name: str, languages: Iterable[str], *, style: str) -> str:
    """A calm page that says one phrase in each of the languages: home, gone, missing, wait, resting."""
    spoken = tuple(dict.fromkeys(first_spoken((language,)) for language in languages)) or ("en",)
    said = "\n".join(paragraph(phrase(one, name), one) for one in spoken)
    body = f'<main class="notice">{MARK}\n<h1 class="unseen">{TITLE}</h1>\n{said}\n</main>'
    return document(spoken[0], body, style=style)


def paragraph(text: str, language: str, *, direction: str = "") -> str:
    """A paragraph that keeps its lines, in its own language and direction."""
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<p{speaks(language, direction)}>{lines}</p>"


def speaks(language: str, direction: str = "") -> str:
    """The attributes of an element in that language (BCP 47, or empty for none that is known)."""
    tag = f' lang="{escape(language)}"' if language else ""
    return f'{tag} dir="{direction or direction_of(language)}"'


def say(language: str, name: str, **values: object) -> str:
    """One phrase, ready to stand in HTML."""
    return escape(phrase(language, name, **values))


def in_tongue(texts: Mapping[str, str], *languages: str) -> tuple[str, str] | None:
    """The first of the languages, or else of all there are, in which something is said; and what."""
    wanted = dict.fromkeys((*languages, *texts))
    return next(((language, texts[language]) for language in wanted if texts.get(language)), None)
