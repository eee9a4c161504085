from datetime import date, timedelta

from exhibitions.exhibition import Frame
from exhibitions.help import COUNTRIES, HOLDS_DAYS, expired_lines, help_cards, help_lines
from exhibitions.show.help import card_as_json, card_from_json
from exhibitions.story.phrases import phrases

CHECKED = "2026-11-01"
LAST = (date.fromisoformat(CHECKED) + timedelta(HOLDS_DAYS)).isoformat()
AFTER = (date.fromisoformat(LAST) + timedelta(1)).isoformat()
PARTNER = {"partner_number": "00 00 00", "partner_who": {"en": "An invented partner"}}


def test_every_country_has_its_lines_and_the_police_come_last() -> None:
    numbers = {country: [line.number for line in help_lines(country)] for country in COUNTRIES}
    assert numbers == {
        "IT": ["800 290 290", "112"],
        "GR": ["1109", "112"],
        "ES": ["016", "900 10 50 90", "112"],
        "RO": ["0800 800 678", "112"],
    }
    cards = help_cards(Frame(country="ES"), CHECKED)
    assert [(card.number, card.police) for card in cards] == [
        ("016", False),
        ("112", False),
        ("900 10 50 90", True),
    ]


def test_who_answers_is_said_in_every_language_of_the_stories() -> None:
    for country in COUNTRIES:
        for line in help_lines(country):
            assert line.who.keys() == line.card.remark.keys() == phrases().keys(), line.number
            assert line.source and line.checked_by and line.until == LAST


def test_only_what_is_known_of_a_line_is_said() -> None:
    italian, spanish, police, greek = (
        help_lines(country)[at].card.remark["en"]
        for country, at in (("IT", 0), ("ES", 0), ("ES", 1), ("GR", 0))
    )
    assert italian == "free of charge, anonymous, day and night, many languages"
    assert spanish == "free of charge, day and night, 53 languages"
    assert police == "free of charge, day and night, the police answer"
    assert greek == ""


def test_after_ninety_days_the_partners_number_stands_in() -> None:
    frame = Frame(country="GR", **PARTNER)  # type: ignore[arg-type]
    assert [card.number for card in help_cards(frame, LAST)] == ["00 00 00", "1109", "112"]
    (card,) = help_cards(frame, AFTER)
    assert (card.number, card.until, card.who["en"]) == ("00 00 00", "", "An invented partner")
    assert help_cards(Frame(country="GR"), AFTER) == ()


def test_an_exhibition_without_a_country_shows_no_line() -> None:
    assert help_cards(Frame(), CHECKED) == ()
    assert [card.number for card in help_cards(Frame(country="XX"), CHECKED)] == ["112"]


def test_what_has_expired_is_told() -> None:
    assert expired_lines(LAST) == ()
    assert [line.number for line in expired_lines(AFTER, "GR")] == ["1109", "112"]
    assert len(expired_lines(AFTER)) == 6


def test_a_card_travels_whole() -> None:
    for card in help_cards(Frame(country="ES", **PARTNER), CHECKED):  # type: ignore[arg-type]
        assert card_from_json(card_as_json(card)) == card
