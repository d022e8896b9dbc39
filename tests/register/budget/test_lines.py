"""Money: who may say what, figures that take each other's place, sums that close, and none on hold."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.register.making import make_body, make_commitment, member, published

from answerable.register.accounts.settings_kept import decide
from answerable.register.bodies.models import Body
from answerable.register.budget.adding import rows
from answerable.register.budget.digests import of_lines
from answerable.register.budget.models import Kind, Line
from answerable.register.budget.services import NotEntered, enter
from answerable.register.cells import guarded
from answerable.register.commitments.locking import NotActionable
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.commitments.services import put_on_hold
from answerable.register.trace.models import EventContent
from answerable.register.trace.opening import says

db = pytest.mark.django_db


@pytest.fixture
def commitment(health):
    one = make_commitment(rights_class="administrative", text="Mua thuốc.")
    published(one.document, published_at=timezone.now(), slug="ke-hoach")
    published(one.appearances.get().edition, standing="published", published_at=timezone.now())
    Involvement.objects.create(
        appearance=one.appearances.get(),
        words="Sở Y tế",
        name="Sở Y tế",
        body=health,
        role="lead",
        force="order",
    )
    return one


@pytest.fixture
def said(health, on):
    return {"body": health, "year": 2026, "document": "Quyết định 12/QĐ-UBND", "as_of": on}


@db
def test_what_is_allocated_is_said_by_the_finance_body_or_the_secretariat_alone(health, secretary, said):
    finance = make_body("Sở Tài chính", key="so-tai-chinh")
    of_finance, own = member("focal_point", finance), member("focal_point", health)
    for who in (of_finance, own):
        with pytest.raises(PermissionDenied):
            enter("allocated", Decimal(1), by=who, **said)
    decide("finance_body", "so-tai-chinh", by=member("admin"))
    assert enter("allocated", Decimal(5), by=of_finance, **said).amount == 5
    assert enter("allocated", Decimal(6), by=secretary, **said).amount == 6
    assert enter("proposed", Decimal(7), by=own, **said).amount == 7
    with pytest.raises(PermissionDenied):
        enter("allocated", Decimal(8), by=own, **said)
    for who in (
        member("focal_point", make_body("Sở khác")),
        member("validator", health),
        member("observer", health),
    ):
        with pytest.raises(PermissionDenied):
            enter("spent", Decimal(9), by=who, **said)


@db
def test_a_figure_takes_the_place_of_the_one_before_which_stays(secretary, said):
    for amount in (5, 6):
        enter("spent", Decimal(amount), by=secretary, **said)
    assert [line.amount for line in Line.objects.standing()] == [6]
    assert Line.objects.count() == 2
    told = says(EventContent.objects.filter(public=True).latest("pk"))
    states = {int(pk): digest for pk, digest in told["states"]["budget.line"].items()}
    assert (told["before"]["amount"], told["after"]["amount"]) == ("5", "6")
    assert states == of_lines(list(states))


@db
def test_a_line_is_never_rewritten(secretary, said, health):
    line = enter("spent", Decimal(5), by=secretary, **said)
    for change in (
        lambda: Line.objects.update(amount=6),
        lambda: Line.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    line.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()


@db
def test_on_hold_no_money_is_kept_or_shown(commitment, secretary, said, on):
    enter("spent", Decimal(5), by=secretary, commitment=commitment, **said)
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    with pytest.raises(NotActionable, match="held"):
        enter("spent", Decimal(6), by=secretary, commitment=commitment, **said)
    assert not Line.objects.working(on=on).exists()
    other = Line(commitment=commitment, kind="proposed", amount=1, entered_at=timezone.now(), **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


@db
def test_days_ahead_and_numbers_of_persons_are_refused(secretary, said, on):
    with pytest.raises(NotEntered, match="ahead"):
        enter("spent", Decimal(1), by=secretary, **{**said, "as_of": on + timedelta(days=1)})
    with pytest.raises(NotEntered, match="personal"):
        enter("spent", Decimal(1), by=secretary, **{**said, "document": "Gọi 0912 345 678"})


BODIES = [Body(pk=pk, key=str(pk), name=f"Sở {pk}") for pk in (1, 2, 3)]
BODIES[2].merged_into = BODIES[0]
SOME = st.builds(
    Line,
    body=st.sampled_from(BODIES),
    commitment=st.sampled_from([None, Commitment(pk=1), Commitment(pk=2)]),
    year=st.sampled_from([2026, 2027]),
    kind=st.sampled_from(Kind.values),
    amount=st.integers(0, 10**15).map(Decimal),
)


@given(
    st.lists(SOME, max_size=16, unique_by=lambda one: (one.body_id, one.commitment_id, one.year, one.kind))
)
def test_sums_close_count_nothing_twice_and_no_figure_is_not_zero(lines):
    found = rows(lines)
    for year in {line.year for line in lines}:
        of_year = [row for row in found if row.year == year]
        *bodies, whole = of_year
        assert whole.body is None
        for at, kind in enumerate(Kind):
            known = [row.sums[at].amount for row in bodies if row.sums[at].amount is not None]
            stated = [line for line in lines if (line.year, line.kind) == (year, kind)]
            records = {
                line.body_id: [one for one in stated if one.body_id == line.body_id] for line in stated
            }
            counted = [
                line.amount for own in records.values() for line in own
                if line.commitment is None or not any(one.commitment is None for one in own)
            ]  # fmt: skip
            assert whole.sums[at].amount == (sum(counted) if stated else None)
            assert whole.sums[at].amount == (sum(known) if known else None)
    assert len([row for row in found if row.body]) == len(
        {(line.year, (line.body.merged_into or line.body).pk) for line in lines}
    )


def line(amount, commitment=None, body=BODIES[0]):
    return Line(body=body, commitment=commitment, year=2026, kind="spent", amount=Decimal(amount))


@pytest.mark.parametrize(
    ("lines", "amount", "parts", "over"),
    [
        ([line(5, Commitment(pk=1)), line(3, Commitment(pk=2))], 8, None, False),
        ([line(10)], 10, None, False),
        ([line(10), line(5, Commitment(pk=1)), line(3, Commitment(pk=2))], 10, 8, False),
        ([line(10), line(0, Commitment(pk=1))], 10, 0, False),
        ([line(7), line(5, Commitment(pk=1)), line(3, Commitment(pk=2))], 7, 8, True),
        # a record that was merged into the other has a whole of its own
        ([line(10), line(4, Commitment(pk=1)), line(2, body=BODIES[2])], 12, 4, False),
    ],
)
def test_the_whole_of_a_body_contains_what_is_for_its_commitments(lines, amount, parts, over):
    own, year = rows(lines)
    for found in (own.sums[2], year.sums[2]):
        assert (found.amount, found.parts, found.over) == (amount, parts, over)


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@a", "'@a"), ("-5", "'-5"), ("12/QĐ-UBND", "12/QĐ-UBND"), (5, "5")],
)
def test_no_cell_is_taken_for_a_formula(cell, written):
    assert guarded(cell) == written


@db
def test_it_is_entered_and_read_on_pages(client, commitment, secretary, health):
    client.force_login(secretary)
    page = reverse("keep_budget")
    said = {
        "body": "Sở Y tế", "commitment": commitment.public_id, "year": 2026, "kind": "allocated",
        "amount": "1500000000", "document": "=12/QĐ-UBND", "as_of": "2026-01-05",
    }  # fmt: skip
    assert client.post(page, {**said, "body": "Không có"}).status_code == 400
    assert client.post(page, {**said, "amount": "-1"}).status_code == 400
    assert client.post(page, said).status_code == 302
    client.logout()
    for address in (
        reverse("budget"), commitment.get_absolute_url(), health.get_absolute_url(),
        commitment.document.get_absolute_url(),
    ):  # fmt: skip
        shown = client.get(address).content.decode()
        assert "1.500.000.000" in shown, address
        assert "chưa có số liệu" in shown, address
    assert "'=12/QĐ-UBND" in client.get(reverse("budget_csv")).content.decode()
    put_on_hold(commitment, reason="Chạm quyền.", by=secretary)
    for address in (reverse("budget"), commitment.get_absolute_url(), reverse("budget_csv")):
        assert "1.500.000.000" not in client.get(address).content.decode()


@db
def test_a_focal_point_may_not_enter_what_is_allocated_by_the_page(client, health):
    client.force_login(member("focal_point", health))
    said = {
        "body": "Sở Y tế", "year": 2026, "kind": "allocated", "amount": "1", "document": "12/QĐ", "as_of": "2026-01-05",
    }  # fmt: skip
    assert client.post(reverse("keep_budget"), said).status_code == 400
    assert client.post(reverse("keep_budget"), {**said, "kind": "spent"}).status_code == 302
