"""What did I change today? I read it, and go back to where I was this morning."""

from tests.stories.person import Person


def test_going_back_to_before_an_edit_and_forward_again(person: Person) -> None:
    person.starts()
    for title in ("First CPC stoppage", "Second CPC stoppage"):
        person.clicks_event(title)
        person.presses("Delete")
    person.presses("Ctrl+H")
    history = person.window.parts.history
    assert history.isVisible()
    assert history.model.rowCount() == 3
    rows = [history.model.row_at(history.model.index(number)) for number in range(3)]
    assert "Second CPC stoppage" in rows[0].remark
    assert "First CPC stoppage" in rows[1].remark
    person.double_clicks_list_row(history, 1)
    assert "28 events" in person.status("counts")
    person.clicks_button("Redo", history)
    assert "27 events" in person.status("counts")
    person.presses("Ctrl+H")
    assert person.window.parts.timeline.isVisible()


def test_undo_works_from_the_empty_search_field_and_letters_first_where_there_are_some(
    person: Person,
) -> None:
    person.starts()
    person.clicks_event("First CPC stoppage")
    person.presses("Delete")
    person.presses("Ctrl+F")
    person.types("oil")
    person.presses("Ctrl+Z")
    assert "27 events" in person.status("counts")
    assert person.window.parts.search.text() == ""
    person.presses("Ctrl+Z")
    assert "28 events" in person.status("counts")
