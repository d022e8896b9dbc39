"""What a search finds, and in which order. The tables hold on both engines, which is what makes them alike."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.register.making import make_body

from answerable.register.search import engines
from answerable.register.search.engines import engine
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import Entry, count_kinds, fill, find, index

pytestmark = pytest.mark.django_db

PAGES = (
    Entry("body", "so-tai-chinh", "Sở Tài chính STC", ""),
    Entry("body", "so-lao-dong", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    Entry("document", "63-kh-ubnd", "63/KH-UBND Kế hoạch bảo vệ nhân quyền", "Ủy ban nhân dân tỉnh Sơn La"),
    Entry("document", "163-kh-ubnd", "163/KH-UBND Kế hoạch hoà giải ở cơ sở", "Uỷ ban nhân dân tỉnh Hoà Bình"),
    Entry("commitment", "a", "", "Sở Tài chính bố trí kinh phí trước ngày 05/3/2019."),
    Entry("commitment", "b", "", "Hòa giải tranh chấp; tài sản chính đáng của dân."),
    Entry("commitment", "c", "", "Đạo đức công vụ, theo Kế hoạch số 63 /KH – UBND."),
    Entry("commitment", "d", "", "Số tài khoản chính thức của quỹ."),
    Entry("commitment", "e", "", "Hòa. Giải thích pháp luật <b>tận nơi</b> cho nhân dân."),
    Entry("commitment", "f", "", "Bỏ trị thủy kiểu cũ."),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _pages(db):
    index(PAGES)


@pytest.mark.parametrize(
    ("query", "idents"),
    [
        ("", []),
        ("  ", []),
        ("%&'\"\\;--", []),
        ("không có ở đây", []),
        ("bố trí", ["a", "f"]),  # with its marks before "Bỏ trị"
        ("bo tri", ["f", "a"]),
        ("tài chính", ["so-tai-chinh", "d", "b", "a"]),  # loose words, the title first
        ("so tai chinh", ["so-tai-chinh", "a"]),  # a known name is one phrase
        ('"sở tài chính"', ["so-tai-chinh", "a"]),
        ('"tài chính', ["so-tai-chinh", "a"]),  # quotes that somebody forgot to close
        ("hòa giải", ["163-kh-ubnd", "e", "b"]),  # both places of the tone, the title first
        ("hoà giải", ["163-kh-ubnd", "e", "b"]),
        ('"hoa giai"', ["163-kh-ubnd", "e", "b"]),
        ("63/KH-UBND", ["63-kh-ubnd", "c"]),  # and not 163
        ("63 / kh – ubnd", ["63-kh-ubnd", "c"]),
        ("5/3/2019", ["a"]),
        ("3/2019", ["a"]),
        ("2019/3", []),
        ("UBND Sơn La", ["63-kh-ubnd"]),
        ("ubnd", ["163-kh-ubnd", "63-kh-ubnd", "c"]),
        ("ủy ban nhân dân", ["163-kh-ubnd", "63-kh-ubnd", "c"]),
        ("SLĐTBXH", ["so-lao-dong"]),
        ("sldtbxh", ["so-lao-dong"]),
        ("STC", ["so-tai-chinh", "a"]),
        ("dao duc", ["c"]),
        ("đạo đức", ["c"]),
        ("ĐẠO ĐỨC", ["c"]),
        ("NEAR OR NOT title:x *", []),
        ("63 KH UBND", ["63-kh-ubnd", "c"]),  # a number that only spaces part
        ("63/KHUBND", ["63-kh-ubnd", "c"]),
        ("63khubnd sơn la", ["63-kh-ubnd"]),
        ("63 UBND", ["63-kh-ubnd", "c"]),  # no number: two words
        ("3 2019", ["a"]),
        ("2019 3", ["a"]),
        ("hòa giải -sở", ["e", "b"]),
        ("hoa giai -co", ["e", "b"]),
        ("hòa giải -tài", ["163-kh-ubnd", "e"]),
        ("tài chính -tai", []),  # without marks, whatever its marks are
        ("bo tri -bố", ["f"]),  # with marks, that word alone
        ('tài chính -"sở tài chính"', ["d", "b"]),
        ("tài chính −“so tai chinh”", ["d", "b"]),
        ("ubnd -63/KH-UBND", ["163-kh-ubnd"]),
        ("ubnd -163/khubnd", ["63-kh-ubnd", "c"]),
        ("kế hoạch -UBND", []),  # nor what it stands for
        ("-UBND", []),
        ('-"', []),
        ("thủy-kiểu", ["f"]),  # a hyphen within excludes nothing
        ("Lao động - Thương binh", ["so-lao-dong"]),
    ],
)  # fmt: skip
def test_what_is_found(query, idents):
    assert [ident for _, ident in find(query).hits] == idents


def test_one_kind_alone():
    assert find("ubnd", kind="commitment").hits == [("commitment", "c")]


@pytest.mark.parametrize("query", ["ubnd", "hòa giải", "tai chinh", "tài chính -sở", "không có", "", "-dân"])
def test_kinds_are_counted_as_they_are_found(query):
    found = Counter(kind for kind, _ in find(query).hits)
    assert count_kinds(query, most=100) == (found, True)
    if sum(found.values()) > 1:
        assert not count_kinds(query, most=1).whole


def test_a_page_is_found_by_its_new_words_alone():
    index([Entry("commitment", "a", "", "Bố trí cán bộ.")])
    assert find("kinh phí").hits == []
    assert find("bố trí cán bộ").hits == [("commitment", "a")]


def test_pages_of_results_follow_each_other_without_a_gap():
    whole = find("nhân dân", limit=100).hits
    assert len(whole) == 3
    after, paged = None, []
    while True:
        page = find("nhân dân", after=after, limit=1)
        paged += page.hits
        after = page.next
        if after is None:
            break
    assert paged == whole


def test_a_long_question_is_cut_and_not_refused():
    assert find("dân " * 5000).hits == find("dân").hits


def test_an_index_that_was_made_anew_is_filled_after_migrations():
    assert find("tài chính").hits
    engine().remove(SearchEntry.objects.values_list("pk", flat=True))
    assert find("tài chính").hits == []
    SearchEntry.objects.all().delete()
    make_body("Sở Tài chính", key="mot-so", source="catalogue")
    SearchEntry.objects.create(kind="body", ident="mot-so")
    fill()
    assert find("tài chính").hits == [("body", "mot-so")]


@pytest.mark.parametrize("query", ["hòa giải", "hoa giai", "không có ở đây"])
def test_however_little_is_found_the_database_is_asked_once(query, django_assert_num_queries):
    with django_assert_num_queries(1):
        find(query)


@pytest.mark.parametrize("some", [1, 3, 500])
@pytest.mark.parametrize("looked_at", [1, 2, 3, 8])
@pytest.mark.parametrize("query", ["ubnd", "hòa giải", "hoa giai", "nhân dân", "tai"])
def test_how_many_pages_are_gone_through_first_changes_nothing(query, looked_at, some, monkeypatch):
    whole = find(query).hits
    monkeypatch.setattr(engines, "SOME", some)
    monkeypatch.setattr(engines, "NEWEST", looked_at - 20 * 21)  # of a page of twenty, and one more
    assert find(query).hits == whole
