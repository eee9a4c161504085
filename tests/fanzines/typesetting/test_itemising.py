from fanzines.typesetting.itemising import itemise, scripts


def test_shared_characters_follow_the_letters_before_them() -> None:
    assert scripts("a, ب!") == ["Latn"] * 3 + ["Arab"] * 2
    assert scripts("12 ب") == ["Arab"] * 4
    assert scripts("12") == ["Zyyy"] * 2


def test_a_closing_bracket_goes_with_its_opening_one() -> None:
    assert scripts("a (ب) c")[2:5] == ["Latn", "Arab", "Latn"]
    assert scripts("a ب) c")[3] == "Arab"


def test_accents_belong_to_their_letter() -> None:
    assert scripts("αe\u0301") == ["Grek", "Latn", "Latn"]


def test_items_are_stretches_of_one_script_level_and_font() -> None:
    found = itemise("ab جد 12", [0, 0, 0, 1, 1, 1, 2, 2], "noto").items
    assert [(item.start, item.end, item.script, item.level) for item in found] == [
        (0, 3, "Latn", 0),
        (3, 6, "Arab", 1),
        (6, 8, "Arab", 2),
    ]


def test_the_roomier_space_stands_where_the_font_changes() -> None:
    found = itemise("إلى Roma", [1, 1, 1, 1, 2, 2, 2, 2], "hand").items
    assert [(item.start, item.font) for item in found] == [
        (0, "ArefRuqaa-Regular"),
        (3, "Caveat-SemiBold"),
        (4, "Caveat-SemiBold"),
    ]


def test_a_picture_s_wide_space_stays_with_pictures() -> None:
    beside_picture = itemise("a 😀", [0, 0, 0], "noto").items
    assert beside_picture[0].end == 2


def test_missing_clusters_are_named_once_in_order() -> None:
    assert itemise("\ue001a\ue000\ue001", [0] * 4, "noto").missing == ("\ue001", "\ue000")
