"""Evidence is given, found by those who may have it, taken back, and never changed."""

from __future__ import annotations

import io
import stat
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_body, make_commitment, member, published

from answerable.register.commitments.models import Appearance, Involvement
from answerable.register.commitments.services import put_on_hold
from answerable.register.evidence import giving
from answerable.register.evidence.files import NotKept, keep, path_of
from answerable.register.evidence.forms import EvidenceForm
from answerable.register.evidence.models import Evidence, Visibility
from answerable.register.evidence.services import (
    NotGiven,
    give_address,
    give_document,
    give_file,
    take_back,
)
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n"
PUBLIC = {"title": "Báo cáo kết quả", "visibility": Visibility.PUBLIC}


@pytest.fixture(autouse=True)
def _apart(settings, tmp_path):
    settings.EVIDENCE_ROOT = tmp_path


@pytest.fixture
def body():
    return make_body("Sở Y tế")


@pytest.fixture
def commitment(body):
    one = make_commitment(rights_class="administrative")
    appearance = Appearance.objects.get(commitment=one)
    Involvement.objects.create(
        appearance=appearance, words="Sở Y tế", name="Sở Y tế", body=body, role="lead", force="order"
    )
    return one


@pytest.fixture
def focal(body):
    return member("focal_point", body)


def test_a_file_is_kept_by_its_content_and_told_in_the_trace(commitment, body, focal):
    one = give_file(commitment, [PDF], name="bao-cao.pdf", body=body, by=focal, **PUBLIC)
    assert path_of(one.sha256).read_bytes() == PDF
    assert (one.media_type, one.size, one.voice) == ("application/pdf", len(PDF), "body")
    told = EventContent.objects.filter(public=True).latest("pk").text
    assert one.sha256 in told
    assert "Báo cáo kết quả" in told


def test_of_internal_evidence_the_public_trace_says_no_more_than_that_it_is_there(commitment, body, focal):
    said = {"title": "Danh sách kín", "visibility": Visibility.INTERNAL}
    one = give_file(commitment, [PDF], name="kin.pdf", body=body, by=focal, **said)
    told = EventContent.objects.filter(public=True).latest("pk").text
    assert not any(secret in told for secret in ("Danh sách kín", "kin.pdf", one.sha256))


def test_each_sees_what_is_theirs(commitment, body, focal, on):
    other = member("focal_point", make_body("Sở Xây dựng"))
    secretary, administrator, observer = member("secretariat"), member("admin"), member("observer", body)
    told = {
        visibility: give_document(
            commitment, number="12/BC", body=body, by=focal, title=visibility, visibility=visibility,
            kept_at="Văn thư" if visibility == "kept" else "",
        )
        for visibility in ("public", "internal", "kept")
    }  # fmt: skip
    everything, the_public = {"public", "internal", "kept"}, {"public", "kept"}
    for account, sees in [
        (focal, everything), (secretary, everything), (member("validator", body), everything),
        (other, the_public), (administrator, the_public), (observer, the_public),
    ]:  # fmt: skip
        found = Evidence.objects.open_to(account, on=on)
        assert {one.title for one in found} == sees
    assert set(Evidence.objects.public(on=on)) == {told["public"], told["kept"]}


@pytest.mark.django_db(transaction=True)  # an answer that is closed closes its connection
def test_a_file_inside_is_served_to_nobody_whose_second_factor_is_not_set_up(client, commitment, body, focal):
    said = {"title": "Kín", "visibility": Visibility.INTERNAL}
    inside = give_file(commitment, [PDF], name="kin.pdf", body=body, by=focal, **said)
    for factor, status in ((True, 200), (False, 404)):
        account = member("secretariat", second_factor=factor)
        client.force_login(account)
        answer = client.get(f"/minh-chung/{inside.pk}/")
        answer.close()
        assert answer.status_code == status


def test_a_merged_body_keeps_its_evidence(commitment, body, focal, on):
    said = {"title": "Nội bộ", "visibility": Visibility.INTERNAL}
    give_document(commitment, number="1/BC", body=body, by=focal, **said)
    heir = make_body("Sở Y tế và Dân số")
    body.merged_into = heir
    body.save()
    assert Evidence.objects.open_to(member("focal_point", heir), on=on).count() == 1


def test_on_hold_nothing_is_given_and_nothing_shown_but_it_can_be_taken_back(commitment, body, focal, on):
    one = give_document(commitment, number="1/BC", body=body, by=focal, **PUBLIC)
    put_on_hold(commitment, reason="Chạm quyền.", by=member("secretariat"))
    assert not Evidence.objects.public(on=on).exists()
    assert not Evidence.objects.open_to(focal, on=on).exists()
    with pytest.raises(NotGiven):
        give_address(commitment, url="https://example.vn", body=body, by=focal, seen_on=on, **PUBLIC)
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()
    take_back(Evidence.objects.get(), reason="Có tên người dân.", by=focal)


def test_what_is_taken_back_is_shown_to_nobody(commitment, body, focal, on):
    one = give_document(commitment, number="1/BC", body=body, by=focal, **PUBLIC)
    take_back(one, reason="Nhầm văn bản.", by=focal)
    take_back(one, reason="Lần nữa.", by=focal)
    assert not Evidence.objects.open_to(focal, on=on).exists()
    assert one.withdrawal.reason == "Nhầm văn bản."


def test_a_number_of_a_person_stands_neither_in_an_address_nor_in_why_it_is_taken_back(
    commitment, body, focal
):
    said = {"url": "https://vi-du.vn/ho-so?dt=0912345678", "seen_on": "2026-01-02", "body": body, "by": focal}
    with pytest.raises(NotGiven, match="personal"):
        give_address(commitment, **said, **PUBLIC)
    form = EvidenceForm({"title": "Trang", "visibility": "public", **said})
    assert "0912345678" in str(form.errors["url"])
    one = give_document(commitment, number="1/BC", body=body, by=focal, **PUBLIC)
    with pytest.raises(NotGiven, match="personal"):
        take_back(one, reason="Gọi 0912 345 678.", by=focal)
    assert Evidence.objects.filter(withdrawal=None).get() == one


def test_others_may_give_and_take_back_nothing(commitment, body, focal):
    one = give_document(commitment, number="1/BC", body=body, by=focal, **PUBLIC)
    for account in (member("focal_point", make_body("Sở khác")), member("observer", body), member("admin")):
        with pytest.raises(PermissionDenied):
            give_document(commitment, number="2/BC", body=body, by=account, **PUBLIC)
        with pytest.raises(PermissionDenied):
            take_back(one, reason="x", by=account)


@pytest.mark.parametrize(
    "statement", ["UPDATE evidence_evidence SET title = 'x'", "DELETE FROM evidence_evidence"]
)
def test_the_database_changes_and_deletes_none(commitment, body, focal, statement):
    give_document(commitment, number="1/BC", body=body, by=focal, **PUBLIC)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_number_of_a_person_is_not_made_public_without_a_reason(commitment, body, focal):
    said = {"title": "Danh sách, ĐT 0912345678", "visibility": Visibility.PUBLIC}
    for justification in ("", "Số CCCD 001085012345."):
        with pytest.raises(NotGiven, match="personal"):
            give_document(commitment, number="1/BC", body=body, by=focal, justification=justification, **said)
        form = EvidenceForm({**said, "kind": "document", "number": "1/BC", "justification": justification})
        assert form.errors["justification" if justification else "title"]
    give_document(
        commitment, number="1/BC", body=body, by=focal, justification="Đường dây nóng của sở.", **said
    )


def office_file(member, more=()):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in (member, *more):
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<html><script>", "kind"),
        (b"MZ\x90\x00", "kind"),
        (b"PK\x03\x04 cut short", "kind"),
        (office_file("a.txt"), "kind"),
        (office_file("word/document.xml", ["word/vbaProject.bin"]), "kind"),
        (PDF + b"x" * 25_000_000, "too_big"),
    ],
    ids=["empty", "html", "program", "cut", "zip", "macros", "big"],
)
def test_other_files_are_refused_and_nothing_of_them_is_kept(content, why, tmp_path):
    with pytest.raises(NotKept) as refused:
        keep([content])
    assert refused.value.why == why
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("member", ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"])
def test_office_files_are_known_by_what_is_in_them(member):
    _, _, media_type = keep([office_file(member)])
    assert media_type.startswith("application/vnd.openxmlformats")


@pytest.mark.parametrize(("status", "why"), [(0, None), (1, "harmful"), (2, "not_scanned")])
def test_a_scanner_is_asked(status, why, settings, tmp_path):
    scanner = tmp_path / "scanner"
    scanner.write_text(f'#!/bin/sh\ntest -f "$1" || exit 9\nexit {status}\n')
    scanner.chmod(scanner.stat().st_mode | stat.S_IEXEC)
    settings.EVIDENCE_SCAN = str(scanner)
    if why is None:
        keep([PDF])
    else:
        with pytest.raises(NotKept) as refused:
            keep([PDF])
        assert refused.value.why == why


def test_a_scanner_that_is_not_there_keeps_nothing(settings):
    settings.EVIDENCE_SCAN = "/nowhere/scanner"
    with pytest.raises(NotKept) as refused:
        keep([PDF])
    assert refused.value.why == "not_scanned"


def test_a_refused_file_that_is_evidence_already_stays(commitment, body, focal, settings):
    one = give_file(commitment, [PDF], name="a.pdf", body=body, by=focal, **PUBLIC)
    settings.EVIDENCE_SCAN = "/bin/false"
    with pytest.raises(NotKept):
        keep([PDF])
    assert path_of(one.sha256).is_file()


def test_addresses_are_looked_at_again_after_a_while(commitment, body, focal, on):
    from answerable.register.evidence.links import to_check
    from answerable.register.evidence.models import LinkCheck

    one = give_address(commitment, url="https://example.vn/a", body=body, by=focal, seen_on=on, **PUBLIC)
    month = timedelta(days=30)
    assert list(to_check(on=on, after=month)) == [one]
    LinkCheck.objects.create(evidence=one, at=timezone.now(), answer="there", status=200)
    assert list(to_check(on=on, after=month)) == []
    assert list(to_check(on=on + month, after=month)) == [one]


@pytest.mark.parametrize(("why", "said"), [("held", "tạm dừng"), ("personal", "số riêng của cá nhân")])
def test_the_form_says_why_it_is_not_given(why, said, commitment, body, focal, monkeypatch):
    def refuse(*_args, **_said):
        raise NotGiven(why)

    monkeypatch.setattr(giving, "give_document", refuse)
    form = EvidenceForm({"title": "Báo cáo", "number": "12/BC", "visibility": "public"})
    assert form.is_valid()
    assert giving.given(form, commitment, body, by=focal) is None
    assert said in str(form.non_field_errors())


def test_only_what_is_ones_own_is_offered_to_be_taken_back(client, commitment, body, focal):
    other = make_body("Sở Xây dựng")
    told = {
        whose: give_document(commitment, number="12/BC", body=whose, by=by, **PUBLIC)
        for whose, by in ((body, focal), (other, member("focal_point", other)))
    }
    client.force_login(focal)
    page = client.get(reverse("commitment_evidence", args=[commitment.public_id])).content.decode()
    for whose, there in ((body, True), (other, False)):
        address = reverse("take_back_evidence", args=[told[whose].pk])
        assert (address in page) is there
        assert client.get(address).status_code == (200 if there else 404)


@pytest.mark.parametrize(("role", "told"), [("lead", True), ("coordinate", True), (None, False)])
def test_whoever_may_give_evidence_finds_where(client, commitment, role, told):
    named = make_body("Sở Xây dựng")
    if role:
        Involvement.objects.create(
            appearance=commitment.appearances.get(), body=named, name=named.name, role=role, force="order"
        )
    edition = commitment.appearances.get().edition
    published(commitment.document, published_at=timezone.now(), slug="ke-hoach")
    published(edition, published_at=timezone.now(), standing="published")
    client.force_login(member("focal_point", named))
    address = reverse("commitment_evidence", args=[commitment.public_id])
    assert (address in client.get(commitment.get_absolute_url()).content.decode()) is told
    assert client.get(address).status_code == (200 if told else 403)
