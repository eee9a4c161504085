"""A story in one of the exhibition's languages, with the maker's own words beside it.

It is plain HTML: it reads without a script, and loads nothing from elsewhere. There is one page for each
language, so that choosing one is following a link.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from exhibitions.show.help import HelpCard
from exhibitions.show.reading import NO_FRAME, Said, ShowFrame
from exhibitions.story.document import (
    MARK,
    SCRIPT,
    STYLE,
    TITLE,
    document,
    in_tongue,
    paragraph,
    say,
    speaks,
)
from exhibitions.story.help_list import help_html
from exhibitions.story.phrases import first_spoken, language_name, phrase, primary, same_language, spoken

INDEX: Final = "index.html"
_READING: Final = re.compile(r'<section class="reading">.*?</section>\n', re.DOTALL)
_SIZES: Final = "(min-width: 34rem) 30rem, 88vw"


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendering of a page, beside the story's own index; width and height in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page: its pictures, the smallest first, its words, their translations, and what is to be seen."""

    pictures: tuple[Picture, ...]
    words: tuple[Said, ...]
    translations: Mapping[str, str]
    descriptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """What story pages are made of. Titles and notes are by language; `languages` are the exhibition's.

    `readings` are sound files beside the index, by the language that is read.
    """

    title: Mapping[str, str]
    note: Mapping[str, str]
    language: str
    languages: tuple[str, ...]
    pages: tuple[StoryPage, ...]
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def tongues(self) -> tuple[str, ...]:
        """The languages it has a page in: the maker's own first where it can be, then the exhibition's."""
        found: dict[str, str] = {}
        for language in (self.language, *self.languages):
            if spoken(language):
                found.setdefault(primary(language), language)
        return tuple(found.values()) or ("en",)


def story_pages(
    story: Story, help_cards: Sequence[HelpCard] = (), frame: ShowFrame = NO_FRAME
) -> Mapping[str, str]:
    """All pages of a story by the name of their file; the first language's is the index."""
    return {
        file_name(story, language): _story_html(story, language, help_cards, frame)
        for language in story.tongues
    }


def file_name(story: Story, language: str) -> str:
    """The file of the story's page in one of its languages."""
    return INDEX if language == story.tongues[0] else language_file(language)


def language_file(language: str) -> str:
    """The file of a page in a language that does not lead."""
    return f"{primary(language)}.html"


def _story_html(story: Story, language: str, help_cards: Sequence[HelpCard], frame: ShowFrame) -> str:
    pages = "\n".join(_page(story, page, number, language) for number, page in _numbered(story))
    body = (
        f"<header>{MARK}\n{_choice(story, language)}{_titles(story, language)}\n"
        f"{_note(story, language)}{_reading(story, language)}</header>\n"
        f'<main id="pages">\n<ol class="pages">\n{pages}\n</ol>\n</main>\n'
        f'<footer><p class="end">{say(language, "end")}</p>\n{help_html(help_cards, language)}'
        f"{_credits(frame, language)}</footer>"
    )
    told = {"listen": phrase(language, "listen"), "stop": phrase(language, "stop")}
    return document(language, body, style=f"../{STYLE}", script=f"../{SCRIPT}", data=told)


def _numbered(story: Story) -> Iterable[tuple[int, StoryPage]]:
    return enumerate(story.pages, start=1)


def _choice(story: Story, language: str) -> str:
    if len(story.tongues) < 2:
        return ""
    links = "".join(f"<li>{_link(story, one, current=one == language)}</li>" for one in story.tongues)
    return f'<nav class="tongues" aria-label="{say(language, "languages")}"><ul>{links}</ul></nav>\n'


def _link(story: Story, language: str, *, current: bool) -> str:
    file, tag = escape(file_name(story, language)), escape(language)
    here = ' aria-current="page"' if current else ""
    name = escape(language_name(language))
    return f'<a href="{file}" hreflang="{tag}"{speaks(language)}{here}>{name}</a>'


def _titles(story: Story, language: str) -> str:
    own = in_tongue(story.title, story.language, language, *story.languages)
    if own is None:
        return f'<h1 class="unseen">{TITLE}</h1>'
    title = f"<h1{speaks(own[0])}>{escape(own[1])}</h1>"
    other = story.title.get(language, "")
    if not other or language == own[0]:
        return title
    return f'{title}\n<p class="subtitle"{speaks(language)}>{escape(other)}</p>'


def _note(story: Story, language: str) -> str:
    note = in_tongue(story.note, language, story.language, *story.languages)
    if note is None:
        return ""
    tag, text = note
    heading = f"<h2{speaks(first_spoken((tag,)))}>{say(tag, 'before')}</h2>"
    button = f'<p class="go"><a href="#page-1">{say(language, "read")}</a></p>'
    return f'<section class="note">{heading}{paragraph(text, tag)}{button}</section>\n'


def _reading(story: Story, language: str) -> str:
    reading = in_tongue(story.readings, language, story.language)
    if reading is None:
        return ""
    sound = f'<audio controls preload="none" src="{escape(reading[1])}"></audio>'
    name = f"<span{speaks(reading[0])}>{escape(language_name(reading[0]))}</span>"
    return f'<section class="reading"><h2>{say(language, "recorded")}</h2><p>{name}</p>{sound}</section>\n'


def without_reading(page: str) -> str:
    """A story page without what was to be heard on it."""
    return _READING.sub("", page)


def _page(story: Story, page: StoryPage, number: int, language: str) -> str:
    title = phrase(language, "page", number=number, count=len(story.pages))
    words = "".join(_words(said) for said in page.words)
    words += _translations(story, page, language)
    beside = f'<div class="words">{words}</div>' if words else ""
    return (
        f'<li id="page-{number}"><figure>{_picture(story, page, title, language)}'
        f"<figcaption>{escape(title)}</figcaption></figure>{beside}</li>"
    )


def _picture(story: Story, page: StoryPage, title: str, language: str) -> str:
    middle = page.pictures[len(page.pictures) // 2]
    choices = ", ".join(f"{picture.file} {picture.width}w" for picture in page.pictures)
    seen = in_tongue(page.descriptions, language, story.language, *story.languages)
    tongue = speaks(seen[0]) if seen and not same_language(seen[0], language) else ""
    return (
        f'<img src="{middle.file}" srcset="{choices}" sizes="{_SIZES}" width="{middle.width}" '
        f'height="{middle.height}" alt="{escape(seen[1] if seen else title)}"{tongue} decoding="async">'
    )


def _words(said: Said) -> str:
    return f'<div class="said">{paragraph(said.text, said.language, direction=said.direction)}</div>'


def _translations(story: Story, page: StoryPage, language: str) -> str:
    """The words in the page's language, open; to be opened are those that are of more use than nothing."""
    there = {tag: text for tag, text in page.translations.items() if text}
    here = next((tag for tag in there if same_language(tag, language)), "")
    read = here or (page.words and all(same_language(said.language, language) for said in page.words))
    pages = {primary(one) for one in story.tongues} if read else {primary(language)}
    folded = "".join(_folded(tag, text) for tag, text in there.items() if primary(tag) not in pages)
    return (_open(here, there[here]) if here else "") + folded


def _open(language: str, text: str) -> str:
    name = f'<p class="tongue"{speaks(language)}>{escape(language_name(language))}</p>'
    return f'<div class="said other">{name}{paragraph(text, language)}</div>'


def _folded(language: str, text: str) -> str:
    name = escape(language_name(language))
    return f"<details><summary{speaks(language)}>{name}</summary>{paragraph(text, language)}</details>"


def _credits(frame: ShowFrame, language: str) -> str:
    lines = [_line(text, language) for text in (frame.funder, frame.disclaimer)]
    if frame.partners:
        names = phrase(language, "comma").join(f"<bdi>{escape(name)}</bdi>" for name in frame.partners)
        lines.insert(0, f"<p>{say(language, 'with')} {names}</p>")
    found = "\n".join(line for line in lines if line)
    return f'<div class="credits">\n{found}\n</div>\n' if found else ""


def _line(text: Mapping[str, str], language: str) -> str:
    said = in_tongue(text, language)
    return paragraph(said[1], said[0]) if said else ""
