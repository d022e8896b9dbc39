"""A file becomes an edition: whole or not at all, once, and never one that may not be public."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from tests.register.checking.plan import secretary

from answerable.register.plans import importing
from answerable.register.plans.facts import facts_of
from answerable.register.plans.files import keep, path_of, sweep, sweep_if_ours
from answerable.register.plans.importing import NotTakenIn, take_in
from answerable.register.plans.models import Clause, Document, Edition, File, Upload
from answerable.register.plans.services import begin, put_aside, receive
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).parents[3] / "examples" / "ke-hoach.docx"
PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
Số: 7/KH-UBND
Sơn La, ngày 05 tháng 3 năm 2019
KẾ HOẠCH
Công tác năm 2019
I. NHIỆM VỤ
1. Giao Sở Y tế khám sức khỏe cho học sinh, hoàn thành trước ngày 20/3/2019.
2. Giao Sở Tài chính bố trí đủ kinh phí thực hiện Kế hoạch này.
"""


def brought(text=PLAN, name="ke-hoach.txt", **more):
    return receive(name, [text.encode()], by=secretary(), **more)


def test_a_document_is_read_and_kept_whole():
    data = EXAMPLE.read_bytes()
    edition = take_in(receive(EXAMPLE.name, [data], by=secretary()))
    assert edition.document.number == "87/KH-UBND"
    assert edition.document.number_key == "87/kh-ubnd"
    assert edition.document.issuer_body.name == "Ủy ban nhân dân tỉnh Thanh Lâm"
    assert path_of(edition.file.sha256).read_bytes() == data
    assert edition.file.sha256 == hashlib.sha256(data).hexdigest()
    assert edition.clauses.filter(kind="task").count() > 30


def test_a_clause_keeps_what_was_read_with_its_words():
    edition = take_in(brought())
    clause = edition.clauses.get(key="I/1")
    (lead,) = facts_of(clause)["assignments"]
    start, end = lead["span"]
    assert (lead["name"], edition.text[start:end]) == ("Sở Y tế", "Sở Y tế")
    assert lead["body"].startswith("so-y-te")
    assert clause.parent.key == "I"
    assert facts_of(clause)["deadlines"][0]["date"] == "2019-03-20"


def test_names_of_signers_are_not_kept():
    signed = PLAN + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Thử\n"
    reading = take_in(brought(signed)).reading
    assert reading["header"]["signers"]
    assert "Thử" not in str(reading["header"]["signers"])


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "LƯU HÀNH NỘI BỘ"])
def test_a_stamp_stops_import_and_nothing_is_kept(stamp):
    upload = brought(f"{stamp}\n{PLAN}")
    with pytest.raises(NotTakenIn):
        take_in(upload)
    upload.refresh_from_db()
    assert upload.standing == Upload.Standing.STOPPED
    assert not path_of(upload.sha256).exists()
    assert not Edition.objects.exists()
    assert not Document.objects.exists()
    assert EventContent.objects.filter(public=False, text__contains=upload.sha256).exists()
    assert not EventContent.objects.filter(public=True, text__contains=upload.sha256).exists()


def test_words_about_secrets_are_no_stamp():
    assert take_in(brought(PLAN + "3. Giao Công an tỉnh bảo vệ bí mật nhà nước.\n")).clauses.exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "format.refused"),
        (b"%PDF-1.4 cut short", "document.damaged"),
        (bytes(range(256)) * 4, "format.unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, code):
    upload = receive("a.pdf", [data], by=secretary())
    with pytest.raises(NotTakenIn) as refusal:
        take_in(upload)
    upload.refresh_from_db()
    assert (refusal.value.code, upload.standing, upload.problem) == (code, "failed", code)
    assert not path_of(upload.sha256).exists()


def test_a_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(importing, "SECONDS", 0.01)
    with pytest.raises(NotTakenIn) as refusal:
        take_in(brought())
    assert refusal.value.code == "limit.seconds"


def test_the_same_file_is_recognised():
    first = take_in(brought())
    again = brought(name="ten-khac.txt")
    assert (again.standing, again.edition) == ("read", first)
    assert File.objects.count() == 1


def test_a_file_put_aside_may_be_brought_again():
    first = take_in(brought())
    put_aside(first, by=secretary())
    second = take_in(brought())
    assert (second.ordinal, second.file) == (2, first.file)


def test_only_one_process_reads_an_upload():
    upload = brought()
    assert begin(upload)
    assert not begin(upload)


def test_the_same_number_from_another_issuer_is_another_document():
    one = take_in(brought())
    other = take_in(brought(PLAN.replace("SƠN LA", "ĐIỆN BIÊN").replace("Sơn La,", "Điện Biên,")))
    assert one.document != other.document
    assert (
        one.clauses.get(key="I/1").read["assignments"][0]["body"]
        != other.clauses.get(key="I/1").read["assignments"][0]["body"]
    )


def test_a_new_state_of_a_document_is_matched_with_the_one_before():
    first = take_in(brought())
    Edition.objects.filter(pk=first.pk).update(standing="published", published_at="2026-01-01T00:00:00Z")
    changed = PLAN.replace("20/3/2019", "30/6/2019") + "3. Giao Sở Nội vụ tổng hợp kết quả.\n"
    second = take_in(brought(changed))
    assert (second.document, second.ordinal) == (first.document, 2)
    kinds = {
        match.later.key: (match.kind, match.earlier and match.earlier.key)
        for clause in second.clauses.all()
        for match in clause.earlier_matches.all()
    }
    assert kinds == {"I/1": ("changed", "I/1"), "I/2": ("same", "I/2"), "I/3": ("new", None)}


def test_an_amending_document_may_have_a_number_of_its_own():
    first = take_in(brought())
    Edition.objects.filter(pk=first.pk).update(standing="published", published_at="2026-01-01T00:00:00Z")
    second = take_in(brought(PLAN.replace("Số: 7/", "Số: 120/"), amends=first.document, scope="part"))
    assert second.document == first.document
    assert second.enacted_by.number == "120/KH-UBND"


def test_a_clause_is_never_changed_in_what_was_read():
    from django.db import DatabaseError, transaction

    clause = take_in(brought()).clauses.get(key="I/1")
    with pytest.raises(DatabaseError), transaction.atomic():
        Clause.objects.filter(pk=clause.pk).update(read={})


def test_what_an_ended_import_left_is_swept_away():
    kept = take_in(brought())
    sha256, _ = keep([b"nobody names this"])
    assert sweep(older_than=-1) == 1
    assert not path_of(sha256).exists()
    assert path_of(kept.file.sha256).exists()


@pytest.mark.parametrize("own", [True, False], ids=["its own folder", "the folder of another database"])
def test_at_the_start_only_its_own_folder_is_swept(own):
    if own:
        take_in(brought())
    sha256, _ = keep([b"nobody names this"])
    os.utime(path_of(sha256), (0, 0))
    sweep_if_ours()
    assert path_of(sha256).exists() is not own
