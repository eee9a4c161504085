from fanzines.typesetting.fallback import choose


def test_one_font_holds_a_whole_cluster() -> None:
    assert choose("e\u0301", "noto", "Latn").fonts == ("NotoSans-Regular",) * 2
    assert choose("کِ", "hand", "Arab").fonts == ("ArefRuqaa-Regular",) * 2


def test_what_a_face_lacks_comes_from_noto_in_its_weight() -> None:
    assert choose("ש", "poster", "Hebr").fonts == ("NotoSansHebrew-Bold",)
    assert choose("আ", "poster", "Beng").fonts == ("NotoSansBengali-Bold",)
    assert choose("我", "hand", "Hani").fonts == ("NotoSansSC-Regular",)
    assert choose("?", "noto", "Hani").fonts == ("NotoSansSC-Regular",)


def test_a_letter_and_its_accent_count_as_their_composed_form() -> None:
    assert choose("s\u0326", "typewriter", "Latn").fonts == ("CourierPrime-Regular",) * 2


def test_the_variation_selector_asks_for_the_pictograph() -> None:
    assert set(choose("❤", "noto", "Zyyy").fonts) == {"NotoSansSymbols2-Regular"}
    assert set(choose("❤\ufe0f", "noto", "Zyyy").fonts) == {"NotoEmoji-Regular"}


def test_a_family_is_one_pictograph() -> None:
    assert set(choose("👩\u200d👧", "hand", "Latn").fonts) == {"NotoEmoji-Regular"}


def test_what_no_font_has_gets_a_visible_stand_in() -> None:
    choice = choose("\ue000", "noto", "Latn")
    assert choice.missing
    assert choice.shown == "\ufffd"


def test_only_the_missing_part_of_a_cluster_is_replaced() -> None:
    choice = choose("a\U00010f46", "noto", "Latn")
    assert choice.missing
    assert choice.shown == "a\ufffd"


def test_control_characters_show_nothing_and_are_not_missing() -> None:
    assert choose("\x07", "noto", "Latn").shown == "\u200b"
    assert choose("\t", "noto", "Latn").shown == " "
    assert not choose("\x07", "noto", "Latn").missing


def test_a_replacement_character_she_typed_is_not_missing() -> None:
    assert not choose("\ufffd", "noto", "Latn").missing
