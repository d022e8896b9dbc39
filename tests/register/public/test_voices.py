"""The page of a commitment: what each says of each body's part, which never merge."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.making import make_body, make_commitment, member

from answerable.register.commitments.models import Involvement
from answerable.register.commitments.moving import recompute
from answerable.register.commitments.services import put_on_hold
from answerable.register.commitments.work import Extension, Happening, Progress
from answerable.register.evidence.models import Evidence, LinkCheck
from answerable.register.public.voices import voices_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAST = TODAY - timedelta(days=20)


def led_by(*bodies, **fields):
    made = make_commitment(**{"rights_class": "fulfil", "timing": "fixed", "final_day": PAST, **fields})
    for body in bodies:
        Involvement.objects.create(
            appearance=made.appearances.get(), body=body, name=body.name, role="lead", force="order"
        )
    return made


def says(commitment, body, voice="body", stage="done", **more):
    row = Progress.objects.create(
        commitment=commitment, body=body, voice=voice, stage=stage, as_of=TODAY, **more
    )
    recompute([commitment])
    return row


def gave(commitment, body, title, visibility="public", voice="body", **more):
    return Evidence.objects.create(
        commitment=commitment, body=body, voice=voice, visibility=visibility, title=title, added_at=timezone.now(),
        kept_at="Phòng lưu trữ" if visibility == "kept" else "", **{"kind": "document", "number": "12/BC", **more},
    )  # fmt: skip


def shown(client, commitment):
    return client.get(f"/cam-ket/{commitment.public_id}/").content.decode()


def test_each_body_has_its_row_and_each_voice_its_column(client):
    first, second, third = make_body("Sở Y tế"), make_body("Sở Nội vụ"), make_body("Sở Xây dựng")
    commitment = led_by(first, second, third)
    says(commitment, first, words="Đã khám 500 em.", done_on=PAST)
    says(commitment, first, "secretariat", words="Đã kiểm tra.", done_on=PAST)
    says(commitment, second, words="Đã xong phần mình.")
    gave(commitment, first, "Báo cáo khám")
    gave(commitment, first, "Biên bản kiểm tra", voice="secretariat")
    found = voices_of(commitment, on=TODAY)
    assert [part.body for part in found.parts] == [first, second, third]
    assert [part.said.word and part.said.word.stage for part in found.parts] == ["done", "done", None]
    assert [part.confirmed.word and part.confirmed.word.stage for part in found.parts] == ["done", None, None]
    assert [one.title for one in found.parts[0].said.evidence] == ["Báo cáo khám"]
    assert [one.title for one in found.parts[0].confirmed.evidence] == ["Biên bản kiểm tra"]
    assert found.done == 1
    said = shown(client, commitment)
    assert "1/3 cơ quan" in said
    assert "1 of 3 bodies" in client.get(f"/en/cam-ket/{commitment.public_id}/").content.decode()


def test_what_was_sent_back_says_so_and_a_confirmed_claim_does_not(client):
    body = make_body()
    commitment = led_by(body)
    claim = says(commitment, body)
    asked = commitment.assignments.create(occasion="round-1", body=body, asked_on=PAST, outcome="returned")
    assert asked.pk
    assert claim.pk
    assert voices_of(commitment, on=TODAY).parts[0].said.returned
    says(commitment, body)
    says(commitment, body, "secretariat")
    assert not voices_of(commitment, on=TODAY).parts[0].said.returned


def test_evidence_for_the_office_alone_is_nowhere_on_the_page(client):
    body = make_body()
    commitment = led_by(body)
    gave(commitment, body, "CANARY nội bộ", visibility="internal")
    gave(commitment, body, "Hồ sơ gốc", visibility="kept")
    gave(commitment, make_body("Cơ quan khác"), "Của cơ quan không có phần")
    said = shown(client, commitment)
    assert "CANARY" not in said
    assert "Hồ sơ gốc" in said
    assert "Của cơ quan không có phần" in said


def test_an_address_that_answers_no_more_says_so_beside_the_day_it_was_last_seen(client):
    body = make_body()
    commitment = led_by(body)
    at = {"kind": "address", "number": "", "url": "https://example.vn/bai", "seen_on": PAST}
    one = gave(commitment, body, "Bài trên trang của Sở", **at)
    assert f"thấy lần cuối ngày {PAST:%d/%m/%Y}" in shown(client, commitment)
    for days, answer in ((15, "there"), (10, "gone")):
        LinkCheck.objects.create(evidence=one, at=timezone.now() - timedelta(days=days), answer=answer)
    seen, gone = TODAY - timedelta(days=15), TODAY - timedelta(days=10)
    said = shown(client, commitment)
    assert f"thấy lần cuối ngày {seen:%d/%m/%Y}" in said
    assert f"ngày {gone:%d/%m/%Y}: không còn truy cập được" in said
    LinkCheck.objects.create(evidence=one, at=timezone.now(), answer="there")
    assert "không còn truy cập được" not in shown(client, commitment)


def test_later_days_are_told_with_the_old_day_and_the_reason(client):
    body = make_body()
    commitment = led_by(body)
    until = TODAY + timedelta(days=30)
    Extension.objects.create(
        commitment=commitment, body=body, of_day=PAST, due_before=PAST, until=until, reason="Chờ vốn.",
        asked_on=PAST, granted=True, whole=True, decided_on=PAST, decision_reason="Có lý do.",
    )  # fmt: skip
    Happening.objects.create(
        commitment=commitment, event="ngày ký", duration="P5BD", on=PAST, source="Quyết định 12"
    )
    recompute([commitment])
    said = shown(client, commitment)
    for words in ("Chờ vốn.", "Có lý do.", "Quyết định 12", "được gia hạn (1)", "Thời hạn đang áp dụng"):
        assert words in said, words


def test_what_did_not_move_for_long_says_so(client):
    commitment = led_by(make_body(), first_published=timezone.now() - timedelta(days=200))
    assert "Không có chuyển biến từ" in shown(client, commitment)
    says(commitment, None, "secretariat", "in_progress")
    assert "Không có chuyển biến từ" not in shown(client, commitment)


def test_on_hold_none_of_it_is_told(client):
    body = make_body()
    commitment = led_by(body)
    says(commitment, body, words="CANARY lời của cơ quan")
    gave(commitment, body, "CANARY minh chứng")
    secretary = member("secretariat")
    put_on_hold(commitment, reason="Cần xem lại.", by=secretary)
    said = shown(client, commitment)
    assert "CANARY" not in said
    assert "tinh-hinh" not in said


def test_sixty_bodies_cost_no_question_each(client, django_assert_max_num_queries):
    bodies = [make_body(f"Sở số {number}") for number in range(60)]
    commitment = led_by(*bodies)
    for body in bodies:
        Progress.objects.create(commitment=commitment, body=body, voice="body", stage="done", as_of=TODAY)
        gave(commitment, body, "Báo cáo")
    with django_assert_max_num_queries(28):
        shown(client, commitment)
