"""Pages of holds and reviews: what everybody reads, and what a reviewer does there."""

from __future__ import annotations

import html

import pytest
from django.utils import timezone
from tests.register.commitments.reviews import held, reviewer
from tests.register.making import DAY, make_account, make_body, make_clause, make_commitment, make_edition

from answerable.register.accounts.models import Membership
from answerable.register.commitments.desk import to_review
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.publishing import publish_edition
from answerable.register.commitments.reviewing import publish_review, save_review, seal_of
from answerable.register.commitments.reviews import Review, ReviewTest
from answerable.register.commitments.state import is_held
from answerable.register.plans.models import Document

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\r\nX: y"


def read(answer):
    return html.unescape(answer.content.decode())


@pytest.fixture
def measure():
    return held(make_body("Công an tỉnh", branch="police"))


@pytest.fixture
def by(client):
    account = reviewer()
    client.force_login(account)
    return account


def filled(**changes):
    said = {"kind": "justified", "limit-R14": "ICCPR 21|public_safety", "appeal_route": HOSTILE}
    for test in ReviewTest.Test.values:
        said |= {f"{test}-verdict": "pass", f"{test}-reasons": f"Vì vậy. {HOSTILE}"}
    return {**said, **changes}


@pytest.mark.parametrize(("prefix", "right"), [("", "biểu tình"), ("/en", "assembly")])
def test_everybody_reads_what_is_on_hold_and_why(client, measure, prefix, right):
    assert measure.text in read(client.get(f"{prefix}/tam-dung/"))
    page = read(client.get(f"{prefix}/tam-dung/{measure.public_id}/"))
    assert measure.text in page
    assert right in page  # the right that it touches, by its name


def test_what_is_not_on_hold_is_not_listed(client):
    free = make_commitment(rights_class="fulfil", text="Khám sức khỏe.")
    assert free.text not in read(client.get("/tam-dung/"))
    assert client.get(f"/tam-dung/{free.public_id}/").status_code == 200
    assert client.get("/tam-dung/khong-co/").status_code == 404


def test_a_long_list_goes_on_at_an_address_of_its_own(client, django_assert_max_num_queries):
    made = [make_commitment(rights_class="restrict", text=f"Biện pháp số {n}.") for n in range(60)]
    with django_assert_max_num_queries(12):
        page = read(client.get("/tam-dung/"))
    assert made[-1].text in page
    assert made[0].text not in page
    assert made[0].text in read(client.get(f"/tam-dung/?sau={made[10].pk}"))
    assert client.get("/tam-dung/?sau=%00x").status_code == 400


def test_a_reviewer_saves_a_draft_then_publishes_it_and_all_read_its_reasons(client, by, measure):
    address = f"/lam-viec/tham-dinh/{measure.public_id}/"
    assert client.post(address, filled(**{"remedy-verdict": "", "save": ""})).status_code == 302
    assert "Vì vậy." in read(client.get(address))
    answer = client.post(address, filled(**{"remedy-verdict": "", "publish": ""}))
    assert answer.status_code == 400
    assert "sáu tiêu chí" in read(answer)
    assert client.post(address, filled(publish="")).url == f"/tam-dung/{measure.public_id}/"
    measure.refresh_from_db()
    assert not is_held(measure, on=DAY)
    client.logout()
    answer = client.get(f"/tam-dung/{measure.public_id}/")
    assert "Vì vậy." in read(answer)
    assert b"<script>alert" not in answer.content


def test_nothing_is_public_of_a_draft(client, by, measure):
    save_review(measure, by=by, kind="limits_nothing", reasons="Bản thảo kín.")
    assert "Bản thảo kín." not in read(client.get(f"/tam-dung/{measure.public_id}/"))


def test_a_limit_that_the_article_does_not_list_is_not_taken(client, by, measure):
    answer = client.post(
        f"/lam-viec/tham-dinh/{measure.public_id}/",
        filled(**{"limit-R14": "ICCPR 21|general_welfare", "publish": ""}),
    )
    assert answer.status_code == 400
    assert not Review.objects.exists()


def test_every_flagged_word_needs_its_reason(client, by):
    edition = make_edition(text="Tổ chức diễn tập chống bạo loạn.")
    why = [{"words": words, "span": None, "rule": "x", "vi": "", "en": ""} for words in ("chống", "bạo loạn")]
    harmless = {"words": "Tổ chức", "span": None, "rule": "office.hold", "vi": "", "en": ""}
    make_clause(edition, verdict="confirmed", rights_class="restrict", why=[harmless, *why])
    (commitment,) = publish_edition(edition, by=None)
    assert "<mark>Tổ chức</mark>" not in client.get(f"/tam-dung/{commitment.public_id}/").content.decode()
    address = f"/lam-viec/tham-dinh/{commitment.public_id}/"
    client.force_login(reviewer(make_body(branch="court")))
    assert "“bạo loạn”" in read(client.get(address))
    Document.objects.update(slug="ke-hoach", published_at=commitment.first_published)
    assert "bạo loạn" in read(client.get(f"/cam-ket/{commitment.public_id}/"))  # words without a place
    vacuous = "“chống”: \n“bạo loạn”: "
    for said, status in (
        ({"reasons": "Diễn tập."}, 400),
        ({"reasons": vacuous}, 400),
        ({"why-0": "diễn tập."}, 400),
        ({"why-0": "diễn tập.", "why-1": " "}, 400),
        ({"why-0": "diễn tập.", "why-1": "tình huống giả định."}, 302),
    ):
        answer = client.post(address, {"kind": "limits_nothing", "publish": "", **said})
        assert answer.status_code == status
    assert commitment in Commitment.objects.actionable(on=DAY)


def test_a_page_that_is_no_longer_true_publishes_nothing(client, by, measure):
    address = f"/lam-viec/tham-dinh/{measure.public_id}/"
    seen = seal_of(measure)
    assert seen in read(client.get(address))
    Commitment.objects.filter(pk=measure.pk).update(put_on_hold=True, hold_reason="Đang bị khiếu nại.")
    answer = client.post(address, filled(publish="", seen=seen))
    assert answer.status_code == 400
    assert "Đang bị khiếu nại." in read(answer)
    assert not Review.objects.exclude(published_at=None).exists()


def test_a_reviewer_of_the_lead_is_told_why_not(client):
    lead = make_body("Công an tỉnh", branch="police")
    measure = held(lead)
    client.force_login(reviewer(lead))
    answer = client.get(f"/lam-viec/tham-dinh/{measure.public_id}/")
    assert answer.status_code == 403
    assert "chủ trì" in read(answer)
    assert client.post(f"/lam-viec/tham-dinh/{measure.public_id}/", filled(publish="")).status_code == 403
    assert not Review.objects.exists()


@pytest.mark.parametrize("role", [None, "secretariat", "observer", "admin"])
@pytest.mark.parametrize("address", ["/lam-viec/tham-dinh/", "/lam-viec/tham-dinh/{id}/"])
def test_nobody_else_reviews(client, measure, role, address):
    account = make_account()
    if role:
        Membership.objects.create(
            account=account, role=role, body=make_body() if role == "observer" else None
        )
    client.force_login(account)
    assert client.get(address.format(id=measure.public_id)).status_code == 403
    client.logout()
    assert client.get(address.format(id=measure.public_id)).status_code == 302


def test_a_review_is_withdrawn_with_a_reason_that_is_read(client, by, measure):
    review = publish_review(save_review(measure, by=by, kind="limits_nothing", reasons="Chữa cháy."), by=by)
    address = f"/lam-viec/tham-dinh/{review.pk}/rut-lai/"
    assert client.get(address).status_code == 405
    assert address in read(client.get(f"/lam-viec/tham-dinh/{measure.public_id}/"))
    client.post(address, {"reason": ""})
    assert not hasattr(Review.objects.get(), "withdrawal")
    client.post(address, {"reason": "Có căn cứ mới."})
    measure.refresh_from_db()
    assert is_held(measure, on=DAY)
    assert "Có căn cứ mới." in read(client.get(f"/tam-dung/{measure.public_id}/"))


@pytest.mark.parametrize(
    ("role", "verb", "status"),
    [
        ("secretariat", "tam-dung", 302),
        ("secretariat", "rut", 302),
        ("admin", "tam-dung", 403),
        ("admin", "rut", 403),
    ],
)
def test_the_secretariat_puts_on_hold_and_withdraws(client, role, verb, status):
    commitment, account = make_commitment(rights_class="fulfil"), make_account()
    Membership.objects.create(account=account, role=role)
    client.force_login(account)
    address = f"/lam-viec/cam-ket/{commitment.public_id}/{verb}/"
    assert client.post(address, {"reason": "Vì vậy."}).status_code == status
    commitment.refresh_from_db()
    done = commitment.put_on_hold if verb == "tam-dung" else commitment.withdrawn_at is not None
    assert done is (status == 302)
    if status == 302 and verb == "rut":
        assert client.post(address, {"reason": "Lại."}).status_code == 400


def test_history_tells_in_sentences_what_was_done(measure, by):
    from answerable.register.commitments.history import history

    review = publish_review(save_review(measure, by=by, kind="limits_nothing", reasons="Chữa cháy."), by=by)
    (told,) = history(measure, on=timezone.localdate())
    assert told.sentence == "Đã thẩm định: thôi tạm dừng."
    assert review.reviewer_body.name in told.by
    assert by.email not in str(told)


def test_the_desk_of_a_reviewer_lists_what_they_may_review(client):
    lead = make_body("Công an tỉnh", branch="police")
    theirs, other, reviewed = held(lead), held(make_body("Sở A", branch="state")), held(lead)
    account, independent = reviewer(lead), reviewer()
    publish_review(
        save_review(reviewed, by=independent, kind="limits_nothing", reasons="Chữa cháy."), by=independent
    )
    addresses = [matter.address for matter in to_review(account, DAY)]
    assert addresses == [f"/lam-viec/tham-dinh/{other.public_id}/"]
    assert len(list(to_review(independent, DAY))) == 2
    client.force_login(independent)
    assert f"/lam-viec/tham-dinh/{theirs.public_id}/" in read(client.get("/lam-viec/"))


def test_a_reviewer_names_a_right_that_was_missed_and_says_which_is_not_limited(client, by):
    measure = held(make_body("Công an tỉnh", branch="police"), rights=("R12", "R14"))
    address = f"/lam-viec/tham-dinh/{measure.public_id}/"
    said = filled(
        **{"unlimited-R12": "Không buộc ai từ bỏ ý kiến.", "more-0": "R10|ICCPR 17(1)|not_arbitrary"}
    )
    assert client.post(address, {**said, "save": ""}).status_code == 302
    shown = read(client.get(address))
    assert "Không buộc ai từ bỏ ý kiến." in shown
    assert 'value="R10|ICCPR 17(1)|not_arbitrary" selected' in shown
    assert (
        client.post(address, {**said, "more-1": "R02|ICCPR 7|public_order", "publish": ""}).status_code == 400
    )
    assert client.post(address, {**said, "publish": ""}).status_code == 302
    page = read(client.get(f"/tam-dung/{measure.public_id}/"))
    for words in ("Điều 17(1) ICCPR", "Không buộc ai từ bỏ ý kiến.", "Điều 21 ICCPR"):
        assert words in page
    assert measure in Commitment.objects.actionable(on=DAY)
