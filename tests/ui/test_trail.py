"""Back and forward lead where one has been, as in a browser."""

from oversight_app.ui.trail import Trail


def test_back_and_forward() -> None:
    trail = Trail()
    for address in ("overview", "specials/compare", "data/imports/12"):
        trail.went(address)
    assert (trail.behind, trail.ahead) == ("specials/compare", "")
    assert trail.back() == "specials/compare"
    assert trail.back() == "overview"
    assert trail.back() == ""
    assert trail.forward() == "specials/compare"
    assert trail.ahead == "data/imports/12"


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    trail = Trail()
    for address in ("overview", "activity"):
        trail.went(address)
    trail.back()
    trail.went("governance")
    assert not trail.can_go_forward
    assert trail.back() == "overview"


def test_staying_is_not_going() -> None:
    trail = Trail()
    for address in ("overview", "overview", "activity", "activity"):
        trail.went(address)
    assert trail.back() == "overview"
    assert not trail.can_go_back


def test_another_workspace_begins_anew() -> None:
    trail = Trail()
    for address in ("overview", "activity"):
        trail.went(address)
    trail.forget()
    assert (trail.here, trail.can_go_back, trail.can_go_forward) == ("", False, False)


def test_what_one_came_to_on_a_tab_takes_the_place_of_where_one_arrived() -> None:
    trail = Trail()
    trail.went("outside-groups/positions/3")
    trail.stayed("outside-groups/positions/7")
    trail.went("data/history")
    assert trail.back() == "outside-groups/positions/7"
    assert not trail.can_go_back
