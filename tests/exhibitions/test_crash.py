from tests.exhibitions.crash import crash


def test_a_publisher_killed_at_any_moment_leaves_a_whole_show() -> None:
    outcome = crash(kills=10, seed=20261123)
    assert outcome.untidy > 0, "no kill fell into the building of a show: the test proves nothing"
