"""Exhibitions as the library keeps them: JSON; what an older kiosk did not know takes its default."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from exhibitions.exhibition import Entry, Exhibition, Frame, Section, Wifi


def exhibition_as_json(exhibition: Exhibition) -> dict[str, Any]:
    """All of it but its id and its entries, which are rows of their own."""
    return {
        "title": dict(exhibition.title),
        "introduction": dict(exhibition.introduction),
        "languages": list(exhibition.languages),
        "room_url": exhibition.room_url,
        "web_url": exhibition.web_url,
        "running": exhibition.running,
        "run": exhibition.run,
        "sections": [asdict(section) for section in exhibition.sections],
        "frame": asdict(exhibition.frame),
        "in_room": exhibition.in_room,
        "on_web": exhibition.on_web,
        "wifi": asdict(exhibition.wifi) if exhibition.wifi else None,
        "booklets_a_day": exhibition.booklets_a_day,
        "answers": exhibition.answers,
        "foreword": dict(exhibition.foreword),
    }


def exhibition_from_json(value: Mapping[str, Any], entries: tuple[Entry, ...], own_id: str) -> Exhibition:
    """The exhibition with these entries. `own_id` is its run where none was kept."""
    frame, wifi = dict(value.get("frame", {})), value.get("wifi")
    return Exhibition(
        title=value["title"],
        introduction=value["introduction"],
        languages=tuple(value["languages"]),
        room_url=value["room_url"],
        web_url=value["web_url"],
        running=value["running"],
        entries=entries,
        id=own_id,
        run=value.get("run", own_id),
        sections=tuple(Section(**section) for section in value.get("sections", ())),
        frame=Frame(**{**frame, "partners": tuple(frame.get("partners", ()))}),
        in_room=value.get("in_room", True),
        on_web=value.get("on_web", True),
        wifi=Wifi(**wifi) if wifi else None,
        booklets_a_day=value.get("booklets_a_day", 0),
        answers=value.get("answers", False),
        foreword=value.get("foreword", {}),
    )


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """What is written beside a fanzine; its names and its place are columns of their own."""
    return {
        "title": dict(entry.title),
        "note": dict(entry.note),
        "translations": dict(entry.translations),
        "descriptions": dict(entry.descriptions),
        "section": entry.section,
        "cover": entry.cover,
        "themes": list(entry.themes),
    }


def entry_from_json(value: Mapping[str, Any], fanzine_id: str, *, wall: str, room: str, web: str) -> Entry:
    """The entry of that fanzine under these names."""
    return Entry(
        fanzine_id,
        value["title"],
        value["note"],
        _by_page(value["translations"]),
        wall,
        room,
        web,
        _by_page(value.get("descriptions", {})),
        value.get("section", ""),
        value.get("cover", 0),
        tuple(value.get("themes", ())),
    )


def _by_page(texts: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(pages) for language, pages in texts.items()}
