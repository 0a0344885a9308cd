"""Going back and forward through windows of time, without any window on the screen."""

from hypothesis import given
from hypothesis import strategies as st

from app.visits import MOST, Visits, is_leap
from db.records import Window

A, B, C = Window(0, 99), Window(1000, 1099), Window(50_000, 50_999)
WINDOWS = st.sampled_from([None, A, B, C])


def test_back_and_forward_lead_through_what_rested() -> None:
    visits = Visits()
    for window in (A, B, C):
        visits.settle(window)
    assert [visits.back(C), visits.back(B), visits.back(A)] == [B, A, None]
    assert not visits.has_past
    assert [visits.forward(None), visits.forward(A), visits.forward(B)] == [A, B, C]
    assert not visits.has_future


def test_back_from_a_look_that_has_not_rested_leads_to_the_one_that_had() -> None:
    visits = Visits(A)
    assert visits.back(B) == A
    assert visits.forward(A) == B


def test_a_leap_counts_at_once_and_may_still_be_corrected() -> None:
    visits = Visits(A)
    visits.leap(A, B)
    corrected = Window(1010, 1109)
    visits.settle(corrected)
    assert visits.here == corrected
    assert visits.back(corrected) == A


def test_a_new_look_ends_what_was_ahead() -> None:
    visits = Visits(A)
    visits.settle(B)
    visits.back(B)
    visits.settle(C)
    assert not visits.has_future
    assert visits.forward(C) == C


@given(st.lists(WINDOWS, min_size=1, max_size=MOST // 2))
def test_as_many_steps_forward_as_back_lead_to_where_one_was(looks: list[Window | None]) -> None:
    visits = Visits()
    for window in looks:
        visits.settle(window)
    last = now = visits.here
    steps = 0
    while visits.has_past:
        now = visits.back(now)
        steps += 1
    assert now is None
    for _ in range(steps):
        now = visits.forward(now)
    assert now == last


def test_no_more_is_remembered_than_anyone_goes_back() -> None:
    visits = Visits()
    for number in range(3 * MOST):
        visits.settle(Window(number, number))
    steps = 0
    while visits.has_past:
        visits.back(visits.here)
        steps += 1
    assert steps == MOST


def test_what_is_apart_or_of_another_scale_is_a_leap() -> None:
    assert is_leap(A, B) and is_leap(A, Window(0, 9))
    assert not is_leap(A, Window(20, 119)) and not is_leap(None, A)
