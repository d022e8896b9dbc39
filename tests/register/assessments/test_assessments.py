"""What institutions say of a commitment: beside the rest, with who and when, kept, and no progress on hold."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.register.assessments.conftest import hold
from tests.register.making import tell_of_bodies

from answerable.register.assessments.models import Assessment
from answerable.register.assessments.others import latest
from answerable.register.assessments.services import AssessmentRefused, assess, withdraw_assessment
from answerable.register.trace.models import EventContent
from answerable.register.trace.moves import moves
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOURCE = "https://vien.example.vn/bao-cao"


def says(people, scale="limited", words="Mới làm ở hai xã.", by=None, sources=SOURCE):
    return assess(people.commitment, scale=scale, words=words, sources=sources, by=by or people.observer)


def page(client, people, address="/cam-ket/{}/"):
    return client.get(address.format(people.commitment.public_id)).content.decode()


def test_it_stands_beside_what_others_say_with_who_and_when(client, people):
    says(people)
    text = page(client, people)
    for words in (
        "Viện Dư luận",
        "hạn chế",
        "Mới làm ở hai xã.",
        SOURCE,
        f"{TODAY.day}/{TODAY.month}/{TODAY.year}",
    ):
        assert words in text
    people.commitment.refresh_from_db()
    assert people.commitment.stage == "unknown"  # nothing of it is taken for what was confirmed


def test_what_is_said_again_later_is_shown_and_the_first_stays(client, people):
    says(people, words="Mới làm ở hai xã.")
    says(people, scale="complete", words="Đã làm khắp tỉnh.")
    says(people, scale="not_started", words="Chưa thấy gì.", by=people.other_observer)
    shown = latest([people.commitment.pk], on=TODAY)[people.commitment.pk]
    assert [one.scale for one in shown] == ["not_started", "complete"]  # each institution by itself
    assert "Mới làm ở hai xã." not in page(client, people)
    assert "Mới làm ở hai xã." in page(client, people, "/cam-ket/{}/y-kien/")


def test_what_is_taken_back_counts_no_more_and_stays_to_be_read(client, people):
    first, second = says(people, words="Lần đầu."), says(people, words="Lần sau.")
    withdraw_assessment(second, reason="Nhầm tỉnh.", by=people.observer)
    assert latest([people.commitment.pk], on=TODAY)[people.commitment.pk] == [first]
    text = page(client, people, "/cam-ket/{}/y-kien/")
    assert "Nhầm tỉnh." in text
    assert "Lần sau." in text
    with pytest.raises(AssessmentRefused, match="withdrawn"):
        withdraw_assessment(second, reason="Lại nữa.", by=people.observer)


def test_only_the_institution_takes_back_what_it_said(people):
    with pytest.raises(PermissionDenied):
        withdraw_assessment(says(people), reason="Không đồng ý.", by=people.other_observer)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"scale": ""}, "scale"),
        ({"sources": ""}, "sources"),
        ({"scale": "complete", "sources": ""}, "sources"),
        ({"words": "Gọi 0912 345 678."}, "personal"),
        ({"sources": "CCCD 001099012345"}, "personal"),
    ],
)
def test_what_is_not_taken(people, said, why):
    with pytest.raises(AssessmentRefused, match=why):
        says(people, **said)


def test_nothing_need_be_shown_where_there_is_nothing(people):
    assert says(people, scale="no_evidence", sources="")
    assert says(people, scale="not_started", sources="")


def test_who_is_near_the_lead_is_no_independent_voice(people):
    with pytest.raises(AssessmentRefused, match="close"):
        says(people, by=people.near_observer)
    for account in (people.secretary, people.focal):
        with pytest.raises(PermissionDenied):
            says(people, by=account)


def test_on_hold_an_institution_speaks_of_the_measure_and_not_of_progress(client, people):
    says(people, words="Tiến độ chậm.")
    hold(people.commitment)
    assert "Tiến độ chậm." not in page(client, people)
    assert "Tiến độ chậm." not in page(client, people, "/cam-ket/{}/y-kien/")
    with pytest.raises(AssessmentRefused, match="held"):
        says(people)
    says(people, scale="", words="Biện pháp này nêu tên người.", sources="")
    assert "Biện pháp này nêu tên người." in page(client, people)
    told = [one.sentence for one in moves(0, 50).moves]
    assert told == ["Viện Dư luận nêu ý kiến về chính biện pháp này."]


def test_the_database_itself_refuses_progress_on_hold_and_changes(people):
    one = says(people)
    hold(people.commitment)
    row = {"commitment": people.commitment, "body": people.institute, "by": people.observer, "words": "A"}
    with pytest.raises(IntegrityError, match="on hold"), transaction.atomic():
        Assessment.objects.create(**row, scale="not_started", made_at=timezone.now())
    for change in (lambda: Assessment.objects.update(words="B"), one.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_it_is_in_the_trace_and_names_no_person(people):
    tell_of_bodies()
    one = says(people)
    withdraw_assessment(one, reason="Nhầm.", by=people.observer)
    assert [one.verb for one in moves(0, 50).moves if "assess" in one.verb] == [
        "assessments.assessed",
        "assessments.withdrawn",
    ]
    assert people.observer.email not in "".join(EventContent.objects.values_list("text", flat=True))
    broken = verify().broken
    assert "assessments" not in (broken or "")


def test_an_institution_works_on_pages(client, people):
    client.force_login(people.observer)
    public_id = people.commitment.public_id
    assert f"/lam-viec/cam-ket/{public_id}/danh-gia/" in page(client, people)
    address = f"/lam-viec/cam-ket/{public_id}/danh-gia/"
    wrong = client.post(address, {"scale": "limited", "words": "Một phần.", "sources": "http://"})
    assert wrong.status_code == 400
    sent = client.post(address, {"scale": "limited", "words": "Một phần.", "sources": f"{SOURCE}\n12/BC-VDL"})
    assert sent.status_code == 302
    one = Assessment.objects.get()
    assert "Một phần." in client.get("/lam-viec/danh-gia/").content.decode()
    assert client.post(f"/lam-viec/danh-gia/{one.pk}/rut/", {"reason": "Sai."}).status_code == 302
    client.force_login(people.other_observer)
    assert client.get(f"/lam-viec/danh-gia/{one.pk}/rut/").status_code == 404
