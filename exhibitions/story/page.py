"""A story page: plain HTML that reads without a script and loads nothing from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from exhibitions.show.reading import Said
from exhibitions.story.headers import POLICY, ROBOTS
from exhibitions.story.phrases import direction_of, first_spoken, language_name, phrase

STYLE: Final = "story.css"
TITLE: Final = "Fanzine"
_SIZES: Final = "(min-width: 58rem) 30rem, (min-width: 34rem) 30rem, 88vw"
_MARK: Final = (
    '<svg class="mark" viewBox="0 0 120 60" aria-hidden="true" focusable="false">'
    '<path fill="#0F6FB4" d="M9 10 46 5 52 52 12 55Z"/>'
    '<path class="over" fill="#FF5C4D" d="M34 13 72 8 77 50 37 57Z"/>'
    '<path class="over" fill="#FFD23F" d="M64 6 105 12 108 53 67 48Z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendering of a page, beside the story's own index; width and height in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page: its pictures, the smallest first, its words, and their translations by language."""

    pictures: tuple[Picture, ...]
    words: tuple[Said, ...]
    translations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number to call: who answers, in one language; and its cost and hours, as far as they are known."""

    number: str
    who: str
    language: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What a story page is made of. Titles and notes are by language; `languages` are the exhibition's."""

    title: Mapping[str, str]
    note: Mapping[str, str]
    language: str
    languages: tuple[str, ...]
    pages: tuple[StoryPage, ...]


def story_html(story: Story, help_lines: Sequence[HelpLine] = ()) -> str:
    """The whole page. It speaks the story's own language where it can, else the exhibition's first."""
    language = first_spoken((story.language, *story.languages))
    pages = "\n".join(_page(page, number, len(story.pages), language) for number, page in _numbered(story))
    body = (
        f"<header>{_MARK}\n{_titles(story)}\n{_notes(story)}</header>\n"
        f'<main id="pages">\n<ol class="pages">\n{pages}\n</ol>\n</main>\n'
        f'<footer><p class="end">{_say(language, "end")}</p>\n{_help(help_lines, language)}</footer>'
    )
    return document(language, body, style=f"../{STYLE}")


def document(language: str, body: str, *, style: str) -> str:
    """A page around the body: nothing in its head tells what it is about."""
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
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def notice_html(name: str, languages: Iterable[str], *, style: str) -> str:
    """A calm page that says one phrase in each of the languages: "home", "gone", "missing" or "wait"."""
    spoken = tuple(dict.fromkeys(first_spoken((language,)) for language in languages)) or ("en",)
    said = "\n".join(_paragraph(phrase(one, name), one) for one in spoken)
    body = f'<main class="notice">{_MARK}\n<h1 class="unseen">{TITLE}</h1>\n{said}\n</main>'
    return document(spoken[0], body, style=style)


def _numbered(story: Story) -> Iterable[tuple[int, StoryPage]]:
    return enumerate(story.pages, start=1)


def _titles(story: Story) -> str:
    ordered = _own_first(story.title, story)
    if not ordered:
        return f'<h1 class="unseen">{TITLE}</h1>'
    language, text = ordered[0]
    others = " ".join(f"<span{_speaks(tag)}>{escape(other)}</span>" for tag, other in ordered[1:])
    subtitle = f'<p class="subtitle">{others}</p>' if others else ""
    return f"<h1{_speaks(language)}>{escape(text)}</h1>{subtitle}"


def _notes(story: Story) -> str:
    ordered = _own_first(story.note, story)
    if not ordered:
        return ""
    notes = "".join(_note(text, tag) for tag, text in ordered)
    language = first_spoken((story.language, *story.languages))
    button = f'<p class="go"><a href="#page-1">{_say(language, "read")}</a></p>'
    return f'<section class="note">{notes}{button}</section>'


def _note(text: str, language: str) -> str:
    speaks = _speaks(language)
    return (
        f'<div class="before"{speaks}><h2>{_say(language, "before")}</h2>{_paragraph(text, language)}</div>'
    )


def _page(page: StoryPage, number: int, count: int, language: str) -> str:
    title = phrase(language, "page", number=number, count=count)
    words = "".join(_paragraph(said.text, said.language, direction=said.direction) for said in page.words)
    words += "".join(_translation(tag, text) for tag, text in page.translations.items() if text)
    beside = f'<div class="words">{words}</div>' if words else ""
    return (
        f'<li id="page-{number}"><figure>{_picture(page.pictures, title)}'
        f"<figcaption>{escape(title)}</figcaption></figure>{beside}</li>"
    )


def _picture(pictures: Sequence[Picture], title: str) -> str:
    middle = pictures[len(pictures) // 2]
    choices = ", ".join(f"{picture.file} {picture.width}w" for picture in pictures)
    return (
        f'<img src="{middle.file}" srcset="{choices}" sizes="{_SIZES}" '
        f'width="{middle.width}" height="{middle.height}" alt="{escape(title)}" decoding="async">'
    )


def _translation(language: str, text: str) -> str:
    name = escape(language_name(language))
    return f"<details><summary{_speaks(language)}>{name}</summary>{_paragraph(text, language)}</details>"


def _help(lines: Sequence[HelpLine], language: str) -> str:
    if not lines:
        return ""
    cards = "".join(_help_line(line) for line in lines)
    return f'<section class="help"><h2>{_say(language, "help")}</h2><ul>{cards}</ul></section>'


def _help_line(line: HelpLine) -> str:
    number = f'<a href="tel:{_digits(line.number)}" dir="ltr">{escape(line.number)}</a>'
    remark = f" <small>{escape(line.remark)}</small>" if line.remark else ""
    return f"<li{_speaks(line.language)}>{number} {escape(line.who)}{remark}</li>"


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign in "+0123456789")


def _own_first(texts: Mapping[str, str], story: Story) -> list[tuple[str, str]]:
    order = dict.fromkeys((story.language, *story.languages, *texts))
    return [(language, texts[language]) for language in order if texts.get(language)]


def _paragraph(text: str, language: str, *, direction: str = "") -> str:
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<p{_speaks(language, direction)}>{lines}</p>"


def _speaks(language: str, direction: str = "") -> str:
    tag = f' lang="{escape(language)}"' if language else ""
    return f'{tag} dir="{direction or direction_of(language)}"'


def _say(language: str, name: str) -> str:
    return escape(phrase(language, name))
