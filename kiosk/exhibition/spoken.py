"""Words of a show in the visitor's language, and languages by their own names."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError

from exhibitions.story.phrases import language_name, spoken


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The words in that language; in another region's, else in the first there is."""
    near = (text for tag, text in texts.items() if text and _primary(tag) == _primary(language))
    return texts.get(language) or next(near, "") or next(filter(None, texts.values()), "")


def own_name(language: str) -> str:
    """A language by its own name, or its tag where nobody here knows it."""
    if spoken(language):
        return language_name(language)
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return language
    name = locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:]


def _primary(language: str) -> str:
    return language.lower().split("-")[0]
