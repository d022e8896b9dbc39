"""The checking screen over HTTP: what it shows, what it refuses, and that nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.register.checking.plan import TEXT, draft, secretary
from tests.register.making import make_account, make_body, member

from answerable.register.accounts.models import Membership
from answerable.register.checking import services
from answerable.register.checking.forms import Correction
from answerable.register.commitments.models import Commitment
from answerable.register.plans.facts import facts_of
from answerable.register.plans.importing import take_in
from answerable.register.plans.models import Edition, Upload
from answerable.register.plans.services import receive

pytestmark = pytest.mark.django_db
# What is brought is read in a thread, which has a connection of its own.
in_a_thread = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by():
    return secretary(name="Thư ký")


@pytest.fixture
def signed_in(client, by):
    client.force_login(by)
    return client


@pytest.fixture
def edition(by):
    return draft(by)


def at(edition, key="II/1"):
    return reverse("check_clause", args=[edition.pk, key])


def fields(edition, key, **more):
    """What the browser would post from the form as it stands."""
    clause = edition.clauses.get(key=key)
    clause.edition = edition
    correction = Correction(clause)
    posted = {"version": clause.version, "verb": "correct"}
    forms = [correction.form, *(row for rows in correction.rows.values() for row in rows)]
    forms += [rows.management_form for rows in correction.rows.values()]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False and value != "":
                posted[bound.html_name] = (
                    value if isinstance(value, str | int) else value.strftime("%d/%m/%Y")
                )
    return posted | more


def bring(client, data, name="ke-hoach.txt", **more):
    return client.post(reverse("documents"), {"file": SimpleUploadedFile(name, data), **more})


@in_a_thread
def test_a_document_is_brought_and_the_first_doubt_is_shown(signed_in):
    answer = signed_in.post(
        reverse("documents"), {"file": SimpleUploadedFile("a.txt", TEXT.encode())}, follow=True
    )
    assert answer.status_code == 200
    page = answer.content.decode()
    assert answer.request["PATH_INFO"].endswith("/muc/II/1/")
    assert "0/6" in page
    assert "3 điểm nghi vấn" in page


@in_a_thread
@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "Tệp rỗng"), (b"%PDF-1.4 cut", "bị hỏng"), (f"MẬT\n{TEXT}".encode(), "độ mật")],
)
def test_what_cannot_be_taken_in_says_why(signed_in, data, says):
    page = signed_in.get(bring(signed_in, data).url).content.decode()
    assert says in page
    assert not Edition.objects.exists()


def test_without_a_file_the_form_says_so(signed_in):
    assert signed_in.post(reverse("documents"), {}).status_code == 400


@in_a_thread
def test_a_name_with_a_path_or_a_line_break_stays_a_name(signed_in):
    bring(signed_in, TEXT.encode(), name="../../../etc/pass\r\nwd.txt")
    assert "/" not in Upload.objects.get().name


def test_the_same_file_leads_to_what_is_here(signed_in, edition):
    assert bring(signed_in, TEXT.encode()).url == reverse("check_start", args=[edition.pk])


@in_a_thread
@pytest.mark.parametrize(("hours", "again"), [(0, False), (2, True)])
def test_a_reading_that_never_ended_can_be_begun_again(signed_in, by, hours, again):
    upload = receive("ke-hoach.txt", [TEXT.encode()], by=by)
    begun = timezone.now() - timedelta(hours=hours)
    Upload.objects.filter(pk=upload.pk).update(standing=Upload.Standing.READING, at=begun)
    page = signed_in.get(reverse("upload", args=[upload.pk])).content.decode()
    assert ("Đọc lại" in page, "refresh" in page) == (again, not again)
    signed_in.post(reverse("upload", args=[upload.pk]))
    assert Edition.objects.exists() is again


def test_the_words_of_each_fact_are_marked(signed_in, edition):
    page = signed_in.get(at(edition, "II/2")).content.decode()
    assert 'data-of="words assignments-0">Sở Tài chính</mark>' in page
    assert 'data-of="assignments-0"' in page


def test_a_document_cannot_bring_markup_into_the_page(signed_in, by):
    evil = TEXT.replace("Khám", "<script>alert(1)</script>").replace("Sở Tài chính", "Sở <b>Tài</b> chính")
    edition = draft(by, evil.replace("tiếp tục khám", "<img src=x onerror=alert(1)> khám"))
    for clause in edition.clauses.all():
        page = signed_in.get(at(edition, clause.key)).content.decode()
        assert "<script>alert" not in page
        assert "<b>Tài" not in page


def test_confirming_goes_on_to_the_next_doubt(signed_in, edition):
    answer = signed_in.post(at(edition), {"verb": "confirm", "version": 0})
    assert answer.url == at(edition, "II/3")
    assert edition.clauses.get(key="II/1").verdict == "confirmed"


def test_a_form_sent_as_it_stands_corrects_nothing(signed_in, edition):
    answer = signed_in.post(at(edition), fields(edition, "II/1"))
    assert answer.status_code == 302, answer.content.decode()
    clause = edition.clauses.get(key="II/1")
    assert clause.verdict == "confirmed"
    assert facts_of(clause)["assignments"] == clause.read["assignments"]
    assert facts_of(clause)["deadlines"] == clause.read["deadlines"]


def test_rows_that_nobody_touched_are_no_facts(signed_in, edition):
    untouched = {"assignments-2-role": "lead", "assignments-2-force": "order", "deadlines-1-kind": "by",
                 "deadlines-1-every": "", "citations-0-relation": "implements"}  # fmt: skip
    assert signed_in.post(at(edition), fields(edition, "II/1") | untouched).status_code == 302


def test_a_body_is_chosen_by_its_name(signed_in, edition):
    body = make_body("Hội Bảo vệ sức khỏe học đường tỉnh Sơn La")
    posted = fields(edition, "II/1") | {"assignments-1-body": body.name, "inheritors": "on"}
    assert signed_in.post(at(edition), posted).status_code == 302
    for key in ("II/1", "II/1/-1", "II/1/-2"):
        assert facts_of(edition.clauses.get(key=key))["assignments"][1]["body"] == body.key


def test_a_body_that_nobody_knows_is_refused_with_what_is_near(signed_in, edition):
    known = make_body("Hội Chữ thập đỏ tỉnh Sơn La")
    known.names.create(name=known.name, folded="hoi chu thap do tinh son la", kind="official")
    posted = fields(edition, "II/1") | {"assignments-1-body": "hoi chu thap do"}
    answer = signed_in.post(at(edition), posted)
    assert answer.status_code == 422
    assert 'value="Hội Chữ thập đỏ tỉnh Sơn La"' in answer.content.decode()
    assert edition.clauses.get(key="II/1").verdict == "unchecked"


def test_a_body_may_be_added(signed_in, edition):
    posted = fields(edition, "II/1") | {"assignments-1-body": "Hội Bảo vệ", "assignments-1-add": "on"}
    assert signed_in.post(at(edition), posted).status_code == 302
    key = facts_of(edition.clauses.get(key="II/1"))["assignments"][1]["body"]
    assert key.startswith("hoi-bao-ve")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"words": "Xây cầu"}, "không có trong văn bản"),
        ({"assignments-0-name": "Sở Không Có"}, "không có trong văn bản"),
        ({"assignments-0-role": "boss"}, ""),
        ({"deadlines-0-date": "31/02/2019"}, ""),
        (
            {"deadlines-0-kind": "in", "deadlines-0-start": "2/2/2019", "deadlines-0-end": "1/1/2019"},
            "trước ngày đầu",
        ),
        ({"deadlines-0-kind": "every"}, "Cần điền"),
        ({"kind": "person"}, ""),
        ({"objection": "x" * 5_000}, ""),
    ],
)
def test_bad_input_is_refused_and_still_in_the_form(signed_in, edition, change, says):
    answer = signed_in.post(at(edition), fields(edition, "II/1") | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert "errorlist" in page
    assert edition.clauses.get(key="II/1").version == 0


@pytest.mark.parametrize(
    "posted",
    [{}, {"verb": "confirm"}, {"verb": "confirm", "version": "-1"}, {"verb": "x", "version": "0"},
     {"verb": "confirm", "version": "٣"}, {"verb": "confirm", "version": "9" * 30}],
)  # fmt: skip
def test_an_incomplete_form_is_refused(signed_in, edition, posted):
    assert signed_in.post(at(edition), posted).status_code == 400


def test_a_stale_form_gets_409_with_both_versions(signed_in, edition):
    posted = fields(edition, "II/1") | {"objection": "Không đúng loại", "assignments-0-force": "request"}
    clause = edition.clauses.get(key="II/1")
    services.not_a_task(clause, by=secretary(name="Người khác"), version=0)
    answer = signed_in.post(at(edition), posted)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác" in page
    assert "Không đúng loại" in page
    assert edition.clauses.get(key="II/1").verdict == "not_a_task"


def test_a_split_that_loses_words_shows_them_again(signed_in, edition):
    answer = signed_in.post(at(edition), {"verb": "split", "version": 0, "parts": "Một\nHai"})
    assert answer.status_code == 422
    assert "Một\nHai" in answer.content.decode()


def test_a_name_is_settled_once(signed_in, edition):
    posted = {"verb": "resolve", "version": 0, "name": "Hội Bảo vệ sức khỏe học đường", "body": ""}
    assert signed_in.post(at(edition), posted).status_code == 302
    clause = edition.clauses.get(key="II/1")
    assert clause.answered == ["doubt.unknown-body"]
    assert clause.kept is None


def test_the_whole_journey_without_scripts(signed_in, edition):
    for _ in range(20):
        answer = signed_in.get(reverse("check_start", args=[edition.pk]))
        if answer.url.endswith("/cong-bo/"):
            break
        version = signed_in.get(answer.url).context["clause"].version
        signed_in.post(answer.url, {"verb": "confirm", "version": version})
    edition.refresh_from_db()
    publish = reverse("check_publish", args=[edition.pk])
    answer = signed_in.post(publish, {"verb": "publish", "version": edition.version}, follow=True)
    assert "6 cam kết" in answer.content.decode()
    assert Commitment.objects.count() == 6


def test_what_is_not_ready_is_not_published(signed_in, edition):
    publish = reverse("check_publish", args=[edition.pk])
    assert signed_in.post(publish, {"verb": "publish", "version": 0}).status_code == 422
    assert signed_in.post(publish, {"verb": "publish", "version": 7}).status_code == 409


def test_the_header_is_corrected(signed_in, edition):
    answer = signed_in.post(
        reverse("check_header", args=[edition.pk]),
        {
            "type": "Kế hoạch",
            "number": "9/KH-UBND",
            "dated": "6/3/2019",
            "issuer": "UBND tỉnh",
            "title": "Khác",
        },
    )
    assert answer.status_code == 302
    edition.document.refresh_from_db()
    assert (edition.document.number_key, edition.document.dated) == ("9/kh-ubnd", "2019-03-06")


def test_the_header_of_a_published_document_stays(signed_in, edition):
    type(edition.document).objects.update(slug="a", published_at="2026-01-01T00:00:00Z")
    says = {"type": "Kế hoạch", "number": "9/KH-UBND", "issuer": "UBND tỉnh", "title": "Khác"}
    answer = signed_in.post(reverse("check_header", args=[edition.pk]), says, follow=True)
    assert "được biết đến vẫn giữ nguyên" in answer.content.decode()
    title = edition.document.title
    edition.document.refresh_from_db()
    assert edition.document.title == title


def test_an_original_is_handed_out_and_never_shown(signed_in, by):
    edition = draft(by, f"<!doctype html><html><body>{TEXT.replace(chr(10), '<p>')}</body></html>")
    answer = signed_in.get(reverse("check_original", args=[edition.pk]))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"<!doctype")


ADDRESSES = (
    "documents", "check_start", "check_clause", "check_undo", "check_bodies", "check_original", "check_page",
    "check_picture", "check_header", "check_matches", "check_publish",
)  # fmt: skip


def address(name, edition):
    more = {"check_clause": ["II/1"], "check_page": [1], "check_picture": [1]}.get(name, [])
    return reverse(name, args=[] if name == "documents" else [edition.pk, *more])


@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_else_sees_a_draft(client, edition, name):
    place = address(name, edition)
    method = client.post if name == "check_undo" else client.get
    assert method(place).status_code == 302
    assert "dang-nhap" in method(place).url
    for role in ("observer", "reviewer", "validator", "focal_point", "admin"):
        other = make_account()
        Membership.objects.create(account=other, role=role, body=None if role == "admin" else make_body())
        client.force_login(other)
        allowed = name == "documents" and role == "focal_point"
        assert method(place).status_code == (200 if allowed else 403), role


def test_a_focal_point_checks_what_its_body_issued(client, edition):
    account = member("focal_point", edition.document.issuer_body)
    client.force_login(account)
    assert client.get(at(edition)).status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_speaks_both_languages(signed_in, edition, language):
    for name in ("documents", "check_clause", "check_bodies", "check_header", "check_publish"):
        with override(language):
            place = address(name, edition)
        page = signed_in.get(place)
        assert page.status_code == 200, place
        assert f'<html lang="{language}">' in page.content.decode()
        assert len(page.content) < 200_000


def test_a_page_asks_the_database_a_bounded_number_of_times(
    signed_in, edition, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        signed_in.get(at(edition))


def test_undoing_goes_back_to_the_item(signed_in, edition):
    signed_in.post(at(edition), {"verb": "confirm", "version": 0})
    assert signed_in.post(reverse("check_undo", args=[edition.pk])).url == at(edition)
    assert edition.clauses.get(key="II/1").verdict == "unchecked"


def test_no_clause_of_the_example_is_changed_by_its_own_form(by):
    data = (Path(__file__).parents[3] / "examples" / "ke-hoach.docx").read_bytes()
    edition = take_in(receive("ke-hoach.docx", [data], by=by))
    for clause in edition.clauses.all():
        clause.edition = edition
        correction = Correction(clause, fields(edition, clause.key))
        assert correction.is_valid(), clause.key
        assert correction.kept == facts_of(clause)


def test_the_desk_lists_what_is_being_checked(signed_in, edition):
    page = signed_in.get(reverse("desk")).content.decode()
    assert reverse("documents") in page
    assert reverse("check_start", args=[edition.pk]) in page
