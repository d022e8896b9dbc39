"""What became of the duties that stood before: asked of a person, for one edition, and taken back by undo."""

from __future__ import annotations

import pytest
from tests.register.checking.plan import TEXT, draft, secretary

from answerable.register.checking import services
from answerable.register.checking.acts import NothingToUndo
from answerable.register.checking.progress import ordered, progress_of
from answerable.register.checking.publishing import publish, what_is_missing
from answerable.register.commitments.models import Commitment
from answerable.register.plans.importing import take_in
from answerable.register.plans.matching import left_over, standing_before
from answerable.register.plans.models import Match
from answerable.register.plans.services import put_aside, receive
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
THIRD = "3. Xây dựng chuyên mục về phòng bệnh trên sóng phát thanh.\n"
PART = (
    TEXT[: TEXT.index("1. Tiếp tục")] + "1. Giao Sở Tài chính bố trí đủ kinh phí mua thuốc cho trạm y tế.\n"
)


@pytest.fixture
def by():
    return secretary()


def settled(edition, by):
    for clause in progress_of(ordered(edition)).rest:
        services.confirm(clause, by=by)
    edition.refresh_from_db()
    return edition


@pytest.fixture
def first(by):
    edition = settled(draft(by), by)
    publish(edition, by=by)
    return edition


def without_the_third(by, more=""):
    return settled(draft(by, TEXT.replace(THIRD, "") + more), by)


def changed(by):
    return settled(draft(by, TEXT.replace("trước ngày 20/3/2019", "trước ngày 30/6/2019")), by)


def matches(edition):
    of = Match.objects.filter(later__edition=edition) | Match.objects.filter(gone_in=edition)
    return sorted((str(one.earlier), str(one.later), one.kind) for one in of)


def test_what_a_new_edition_leaves_out_waits_for_a_person(first, by):
    second = without_the_third(by)
    assert what_is_missing(second) == ["undecided"]
    services.say_gone(second, first.clauses.get(key="II/3"), by=by)
    publish(second, by=by)
    assert Commitment.objects.get(key="II/3").ended_by == second


def test_what_an_edition_states_is_not_ended_by_it(first, by):
    second, third = changed(by), first.clauses.get(key="II/3")
    services.say_gone(second, third, by=by)
    services.say_continues(second.clauses.get(key="II/3"), third, by=by)
    publish(second, by=by)
    assert Commitment.objects.get(key="II/3").ended_by is None


def test_to_say_that_one_goes_on_takes_back_that_it_is_gone(first, by):
    second, third = changed(by), first.clauses.get(key="II/3")
    services.say_gone(second, third, by=by)
    assert ("II/3", "None", "gone") in matches(second)
    assert ("None", "II/3", "new") in matches(second)  # what carried it on begins something
    services.say_continues(second.clauses.get(key="II/3"), third, by=by)
    assert [one for one in matches(second) if "II/3" in one] == [("II/3", "II/3", "same")]


def test_what_a_draft_was_to_end_is_asked_anew_once_it_is_put_aside(first, by):
    second = without_the_third(by)
    services.say_gone(second, first.clauses.get(key="II/3"), by=by)
    put_aside(second, by=by)
    assert what_is_missing(without_the_third(by)) == ["undecided"]


def test_what_is_gone_in_one_draft_is_not_gone_in_another(first, by):
    second, third = without_the_third(by), without_the_third(by, "\n")
    services.say_gone(second, first.clauses.get(key="II/3"), by=by)
    assert what_is_missing(second) == []
    assert what_is_missing(third) == ["undecided"]


@pytest.mark.parametrize("verb", ["gone", "continues", "new"])
def test_what_was_said_is_undone(first, by, verb):
    second, third = changed(by), first.clauses.get(key="II/3")
    before = matches(second)
    if verb == "gone":
        services.say_gone(second, third, by=by)
    else:
        clause = second.clauses.get(key="II/2")
        services.say_continues(clause, third if verb == "continues" else None, by=by)
    assert matches(second) != before
    services.undo(second, by=by)
    assert matches(second) == before
    assert verify().broken is None


def test_undo_does_not_reach_past_what_was_said(first, by):
    second = settled(without_the_third(by), by)
    services.not_a_task(second.clauses.get(key="II/2"), by=by)
    services.say_gone(second, first.clauses.get(key="II/3"), by=by)
    services.undo(second, by=by)
    assert second.clauses.get(key="II/2").verdict == "not_a_task"
    services.undo(second, by=by)
    assert second.clauses.get(key="II/2").verdict == "confirmed"


def test_what_was_changed_since_is_not_undone(first, by):
    second, third = changed(by), first.clauses.get(key="II/3")
    services.say_gone(second, third, by=by)
    Match.objects.filter(gone_in=second).delete()
    with pytest.raises(NothingToUndo):
        services.undo(second, by=by)


@pytest.fixture
def part(first, by):
    upload = receive("b.txt", [PART.encode()], by=by, amends=first.document, scope="part")
    edition = settled(take_in(upload), by)
    publish(edition, by=by)
    return edition


def test_behind_a_partial_edition_stands_what_it_left(first, part, by):
    third = without_the_third(by, "\n")
    keys = [(one.edition.ordinal, one.key) for one in standing_before(third)]
    assert [key for ordinal, key in keys if ordinal == 1] == [
        "II/1",
        "II/1/-1",
        "II/1/-2",
        "II/2",
        "II/3",
        "II/4",
    ]
    assert [key for ordinal, key in keys if ordinal == 2] == ["II/1"]
    assert {(one.edition.ordinal, one.key) for one in left_over(third)} == {(1, "II/3"), (2, "II/1")}


def test_a_whole_edition_behind_a_partial_one_carries_on_and_ends_both(first, part, by):
    assert Commitment.objects.in_force().count() == 7
    third = without_the_third(by, "\n")
    for one in left_over(third):
        services.say_gone(third, one, by=by)
    publish(third, by=by)
    assert Commitment.objects.count() == 7
    assert {one.text[:8] for one in Commitment.objects.filter(ended_by=third)} == {"Xây dựng", "Giao Sở "}


def test_the_page_asks_the_database_as_often_for_one_item_as_for_many(
    client, first, by, django_assert_max_num_queries
):
    second = changed(by)
    client.force_login(by)
    with django_assert_max_num_queries(18):
        page = client.get(f"/lam-viec/kiem-tra/{second.pk}/so-sanh/")
    assert page.content.decode().count('value="continues"') == 6


def test_the_page_decides(client, first, by):
    second = without_the_third(by)
    client.force_login(by)
    address = f"/lam-viec/kiem-tra/{second.pk}/so-sanh/"
    third = first.clauses.get(key="II/3")
    client.post(address, {"verb": "gone", "earlier": third.pk})
    assert what_is_missing(second) == []
    client.post(address, {"verb": "continues", "earlier": third.pk, "later": "II/4"})
    assert ("II/3", "II/4", "changed") in matches(second)
    for odd in ({"verb": "gone", "earlier": "x"}, {"verb": "continues", "later": "II/99"}, {}):
        assert client.post(address, odd).status_code == 302
