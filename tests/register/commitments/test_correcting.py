"""What was read wrongly and published is corrected: superseded, never gone, and no way off a hold."""

from __future__ import annotations

import html

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from tests.register.checking.plan import draft, secretary
from tests.register.commitments.test_publishing import FACTS, checked, next_edition
from tests.register.making import DAY, lift, make_account, make_body, make_review, member, publish

from answerable.register.accounts.models import Membership
from answerable.register.bodies.services import note_placed
from answerable.register.checking.publishing import publish as publish_draft
from answerable.register.checking.services import confirm
from answerable.register.commitments.independence import may_review
from answerable.register.commitments.models import Commitment, Due, Involvement
from answerable.register.commitments.publishing import publish_edition
from answerable.register.commitments.services import (
    ChangedMeanwhile,
    NothingCorrected,
    NotInForce,
    correct_published,
    withdraw,
)
from answerable.register.commitments.state import is_held
from answerable.register.commitments.stating import let_be_found
from answerable.register.guards import unguarded
from answerable.register.plans.models import Document, DocumentCitation
from answerable.register.trace.recording import act
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
CITED = {
    "text": "báo cáo", "number": "04-CT/TW", "date": None, "type": "Chỉ thị", "name": None,
    "relation": "implements", "span": [52, 59],
}  # fmt: skip


@pytest.fixture
def by():
    return secretary()


def led_by(*bodies, name="Công an tỉnh"):
    """Facts in which these bodies lead, or somebody not known where there are none."""
    one = {**FACTS["assignments"][0], "name": name}
    return {"assignments": [{**one, "body": body.key} for body in bodies] or [{**one, "body": None}]}


def reviewing(body):
    return member("reviewer", body)


def test_other_facts_stand_and_those_before_stay_to_be_known(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    correct_published(commitment, {"deadlines": [], "citations": [CITED]}, reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert (commitment.leads, commitment.final_day, commitment.timing) == (["Sở Y tế"], None, "none")
    assert not Due.objects.standing().exists()
    assert Due.objects.get().superseded_at is not None
    assert Involvement.objects.filter(superseded_at=None).count() == 2  # they were read rightly
    assert DocumentCitation.objects.standing().get().number == "04-CT/TW"
    assert verify().broken is None
    correct_published(commitment, {"citations": []}, reason="Không phải.", by=by)
    assert not DocumentCitation.objects.standing().exists()
    assert DocumentCitation.objects.count() == 1
    assert verify().broken is None


def test_everybody_reads_what_was_corrected_and_why(by, client):
    edition = draft(by)
    for clause in edition.clauses.order_by("position"):
        clause.refresh_from_db()
        confirm(clause, by=by)
    edition.refresh_from_db()
    publish_draft(edition, by=by)
    commitment = Commitment.objects.exclude(leads=[]).exclude(final_day=None).first()
    before = commitment.leads[0]
    other = make_body("Sở Giáo dục")
    with act(actor=None) as doing:
        note_placed(doing, [other])
    kept = led_by(other, name="Sở GD")
    correct_published(commitment, kept | {"deadlines": []}, reason="Máy đọc nhầm.", by=by)
    page = html.unescape(client.get(f"/cam-ket/{commitment.public_id}/").content.decode())
    for said in (f"<del>{before}", "<ins>Sở GD", "<del>19/3/2019", "Máy đọc nhầm."):
        assert said in page
    assert "Sở Giáo dục" in page
    assert verify().broken is None


def test_who_led_until_a_correction_does_not_review_after_it(by):
    real, said = make_body("Công an tỉnh", branch="police"), make_body("Sở", branch="assembly")
    (commitment,) = publish_edition(
        checked(rights_class="restrict", read={**FACTS, **led_by(real)}).edition, by=by
    )
    correct_published(commitment, led_by(said, name="Sở"), reason="Đọc nhầm.", by=by)
    for body, why_not in ((real, "lead"), (said, "lead"), (make_body("Viện", branch="state"), "")):
        assert may_review(reviewing(body), commitment, on=DAY).why_not == why_not
    with pytest.raises(IntegrityError), transaction.atomic():
        make_review(commitment, reviewer=reviewing(real), reviewer_body=real)


def test_a_lead_that_nobody_knew_is_known_once_it_is_corrected(by):
    (commitment,) = publish_edition(
        checked(rights_class="restrict", read={**FACTS, **led_by()}).edition, by=by
    )
    account = reviewing(make_body("Viện", branch="state"))
    assert may_review(account, commitment, on=DAY).why_not == "executive"
    correct_published(commitment, led_by(make_body("Sở")), reason="Đã rõ.", by=by)
    assert may_review(account, commitment, on=DAY).given
    correct_published(commitment, {"assignments": []}, reason="Không nêu.", by=by)
    assert may_review(account, commitment, on=DAY).why_not == "executive"


@pytest.mark.parametrize("rights_class", ["mixed", "fulfil"])
def test_no_correction_takes_anything_off_a_hold(rights_class, by):
    clause = checked(rights_class=rights_class)
    (commitment,) = publish_edition(clause.edition, by=by)
    Commitment.objects.filter(pk=commitment.pk).update(put_on_hold=True, hold_reason="Cần xem lại.")
    kept = {"rights_class": "fulfil", "pieces": [[0, 2]], "kind": "heading", "deadlines": []}
    correct_published(commitment, kept, reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    clause.refresh_from_db()
    assert (commitment.rights_class, commitment.put_on_hold) == (rights_class, True)
    assert (commitment.kind, clause.kind, len(commitment.text)) == ("task", "task", len(clause.text))
    assert is_held(commitment, on=DAY)


def test_a_lift_ends_where_its_reviewer_is_of_the_corrected_lead(by):
    clause = checked(rights_class="mixed", read={**FACTS, **led_by(make_body("Sở"))})
    (commitment,) = publish_edition(clause.edition, by=by)
    lift(commitment, publish(make_review(commitment)))
    stranger, own = make_body("Sở khác"), commitment.lifted_by.reviewer_body
    correct_published(commitment, led_by(stranger, name="Sở khác"), reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert commitment.lifted_by is not None
    correct_published(commitment, led_by(own, name="Viện"), reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert commitment.lifted_by is None
    assert is_held(commitment, on=DAY)


def test_a_lift_by_nobody_who_is_known_here_stays_until_others_lead(by):
    """As in a register that was loaded from the data of another."""
    clause = checked(rights_class="mixed", read={**FACTS, **led_by(make_body("Sở"))})
    (commitment,) = publish_edition(clause.edition, by=by)
    with unguarded(connection):
        review = make_review(commitment, reviewer=None, reviewer_body=make_body("Viện"))
        lift(commitment, publish(review))
    correct_published(commitment, {"deadlines": []}, reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert not is_held(commitment, on=DAY)
    correct_published(commitment, led_by(make_body("Sở khác"), name="Sở khác"), reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert is_held(commitment, on=DAY)


@pytest.mark.parametrize("role", ["reviewer", "focal_point", "observer", "admin", None])
def test_only_the_secretariat_corrects(role, by):
    (commitment,) = publish_edition(checked().edition, by=by)
    other = make_account()
    if role:
        Membership.objects.create(account=other, role=role, body=make_body())
    with pytest.raises(PermissionDenied):
        correct_published(commitment, {"deadlines": []}, reason="Đọc nhầm.", by=other)
    assert Due.objects.standing().exists()


def test_what_is_over_stale_or_the_same_is_not_corrected(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    with pytest.raises(NothingCorrected):
        correct_published(commitment, {"deadlines": FACTS["deadlines"]}, reason="Đọc nhầm.", by=by)
    correct_published(commitment, {"deadlines": []}, reason="Đọc nhầm.", by=by, version=0)
    with pytest.raises(ChangedMeanwhile):
        correct_published(commitment, {"assignments": []}, reason="Đọc nhầm.", by=by, version=0)
    withdraw(commitment, reason="Không phải.", by=by)
    with pytest.raises(NotInForce):
        correct_published(commitment, {"assignments": []}, reason="Đọc nhầm.", by=by)
    commitment.refresh_from_db()
    assert commitment.leads == ["Sở Y tế"]


def test_what_the_latest_edition_says_is_corrected(by):
    (commitment,) = publish_edition(checked().edition, by=by)
    publish_edition(next_edition(commitment, read=FACTS), by=by)
    correct_published(commitment, {"deadlines": []}, reason="Đọc nhầm.", by=by)
    first, second = commitment.appearances.order_by("edition__ordinal")
    assert (first.dues.standing().count(), second.dues.standing().count()) == (1, 0)


def test_a_commitment_is_found_by_what_is_said_of_it_now(by):
    def found():
        parts = Involvement.objects.exclude(now_of=None).order_by("pk")
        return list(parts.values_list("appearance__edition__ordinal", "name", "now_of"))

    (commitment,) = publish_edition(checked().edition, by=by)
    of = commitment.pk
    assert found() == [(1, "Sở Y tế", of), (1, "các ngành", of)]
    publish_edition(next_edition(commitment, read=FACTS), by=by)
    assert found() == [(2, "Sở Y tế", of), (2, "các ngành", of)]
    correct_published(commitment, led_by(make_body("Công an tỉnh")), reason="Nhầm.", by=by)
    assert found() == [(2, "Công an tỉnh", of)]
    kept = found()
    Involvement.objects.standing().update(now_of=None)
    let_be_found()
    assert found() == kept


def test_a_citation_that_was_corrected_in_checking_is_the_one_that_is_published(by):
    clause = checked(kept={**FACTS, "citations": [CITED]})
    publish_edition(clause.edition, by=by)
    assert [one.words for one in clause.citations.standing()] == ["báo cáo"]


def form_of(page):
    """What a browser would send of the form on a page, untouched."""
    correction = page.context["correction"]
    sent = {"version": page.context["clause"].version, "reason": "Đọc nhầm."}
    for rows in correction.rows.values():
        for field in rows.management_form:
            sent[field.html_name] = field.value()
        for row in rows:
            for field in row.visible_fields():
                value = field.value()
                if value not in (None, False, ""):
                    sent[field.html_name] = (
                        value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else value
                    )
    return sent


@pytest.fixture
def published(by, client):
    client.force_login(by)
    assignments = led_by(make_body("Sở Y tế"), name="Sở Y tế")["assignments"] + FACTS["assignments"][1:]
    deadlines = [{**FACTS["deadlines"][0], "inherited": False}]
    read = {**FACTS, "assignments": assignments, "deadlines": deadlines, "citations": [CITED]}
    (commitment,) = publish_edition(checked(read=read).edition, by=by)
    Document.objects.update(slug="ke-hoach", published_at=commitment.first_published)
    return commitment


def test_a_secretariat_corrects_on_the_page_and_everybody_reads_it(client, published, by):
    there = f"/cam-ket/{published.public_id}/"
    address = f"/lam-viec/cam-ket/{published.public_id}/sua/"
    assert address in client.get(there).content.decode()
    assert (
        address
        in client.get(
            f"/lam-viec/kiem-tra/{published.appearances.get().edition_id}/cong-bo/"
        ).content.decode()
    )
    sent = form_of(client.get(address))
    answer = client.post(address, {**sent, "deadlines-0-date": "30/6/2019", "citations-0-DELETE": "on"})
    assert (answer.status_code, answer.url) == (302, there)
    published.refresh_from_db()
    assert str(published.final_day) == "2019-06-29"
    client.logout()
    page = html.unescape(client.get(there).content.decode())
    for said in ("<del>19/3/2019", "<ins>29/6/2019", "<del>báo cáo", "Đọc nhầm."):
        assert said in page
    assert address not in page


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 422),  # nothing reads otherwise
        ({"version": "7", "deadlines-0-date": "30/6/2019"}, 409),
        ({"version": "x"}, 400),
        ({"reason": " ", "deadlines-0-date": "30/6/2019"}, 422),
        ({"deadlines-0-date": "31/6/2019"}, 422),
        (
            {"deadlines-0-words": "trước ngày 31/12", "deadlines-0-date": "31/12/2019"},
            422,
        ),  # not in the document
        ({"assignments-0-body": "Sở Không có"}, 422),
        ({"assignments-0-name": ""}, 422),
        ({"assignments-TOTAL_FORMS": "99999"}, 422),
    ],
    ids=str,
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(change, status, client, published):
    address = f"/lam-viec/cam-ket/{published.public_id}/sua/"
    sent = (
        {**form_of(client.get(address)), "assignments-1-force": "request"}
        if change
        else form_of(client.get(address))
    )
    answer = client.post(address, {**sent, **change})
    assert answer.status_code == status
    if change:
        assert '<option value="request" selected>' in answer.content.decode()
    assert Involvement.objects.filter(superseded_at=None).count() == 2
    assert not Due.objects.exclude(superseded_at=None).exists()


def test_what_is_over_is_not_corrected_on_the_page(client, published, by):
    address = f"/lam-viec/cam-ket/{published.public_id}/sua/"
    sent = form_of(client.get(address))
    withdraw(published, reason="Không phải.", by=by)
    assert client.post(address, {**sent, "deadlines-0-date": "30/6/2019"}).status_code == 409
    assert address not in client.get(f"/cam-ket/{published.public_id}/").content.decode()
