"""What the open pages say, and what they never say."""

from __future__ import annotations

import hashlib
import html
import re
from datetime import date

import pytest
from django.utils import timezone
from tests.register.factories import published_register
from tests.register.making import make_account, make_body, make_commitment, make_edition

from answerable.register.bodies.alphabet import place_of
from answerable.register.bodies.models import Body, Succession
from answerable.register.bodies.services import merge
from answerable.register.commitments.models import Commitment, Involvement
from answerable.register.lists.filters import SIZE, involving
from answerable.register.plans.files import keep
from answerable.register.plans.models import Edition
from answerable.register.public.views import bodies as views_bodies
from answerable.register.search.services import index_all

pytestmark = pytest.mark.django_db


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("on_time", "hoàn thành đúng hạn"),
        ("late", "hoàn thành quá hạn"),
        ("overdue", "quá hạn, chưa hoàn thành · chưa triển khai"),
        ("past_no_information", "đã qua hạn, chưa có thông tin"),
        ("awaiting", "chờ xác nhận"),
        ("no_deadline", "chưa quy định thời hạn · chưa có thông tin"),
        ("discontinued", "dừng thực hiện"),
        ("withdrawn", "Đã rút ngày"),
        ("no_deadline", "Chưa xác định đơn vị chủ trì."),
        ("no_deadline", "Văn bản chưa quy định thời hạn."),
        ("recurring", "hằng quý"),
        ("conditional", "5 ngày làm việc kể từ: ngày ký"),
        ("past_no_information", "nay là (suy ra): Sở Nội vụ (lao động, việc làm)"),
        ("overdue", "30/KH-SYT"),  # the plan that takes it up
        ("overdue", "khiếu nại, tố cáo, khắc phục"),
    ],
)
def test_a_commitment_says_how_it_is(client, register, name, says):
    assert says in text_of(client, f"/cam-ket/{register[name].public_id}/")


@pytest.mark.parametrize("name", ["held", "held_reviewed", "put_on_hold", "unclassified"])
def test_on_hold_there_is_a_band_and_nothing_of_work(client, register, name):
    said = text_of(client, f"/cam-ket/{register[name].public_id}/")
    assert "tạm dừng: chờ thẩm định quyền" in said
    assert not re.search("Ban thư ký xác nhận|Cơ quan cho biết|Máy lưu ý|đang trong hạn", said)


def test_on_hold_the_words_the_articles_and_the_lead_are_told(client, register):
    said = text_of(client, f"/cam-ket/{register['held'].public_id}/")
    assert "Câu chữ dẫn đến việc tạm dừng: “ tụ tập đông người ”" in said
    assert "hội họp hòa bình, biểu tình (Điều 21 ICCPR" in said
    assert "Công an tỉnh" in said
    assert "Chưa có thẩm định nào được công bố." in said


def test_duties_of_a_merged_record_are_those_of_the_body_that_stays(client, register):
    old = Body.objects.get(key="so-y-te-an-hai")
    led = re.findall(r"/cam-ket/(\w+)/", client.get("/co-quan/so-y-te-an-hai/").content.decode())
    stays = make_body("Sở Y tế tỉnh An Hải", key="so-y-te")
    Succession.objects.create(old=make_body("Ban cũ"), new=old)
    merge(old, stays, reason="Cùng một cơ quan.", by=make_account(), role="secretariat")
    page = client.get("/co-quan/so-y-te-an-hai/", follow=True).content.decode()
    assert led
    assert set(led) <= set(re.findall(r"/cam-ket/(\w+)/", page))
    assert "Ban cũ" in page
    listed = client.get("/cam-ket/?co_quan=so-y-te&vai_tro=lead").content.decode()
    assert set(led) & set(re.findall(r"/cam-ket/(\w+)/", listed))
    named = client.get("/co-quan/").content.decode()
    assert "/co-quan/so-y-te/" in named
    assert "/co-quan/so-y-te-an-hai/" not in named


def test_what_a_review_lifted_is_work_again(client, register):
    said = text_of(client, f"/cam-ket/{register['lifted'].public_id}/")
    assert "đang trong hạn" in said
    assert "dỡ tạm dừng" in said or "Thẩm định quyền" in said


def test_no_calendar_holds_what_is_on_hold(client, register):
    held = register["held"]
    assert held.public_id not in client.get("/han/2026/12/").content.decode()
    assert held.public_id not in client.get("/han/2026/12/lich.ics").content.decode()
    assert held.public_id not in client.get("/cam-ket/?thang=2026-12").content.decode()
    assert held.public_id not in client.get("/cam-ket/?trang_thai=within_term").content.decode()
    assert held.public_id in client.get("/cam-ket/?trang_thai=held").content.decode()
    assert register["lifted"].public_id in client.get("/han/2026/12/lich.ics").content.decode()


def test_a_calendar_is_read_by_calendars(client, register):
    answer = client.get("/han/2026/12/lich.ics")
    lines = answer.content.split(b"\r\n")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert b"DUE;VALUE=DATE:20261215" in lines


def test_a_plan_tells_its_progress_its_silence_and_its_citations(client, register):
    said = text_of(client, f"/ke-hoach/{register.plan.slug}/")
    assert "III. AN NINH, TRẬT TỰ 5 1 0 0 0 4" in said
    assert "1 trong 19 nhiệm vụ không nêu đơn vị chủ trì." in said
    assert "Nghị quyết số 20-NQ/TW ngày 25/10/2017 · chưa có trong sổ này" in said
    assert "30/KH-SYT · Triển khai kế hoạch số 12/KH-UBND" in said
    assert "Thí điểm phòng khám lưu động" not in said  # of the edition before


def test_the_earlier_edition_is_still_read(client, register):
    assert "Thí điểm phòng khám lưu động" in text_of(client, f"/ke-hoach/{register.plan.slug}/van-ban/1/1/")


def test_words_are_lit_where_a_link_says(client, register):
    start = register.edition.text.index("bảo hiểm")
    page = client.get(
        f"/ke-hoach/{register.plan.slug}/van-ban/2/1/?doan={start}-{start + 8}"
    ).content.decode()
    assert '<mark id="doan">bảo hiểm</mark>' in page


def test_a_file_is_handed_out_and_never_shown(client, register):
    sha256, _size = keep([b"<script>alert(1)</script>"])
    register.edition.file.sha256 = sha256
    register.edition.file.name = 'a"\r\nX: y.html'
    register.edition.file.save()
    answer = client.get(f"/ke-hoach/{register.plan.slug}/tep/2/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "X" not in answer.headers
    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert client.get(f"/ke-hoach/{register.plan.slug}/tep/1/").status_code == 404  # its bytes are gone


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("trang_thai=overdue", {"overdue"}),
        ("trang_thai=past_no_information", {"past_no_information", "awaiting"}),
        ("trang_thai=awaiting", {"awaiting"}),
        ("trang_thai=withdrawn", {"withdrawn"}),
        ("lop=restrict", {"held", "lifted"}),
        ("q=kham+benh", {"awaiting"}),
        ("q=truoc+ngay&quyen=R29", {"on_time", "late", "overdue"}),
        ("q=truoc+ngay&trang_thai=held", {"held"}),
        ("q=khongco", set()),
        ("quyen=R20", {"overdue", "continuous"}),
        ("thang=2026-03", {"late", "done_undated"}),
        ("co_quan=so-tai-chinh-an-hai", {"within_term"}),
        ("co_quan=so-y-te-an-hai&vai_tro=coordinate", {"within_term"}),
        ("co_quan=cong-an-tinh-an-hai&quyen=R14&vai_tro=lead", {"held"}),
        ("ke_hoach=30-kh-syt-2026", set()),
    ],
)
def test_a_filter_shows_what_it_says(client, register, query, names):
    page = client.get(f"/cam-ket/?{query}").content.decode()
    assert {name for name, one in register.items() if f"/cam-ket/{one.public_id}/" in page} == names


@pytest.mark.parametrize(
    "query",
    [
        "trang_thai=x",
        "quyen=R99",
        "thang=2026-13",
        "thang=9999-01",
        "co_quan=x",
        "ke_hoach=x",
        "lop=x",
    ],
)
def test_a_filter_that_cannot_be_is_a_sentence_and_no_list(client, register, query):
    answer = client.get(f"/cam-ket/?{query}")
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    assert register["overdue"].public_id not in answer.content.decode()


@pytest.mark.parametrize("address", ["/cam-ket/?sau=%00", "/tim/?q=a%00b", "/co-quan/%00/", "/en/?x=%00"])
def test_a_zero_byte_is_refused_with_a_sentence(client, register, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()


def test_there_is_no_filter_by_groups_of_people(client, register):
    fields = set(re.findall(r'<(?:select|input)[^>]* name="(\w+)"', client.get("/cam-ket/").content.decode()))
    assert fields == {"q", "trang_thai", "quyen", "lop", "thang", "vai_tro"}


@pytest.mark.parametrize(
    "address",
    ["/cam-ket/khong-co/", "/ke-hoach/khong-co/", "/co-quan/khong-co/", "/han/2026/13/", "/han/0/1/", "/han/99999999999999999999/1/",
     "/ke-hoach/12-kh-ubnd-tinh-an-hai-2026/van-ban/2/99/", "/ke-hoach/12-kh-ubnd-tinh-an-hai-2026/van-ban/3/1/", "/x"],
)  # fmt: skip
def test_what_is_not_there_is_said_so(client, register, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 404
    assert "Không có gì ở địa chỉ này" in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    ["sau=khong-co", "tu=-1", "tu=99999999999999999999", "doan=9-1", "doan=x-y", "sau=9-999999999999"],
)  # fmt: skip
def test_addresses_that_make_no_sense_do_no_harm(client, register, query):
    for address in ("/cam-ket/", "/ke-hoach/", "/co-quan/", "/tim/", f"/ke-hoach/{register.plan.slug}/"):
        assert client.get(f"{address}?{query}").status_code == 200
    assert client.get(f"/ke-hoach/{register.plan.slug}/van-ban/2/1/?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["%FF", "%22%22", "%2a", "a" * 5000, "%e1%bb", "'; drop table search_words --"]
)
def test_a_question_that_makes_no_sense_finds_nothing(client, register, query):
    assert client.get(f"/tim/?q={query}").status_code == 200


def test_a_draft_is_nowhere(client, register):
    draft = make_edition(register.plan, ordinal=3)
    address = f"/ke-hoach/{register.plan.slug}/van-ban/3/1/"
    assert client.get(address).status_code == 404
    Edition.objects.filter(pk=draft.pk).update(standing="superseded", published_at=timezone.now())
    assert client.get(address).status_code == 200


def test_pages_of_a_list_follow_each_other(client, db):
    made = [make_commitment(rights_class="fulfil").public_id for _ in range(SIZE + 5)]
    seen, address = [], "/cam-ket/?lop=fulfil"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'href="/cam-ket/(\w+)/"', page)
        following = re.search(r'href="(\?[^"]*sau=[^"]*)"', page)
        address = f"/cam-ket/{following[1]}".replace("&amp;", "&") if following else None
    assert seen == list(reversed(made))


def test_script_in_a_text_stays_text(client, db):
    register = published_register()
    one = register["overdue"]
    one.text = "<script>alert(1)</script>"
    one.words_sha256 = hashlib.sha256(one.text.encode()).hexdigest()
    one.save()
    for address in ("/", "/cam-ket/", f"/cam-ket/{one.public_id}/", f"/ke-hoach/{register.plan.slug}/"):
        assert "<script>alert" not in client.get(address).content.decode()
    assert "<script>" not in client.get("/tim/?q=<script>alert(1)</script>").content.decode()


def test_many_bodies_that_are_no_more_cost_no_question_each(client, register, django_assert_max_num_queries):
    appearance = register["overdue"].appearances.latest("edition__ordinal")
    for number in range(30):
        old = make_body(f"Sở cũ {number}", valid_to=date(2025, 2, 28))
        Succession.objects.create(old=old, new=register.health, on=date(2025, 3, 1))
        Involvement.objects.create(
            appearance=appearance, body=old, name=old.name, role="coordinate", force="order", words=old.name
        )
    with django_assert_max_num_queries(28):
        said = text_of(client, f"/cam-ket/{register['overdue'].public_id}/")
    assert said.count("nay là (suy ra): Sở Y tế") == 30


def test_figures_say_of_what(client, register):
    said = text_of(client, "/")
    assert "20 cam kết trong 2 kế hoạch đã công bố" in said
    assert "4 trong 20 cam kết tạm dừng, chờ thẩm định quyền" in said
    on = timezone.localdate()
    assert f"{on.day:02d}/" in said


def test_a_body_added_for_a_draft_is_not_public_before_the_draft_is(client, register):
    body = make_body("Ban Chỉ đạo chưa công bố", key="ban-chi-dao")
    assert client.get("/co-quan/ban-chi-dao/").status_code == 404
    assert client.get("/cam-ket/?co_quan=ban-chi-dao").status_code != 200
    index_all()
    assert "ban-chi-dao" not in client.get("/tim/?q=ban+chi+dao&loai=body").content.decode()
    appearance = register["on_time"].appearances.latest("edition__ordinal")
    Involvement.objects.create(appearance=appearance, body=body, name=body.name, role="lead", force="order")
    assert client.get("/co-quan/ban-chi-dao/").status_code == 200


def test_passages_and_cited_documents_are_found_and_lead_to_their_words(client, register):
    passage = client.get("/tim/?q=nhiem+vu&loai=clause").content.decode()
    assert "<mark>NHIỆM</mark> <mark>VỤ</mark>" in passage
    led = re.search(r'href="(/ke-hoach/[^"]*doan=[^"#]*)', passage)[1].replace("&amp;", "&")
    assert '<mark id="doan">NHIỆM VỤ</mark>' in client.get(led).content.decode()
    number = register.edition.citations.exclude(number_key="").filter(target=None)[0].number
    found = client.get("/tim/", {"q": number, "loai": "cited"}).content.decode()
    led = re.search(r'href="(/vien-dan/[^"]*)', found)[1]
    assert f"/ke-hoach/{register.plan.slug}/" in client.get(led).content.decode()
    assert register.plan.title in text_of(client, "/vien-dan/?so=12 /KH – UBND")
    assert client.get("/vien-dan/?so=9999/KH-UBND").status_code == 404


def test_kinds_and_facets_of_a_search_lead_to_what_they_count(client, register):
    page = client.get("/tim/?q=y+te").content.decode()
    counted = re.findall(r'href="(\?q=y\+te&amp;loai=\w+)">[^<]*</a> <span class="quiet">(\d+)<', page)
    assert len(counted) > 2
    for query, count in counted:
        narrower = client.get(f"/tim/{query.replace('&amp;', '&')}").content.decode()
        shown = narrower.partition('<ol class="records">')[2].partition("</ol>")[0]
        assert shown.count("<li>") == int(count), query
    led = re.findall(r'href="(/cam-ket/\?q=y\+te&amp;\w+=[^"]+)">[^<]*</a> <span class="quiet">(\d+)<', page)
    assert len(led) > 8
    assert f"{led[0][1]} cam kết" in text_of(client, led[0][0].replace("&amp;", "&"))


def test_bodies_stand_by_the_alphabet_each_with_what_the_lists_find(client, register, monkeypatch):
    monkeypatch.setattr(views_bodies, "SIZE", 3)
    found, place = [], "/en/co-quan/"
    while place:
        page = client.get(place).content.decode()
        found += re.findall(r'href="/en/co-quan/([\w-]+)/">([^<]+)</a></p><p class="about">(.*?)</p>', page)
        more = re.search(r'href="\?(sau=[\w-]+)"', page)
        place = f"/en/co-quan/?{more[1]}" if more else ""
    names = [html.unescape(name) for _key, name, _about in found]
    assert len(set(names)) > 3
    assert names == sorted(names, key=place_of)
    assert f"{len(names)} bodies" in page
    for key, _name, about in found:
        body = Body.objects.get(key=key)
        for role, words in (("lead", "leads"), ("coordinate", "takes part in")):
            number = Commitment.objects.in_force().filter(pk__in=involving(body, role=role)).count()
            assert (f"{words} {number}" in about) == bool(number)


def test_a_group_says_who_belongs_to_it_and_since_when(client, register):
    group, draft = Body.objects.filter(group=True).public().first(), make_body("Sở chưa công bố")
    group.roster.create(member=register.health, valid_from="2025-07-01")
    group.roster.create(member=draft)
    said = text_of(client, f"/co-quan/{group.key}/")
    assert f"{register.health.name} (01/7/2025 – )" in said
    assert draft.name not in said
