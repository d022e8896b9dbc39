"""The verbs of checking: each keeps what was read, leaves a trace, and can be undone."""

from __future__ import annotations

import json

import pytest
from tests.register.checking.plan import draft, secretary
from tests.register.making import make_body

from answerable.register.bodies.models import Body, GroupMember
from answerable.register.checking import acts, services
from answerable.register.checking.acts import NotADraft, NothingToUndo, Stale
from answerable.register.checking.progress import next_to_check, open_doubts, ordered, progress_of
from answerable.register.checking.structure import CannotMerge, CannotSplit
from answerable.register.checking.words import NotInTheDocument, NotWhole, divide, find
from answerable.register.plans.facts import facts_of, leads
from answerable.register.plans.models import Clause, Edition
from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return secretary()


@pytest.fixture
def edition(by):
    return draft(by)


def clause(edition, key):
    return edition.clauses.get(key=key)


def test_doubts_come_first_and_what_is_sure_after(edition):
    clauses = ordered(edition)
    progress = progress_of(clauses)
    assert [one.key for one in progress.doubtful] == ["II/1", "II/3", "II/4"]
    assert next_to_check(clauses).key == "II/1"
    assert next_to_check(clauses, clause(edition, "II/1")).key == "II/3"


def test_confirming_answers_the_doubts_of_a_clause(edition, by):
    one = clause(edition, "II/1")
    assert open_doubts(one) == ["doubt.unknown-body"]
    services.confirm(one, by=by, version=0)
    assert (one.verdict, open_doubts(one), one.version, one.checked_by) == ("confirmed", [], 1, by)
    assert one.kept is None


def test_a_section_is_confirmed_but_for_its_doubts(edition, by):
    sure = services.confirm_section(clause(edition, "II"), by=by)
    assert [one.key for one in sure] == ["II/1/-1", "II/1/-2", "II/2"]
    assert progress_of(ordered(edition)).checked == 3
    assert clause(edition, "II/1").verdict == "unchecked"


def test_what_was_read_stays_beside_what_is_kept(edition, by):
    one = clause(edition, "II/2")
    facts = facts_of(one)
    facts["assignments"][0]["force"] = "request"
    services.correct(one, facts, by=by, version=0)
    one.refresh_from_db()
    assert one.read["assignments"][0]["force"] == "order"
    assert facts_of(one)["assignments"][0]["force"] == "request"


def test_a_correction_at_the_source_goes_to_all_that_inherit(edition, by):
    one = clause(edition, "II/1")
    health = leads(facts_of(one))[0]
    assert [c.key for c in services.inheritors_of(one)] == ["II/1/-1", "II/1/-2"]
    other = make_body("Sở Nội vụ tỉnh Sơn La", key="so-noi-vu-x")
    facts = facts_of(one)
    facts["assignments"] = [{**health, "name": "Sở Nội vụ", "body": other.key}]
    services.correct(one, facts, by=by, inheritors=True)
    for key in ("II/1/-1", "II/1/-2"):
        assert [(a["name"], a["body"], a["inherited"]) for a in leads(facts_of(clause(edition, key)))] == [
            ("Sở Nội vụ", "so-noi-vu-x", True)
        ]
    assert clause(edition, "II/1/-1").verdict == "unchecked"


def test_without_that_wish_the_others_stay(edition, by):
    one = clause(edition, "II/1")
    facts = facts_of(one)
    facts["assignments"] = []
    services.correct(one, facts, by=by)
    assert leads(facts_of(clause(edition, "II/1/-1")))[0]["name"] == "Sở Y tế"


def test_a_name_is_resolved_once_for_the_whole_document(edition, by):
    name = "Hội Bảo vệ sức khỏe học đường"
    found = make_body(name)
    changed = services.resolve_name(edition, name, found, by=by)
    assert [one.key for one in changed] == ["II/1", "II/1/-1", "II/1/-2"]
    assert open_doubts(clause(edition, "II/1")) == []
    assert services.resolve_name(edition, name, found, by=by) == []


def test_not_a_task(edition, by):
    one = clause(edition, "II/3")
    services.not_a_task(one, by=by, version=0)
    assert (one.verdict, open_doubts(one)) == ("not_a_task", [])


def test_a_split_loses_no_letter_and_is_classed_anew(edition, by):
    one = clause(edition, "II/1")
    words = one.text
    first, second = words.split(" và ", 1)
    limbs = services.split(one, [first, f"và {second}"], by=by)
    assert [limb.key for limb in limbs] == ["II/1#1", "II/1#2"]
    assert " ".join(limb.text for limb in limbs) == words
    assert [len(facts_of(limb)["deadlines"]) for limb in limbs] == [0, 1]
    assert all(leads(facts_of(limb))[0]["name"] == "Sở Y tế" for limb in limbs)
    assert {limb.rights_class for limb in limbs} <= {"fulfil", "administrative", "unclassified"}
    assert one.structure == "split"
    assert [c.key for c in progress_of(ordered(edition)).duties][:2] == ["II/1#1", "II/1#2"]


@pytest.mark.parametrize("lose", ["và ", "trước"])
def test_a_split_that_loses_words_is_refused(edition, by, lose):
    one = clause(edition, "II/1")
    parts = one.text.replace(lose, "", 1).split(", ")
    with pytest.raises(NotWhole):
        services.split(one, parts, by=by)
    one.refresh_from_db()
    assert one.structure == "whole"


def test_a_split_needs_two_limbs(edition, by):
    one = clause(edition, "II/2")
    with pytest.raises(CannotSplit):
        services.split(one, [one.text], by=by)


def test_a_merge_keeps_the_words_of_both(edition, by):
    one, other = clause(edition, "II/1/-2"), clause(edition, "II/1/-1")
    services.merge(one, other, by=by)
    assert other.pieces == sorted([*other.read["pieces"], *one.read["pieces"]])
    assert one.structure == "merged"
    assert "Tổng hợp" in other.text
    with pytest.raises(CannotMerge):
        services.merge(one, other, by=by)


def test_a_missed_item_is_added_with_its_words(edition, by):
    added = services.add_item(
        edition,
        "Nâng cao  nhận thức về quyền con người",
        kind="target",
        after=clause(edition, "I"),
        by=by,
    )
    assert (added.key, added.read, added.text) == ("I+1", None, "Nâng cao nhận thức về quyền con người")
    assert added in progress_of(ordered(edition)).duties


def test_words_that_the_document_does_not_have_are_no_item(edition, by):
    with pytest.raises(NotInTheDocument):
        services.add_item(edition, "Xây cầu", kind="task", after=clause(edition, "I"), by=by)


def test_a_group_is_expanded_by_its_roster_on_the_day(edition, by):
    one = clause(edition, "II/4")
    group = Body.objects.get(key=leads(facts_of(one))[0]["body"])
    with pytest.raises(services.NoRoster):
        services.expand(one, "các sở, ban, ngành", by=by)
    then, later = make_body("Sở Công Thương"), make_body("Sở Khác")
    GroupMember.objects.create(group=group, member=then, valid_from="2015-01-01")
    GroupMember.objects.create(group=group, member=later, valid_from="2020-01-01")
    services.expand(one, "các sở, ban, ngành", by=by)
    assert [(a["name"], a["expanded"]) for a in leads(facts_of(one))] == [
        ("Sở Công Thương", "các sở, ban, ngành")
    ]


def test_of_two_people_at_once_one_is_told(edition, by):
    one, same = clause(edition, "II/2"), clause(edition, "II/2")
    services.confirm(one, by=by, version=0)
    with pytest.raises(Stale) as told:
        services.not_a_task(same, by=secretary(), version=0)
    assert told.value.clause.verdict == "confirmed"
    assert clause(edition, "II/2").verdict == "confirmed"


@pytest.mark.parametrize("standing", ["published", "abandoned"])
def test_only_a_draft_is_checked(edition, by, standing):
    Edition.objects.filter(pk=edition.pk).update(standing=standing, published_at="2026-01-01T00:00:00Z")
    with pytest.raises(NotADraft):
        services.confirm(clause(edition, "II/2"), by=by)


@pytest.mark.parametrize(
    "act",
    [
        lambda e, by: services.confirm(clause(e, "II/1"), by=by),
        lambda e, by: services.not_a_task(clause(e, "II/1"), by=by),
        lambda e, by: services.confirm_section(clause(e, "II"), by=by),
        lambda e, by: services.resolve_name(e, "Sở Y tế", make_body(), by=by),
        lambda e, by: services.split(
            clause(e, "II/1"), clause(e, "II/1").text.replace(", ", ",\n").split("\n"), by=by
        ),
        lambda e, by: services.merge(clause(e, "II/2"), clause(e, "II/3"), by=by),
        lambda e, by: services.correct_header(e, {"title": "Khác"}, by=by),
        lambda e, by: services.correct(
            clause(e, "II/1"), {**facts_of(clause(e, "II/1")), "assignments": []}, by=by, inheritors=True
        ),
        lambda e, by: services.add_item(e, "phòng bệnh", kind="task", after=clause(e, "II/1"), by=by),
    ],
)
def test_every_act_can_be_undone_once(edition, by, act):
    def stands():
        columns = (
            "key", "kind", "pieces", "kept", "verdict", "structure", "merged_into", "answered", "limb_of",
        )  # fmt: skip
        return list(edition.clauses.values_list(*columns)), edition.document.title

    before = stands()
    act(edition, by)
    edition.document.refresh_from_db()
    assert stands() != before
    services.undo(edition, by=by)
    edition.document.refresh_from_db()
    assert stands() == before
    with pytest.raises(NothingToUndo):
        services.undo(edition, by=by)


@pytest.mark.parametrize(
    "act",
    [
        lambda e, by: services.split(
            clause(e, "II/1"), clause(e, "II/1").text.replace(", ", ",\n").split("\n"), by=by
        ),
        lambda e, by: services.add_item(e, "phòng bệnh", kind="task", after=clause(e, "II/1"), by=by),
    ],
    ids=["split", "added"],
)
def test_the_second_of_two_clicks_on_undo_finds_it_undone(edition, by, act, monkeypatch):
    act(edition, by)
    acting_as, clicks = acts.acting_as, []

    def the_other_was_quicker(*about):
        clicks.append(about)
        if len(clicks) == 1:
            assert services.undo(edition, by=by)
        return acting_as(*about)

    monkeypatch.setattr(acts, "acting_as", the_other_was_quicker)
    with pytest.raises(NothingToUndo):
        services.undo(edition, by=by)
    assert len(clicks) == 2


def test_undoing_goes_back_act_by_act(edition, by):
    services.confirm(clause(edition, "II/1"), by=by)
    services.confirm(clause(edition, "II/2"), by=by)
    assert services.undo(edition, by=by) == ["II/2"]
    assert services.undo(edition, by=by) == ["II/1"]
    assert not edition.clauses.exclude(verdict="unchecked").exists()


def test_nobody_undoes_what_another_did(edition, by):
    services.confirm(clause(edition, "II/1"), by=by)
    with pytest.raises(NothingToUndo):
        services.undo(edition, by=secretary())


def test_every_act_is_in_the_trace_without_the_name_of_who_did_it(edition, by):
    services.confirm(clause(edition, "II/1"), by=by)
    did = json.loads(EventContent.objects.about(edition).last().text)
    assert did["verb"] == "checking.confirmed"
    assert did["by"]["role"] == "secretariat"
    assert did["after"]["II/1"]["verdict"] == "confirmed"
    assert by.email not in EventContent.objects.about(edition).last().text
    assert Clause.objects.filter(checked_by=by).count() == 1
    assert verify().broken is None


@pytest.mark.parametrize(
    ("words", "near", "place"),
    [
        ("Sở Y tế", 0, [5, 12]),
        ("Sở Y tế", 30, [24, 31]),
        ("Sở\nY  tế", 0, [5, 12]),
    ],
)
def test_words_are_found_nearest(words, near, place):
    assert find("Giao Sở Y tế báo cáo về Sở Y tế.", words, near=near) == place


@pytest.mark.parametrize("words", ["", "  ", "Sở X", "sở y tế", ".*"])
def test_words_that_are_not_there(words):
    with pytest.raises(NotInTheDocument):
        find("Giao Sở Y tế báo cáo.", words, near=0)


def test_pieces_are_divided_over_gaps():
    text = "abc def XXX ghi jkl"
    assert divide(text, [[0, 7], [12, 19]], ["abc", "def ghi", "jkl"]) == [
        [[0, 3]],
        [[4, 7], [12, 15]],
        [[16, 19]],
    ]
