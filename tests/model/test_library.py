"""What a library remembers of its own texts is right, and takes no more room the longer it is used."""

from __future__ import annotations

from datetime import date, timedelta

from iopgen.model.library import MOST_TEXTS, ClauseLibrary


def test_texts_of_a_day_are_remembered_for_no_more_days_than_there_is_room_for(small: ClauseLibrary) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(MOST_TEXTS + 50)]
    first = {day: small.texts("standard", day) for day in days}
    assert len(small._texts) <= MOST_TEXTS
    assert {day: small.texts("standard", day) for day in days} == first
    assert small.texts("standard", days[-1]) is small.texts("standard", days[-1])
