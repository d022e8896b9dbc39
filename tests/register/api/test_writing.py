"""What other systems do by a token."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.register.making import member

from answerable.reader import read_plan
from answerable.reader.export.plan_json import to_dict
from answerable.register.accounts.models import Membership
from answerable.register.commitments.models import Commitment
from answerable.register.evidence.models import Evidence
from answerable.register.integrations.models import Scope
from answerable.register.integrations.tokens import make, scopes_of
from answerable.register.plans.models import Document, Edition, Upload
from answerable.register.reporting.models import Answer, Submission
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "ke-hoach.docx"


@pytest.fixture(autouse=True)
def _evidence_in_a_folder_of_the_test(settings, tmp_path):
    settings.EVIDENCE_ROOT = tmp_path


def bearer(account, *scopes, **more):
    membership = account.memberships.get()
    _token, shown = make(
        membership, name="Hệ thống", scopes=scopes or scopes_of(membership), by=account,
        expires_on=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip
    return {"Authorization": f"Bearer {shown}", **more}


@pytest.fixture
def send(client):
    def sent(method, path, says=None, **headers):
        body = says if isinstance(says, bytes) else json.dumps(says)
        return client.generic(method, f"/api/v1/{path}", body, "application/json", headers=headers)

    return sent


def answer_path(one, commitment):
    return f"rounds/{one.pk}/answers/{commitment.public_id}"


DRAFT = {
    "version": 0, "stage": "done", "done_on": "2026-10-01", "done": "Đã mở 12 lớp.",
    "figures": [{"what": "lớp tập huấn", "number": "12", "unit": "lớp"}],
}  # fmt: skip


def test_a_body_s_own_system_drafts_its_answers_and_a_person_signs_them(send, office):
    one = office.opened()
    by = bearer(office.focal, "answers")
    [listed] = send("GET", "rounds", **by).json()
    assert (listed["id"], listed["asked"], listed["open"]) == (one.pk, 2, True)
    asked = send("GET", f"rounds/{one.pk}/answers", **by).json()
    assert {row["commitment"] for row in asked} == {office.training.public_id, office.shared.public_id}
    assert {row["standing"] for row in asked} == {"none"}
    kept = send("PUT", answer_path(one, office.training), DRAFT, **by)
    assert (kept.status_code, kept.json()["standing"], kept.json()["version"]) == (200, "draft", 1)
    assert Answer.objects.get().figures == [{"what": "lớp tập huấn", "number": "12", "unit": "lớp"}]
    ready = send("PUT", answer_path(one, office.training), {**DRAFT, "version": 1, "ready": True}, **by)
    assert (ready.json()["standing"], ready.json()["missing"]) == ("ready", "")
    assert not Submission.objects.exists()
    assert ready.headers["Cache-Control"] == "private, no-store"


def test_a_draft_that_lacks_something_is_kept_and_says_what(send, office):
    one = office.opened()
    by = bearer(office.focal, "answers")
    kept = send("PUT", answer_path(one, office.training), {"version": 0, "ready": True}, **by).json()
    assert (kept["standing"], kept["version"]) == ("draft", 1)
    assert kept["missing"]
    personal = {**DRAFT, "version": 1, "done": "Ông A, CCCD 001089012345.", "ready": True}
    assert "001089012345" in send("PUT", answer_path(one, office.training), personal, **by).json()["missing"]


@pytest.mark.parametrize(
    ("says", "status", "where"),
    [
        ({"version": 3}, 409, "version"),
        ({}, 422, "version"),
        ({"version": 0, "stage": "soon"}, 422, "stage"),
        ({"version": 0, "stage": "in_progress", "done_on": "2026-10-01"}, 422, "done_on"),
        ({"version": 0, "sign": True}, 422, "sign"),
        ({"version": 0, "figures": [{"what": "a;b", "number": "1"}]}, 422, "figures"),
        ({"version": 0, "decision": "khong-co"}, 404, "decision"),
        (b"{", 400, None),
    ],
)
def test_a_draft_that_cannot_be_taken_is_told_by_its_field(send, office, says, status, where):
    one = office.opened()
    answer = send("PUT", answer_path(one, office.training), says, **bearer(office.focal, "answers"))
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert where is None or any(where in error["where"] for error in answer.json()["errors"])
    assert not Answer.objects.exists()


def test_what_is_on_hold_or_of_another_body_is_not_there(send, office):
    one = office.opened()
    by = bearer(office.other, "answers")
    assert send("PUT", answer_path(one, office.training), DRAFT, **by).status_code == 404
    asked = send("GET", f"rounds/{one.pk}/answers", **by).json()
    assert [row["commitment"] for row in asked] == [office.shared.public_id]
    Commitment.objects.filter(pk=office.shared.pk).update(put_on_hold=True, hold_reason="Xem lại.")
    assert send("GET", f"rounds/{one.pk}/answers", **by).status_code == 404
    assert send("PUT", answer_path(one, office.shared), DRAFT, **by).status_code == 404


OPERATIONS = {
    "answers": [("GET", "rounds"), ("GET", "rounds/1/answers"), ("PUT", "rounds/1/answers/x")],
    "evidence": [("POST", "commitments/x/evidence"), ("POST", "commitments/x/evidence/files")],
    "import": [("POST", "imports")],
}


@pytest.mark.parametrize("held", [None, *Scope.values])
@pytest.mark.parametrize(("needed", "operations"), OPERATIONS.items())
def test_each_operation_is_for_tokens_of_its_scope(send, office, held, needed, operations):
    by = bearer(office.focal, held) if held else {}
    for method, path in operations:
        status = send(method, path, {}, **by).status_code
        if held is None:
            assert status == 401
        elif held == needed:
            assert status not in (401, 403)
        else:
            assert status == 403


def test_the_session_of_a_browser_is_no_token(send, client, office):
    client.force_login(office.focal)
    answer = send("GET", "rounds")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_evidence_is_given_by_number_by_address_and_as_a_file(send, client, office):
    path = f"commitments/{office.training.public_id}/evidence"
    by = bearer(office.focal, "evidence")
    number = send("POST", path, {"title": "Báo cáo", "number": "12/BC-SYT", "dated": "2026-10-02"}, **by)
    assert (number.status_code, number.json()["kind"]) == (201, "document")
    seen = {"title": "Trang", "url": "https://soyte.example.vn/12", "seen_on": "2026-10-02"}
    assert send("POST", path, seen, **by).json()["kind"] == "address"
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 ...")
    given = client.post(
        f"/api/v1/{path}/files", {"title": "Biên bản", "visibility": "internal", "file": file}, headers=by
    )
    assert (given.status_code, given.json()["visibility"]) == (201, "internal")
    assert Evidence.objects.filter(voice="body", body=office.health).count() == 3
    wrong = SimpleUploadedFile("a.exe", b"MZ...")
    refused = client.post(f"/api/v1/{path}/files", {"title": "A", "file": wrong}, headers=by)
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "file")
    assert send("POST", path, {"title": "Không gì"}, **by).status_code == 422


def test_no_body_gives_evidence_of_what_is_another_s(send, office):
    by = bearer(office.other, "evidence")
    path = f"commitments/{office.training.public_id}/evidence"
    assert send("POST", path, {"title": "A", "number": "1/BC"}, **by).status_code == 403
    held = f"commitments/{office.held.public_id}/evidence"
    refused = send("POST", held, {"title": "A", "number": "1/BC"}, **bearer(office.focal, "evidence"))
    assert refused.status_code == 422
    assert not Evidence.objects.exists()


def test_who_holds_two_roles_acts_in_the_one_of_the_token(send, office):
    Membership.objects.create(account=office.focal, role="validator", body=office.building)
    membership = office.focal.memberships.get(role="focal_point")
    _token, shown = make(
        membership, name="a", scopes=["evidence"], expires_on=timezone.localdate(), by=office.focal
    )
    path = f"commitments/{office.training.public_id}/evidence"
    by = {"Authorization": f"Bearer {shown}"}
    assert send("POST", path, {"title": "A", "number": "1/BC"}, **by).status_code == 201
    said = json.loads(EventContent.objects.filter(public=True).order_by("-event").first().text)
    assert said["by"] == {"role": "focal_point", "body": office.health.key}


def test_what_is_sent_again_under_its_key_is_done_once(send, client, office):
    path = f"commitments/{office.training.public_id}/evidence"
    by = bearer(office.focal, "evidence", **{"Idempotency-Key": "k-1"})
    first = send("POST", path, {"title": "A", "number": "1/BC"}, **by)
    again = send("POST", path, {"title": "A", "number": "1/BC"}, **by)
    assert (again.status_code, again.content) == (201, first.content)
    assert Evidence.objects.count() == 1
    other = send("POST", path, {"title": "B", "number": "1/BC"}, **by)
    assert other.status_code == 422
    by["Idempotency-Key"] = "k-2"
    for _ in range(2):  # what stands between the parts of a form is made up anew each time
        file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 ...")
        given = client.post(f"/api/v1/{path}/files", {"title": "Biên bản", "file": file}, headers=by)
        assert given.status_code == 201
    assert Evidence.objects.count() == 2
    for no_key in ("k" * 101, "", "k 1", "khóa"):
        by["Idempotency-Key"] = no_key
        assert send("POST", path, {"title": "A", "number": "1/BC"}, **by).status_code == 422


def test_a_token_has_an_allowance_of_its_own(send, office, settings):
    settings.API_REQUESTS_A_MINUTE = 1
    first, second = bearer(office.focal), bearer(office.other)
    assert [send("GET", "rounds", **by).status_code for by in (first, first, second)] == [200, 429, 200]


def test_the_secretariat_brings_a_plan_that_was_read_elsewhere(send):
    secretary = member("secretariat")
    by = bearer(secretary, "import")
    said = json.dumps(to_dict(read_plan(EXAMPLE))).encode()
    brought = send("POST", "imports", said, **by)
    assert brought.status_code == 201, brought.content
    edition = Edition.objects.get()
    assert (edition.standing, edition.document.published_at) == ("draft", None)
    assert brought.json()["clauses"] == edition.clauses.count() > 10
    assert brought.json()["url"].endswith(f"/{edition.pk}/")
    assert edition.clauses.exclude(rights_class="unclassified").exists()
    assert edition.clauses.filter(kind="task").first().read["assignments"]
    again = send("POST", "imports", said, **by)
    assert (again.status_code, Edition.objects.count()) == (200, 1)
    assert send("GET", "plans").json()["items"] == []
    wrong = {**json.loads(said), "items": [{"id": "1", "span": [0, 10**9], "kind": "task", "text": ""}]}
    refused = send("POST", "imports", wrong, **by)
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "items[0].span")
    assert (Document.objects.count(), Upload.objects.count()) == (1, 3)


def test_what_is_no_plan_is_not_even_kept(send, client):
    secretary = member("secretariat")
    by = bearer(secretary, "import")
    for says in (b"{", b"[]", b'{"schema": "another/1"}', b"[" * 50_000, b"5"):
        assert send("POST", "imports", says, **by).status_code == 422
    assert client.post("/api/v1/imports", {"a": 1}, headers=by).status_code == 415
    assert not Upload.objects.exists()
