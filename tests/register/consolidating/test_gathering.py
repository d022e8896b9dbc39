"""The rows of a report are what the register holds, on the day that the report is of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.register.consolidating.rows import PUBLISHED
from tests.register.factories import published_register
from tests.register.making import DAY, make_body, make_commitment, make_document

from answerable.register.commitments.models import Appearance, Commitment, Involvement
from answerable.register.commitments.state import Standing, Timeliness, state_of
from answerable.register.commitments.work import Assignment, Extension, Progress
from answerable.register.consolidating.figures import HELD, Number, Word
from answerable.register.consolidating.gathering import gather
from answerable.register.evidence.models import Evidence
from answerable.register.plans.models import Clause
from answerable.register.reporting.models import Answer, Decision, Round, Submission

pytestmark = pytest.mark.django_db

BEGINS = date(2025, 12, 15)


def gathered(*documents, ends=DAY, made_on=DAY, begins=BEGINS):
    return gather(documents, begins=begins, ends=ends, made_on=made_on)


def test_each_commitment_in_force_is_a_row_as_its_own_state_says():
    register = published_register()
    rows = {row.id: row for row in gathered(register.plan).rows}
    in_force = {one.public_id: one for one in Commitment.objects.in_force().filter(document=register.plan)}
    assert rows.keys() == in_force.keys()
    for id, row in rows.items():
        state = state_of(in_force[id], on=DAY)
        assert (row.held, row.timeliness) == (state.held, state.timeliness), id
        assert state.held or row.standing == state.standing


def test_a_row_says_what_the_edition_says_and_what_was_confirmed():
    register = published_register()
    rows = {row.id: row for row in gathered(register.plan).rows}
    row = rows[register["on_time"].public_id]
    assert row.document == "12/KH-UBND"
    assert (row.clause, row.section, row.section_words) == ("II/1", "II", "NHIỆM VỤ")
    assert (row.leads, row.partners) == (("Sở Y tế",), ("các sở, ban, ngành",))
    assert (row.deadline, row.last_day) == ("trước ngày 30/6/2026", date(2026, 6, 30))
    assert row.rights == ("R23", "R29")
    assert row.done_on == date(2026, 6, 20)
    assert [one.words for one in row.done] == ["Theo Báo cáo số 45/BC-SYT."]


def test_what_is_on_hold_gives_its_words_and_why_and_nothing_of_how_it_goes():
    register = published_register()
    figures = gathered(register.plan)
    assert set(figures.ids(HELD)) == {
        register[name].public_id for name in ("held", "held_reviewed", "put_on_hold", "unclassified")
    }
    held = next(row for row in figures.held if row.id == register["put_on_hold"].public_id)
    assert held.hold_reason.startswith("Cần xem")
    assert not any(row.deadline or row.last_day for row in figures.held)  # though the document has some


def test_progress_from_before_a_hold_stays_out_of_the_report():
    commitment = make_commitment(rights_class="fulfil", timing="fixed", final_day=DAY, last_day=DAY)
    Progress.objects.create(
        commitment=commitment, voice="secretariat", stage="done", as_of=DAY, done_on=DAY, words="Xong."
    )
    assert gathered(commitment.document).rows[0].done == (Word("", "Xong."),)
    Commitment.objects.filter(pk=commitment.pk).update(put_on_hold=True, hold_reason="Chờ thẩm định.")
    [row] = gathered(commitment.document).rows
    assert row.held
    assert "Xong." not in str(row)


def test_it_stands_as_it_did_at_the_end_of_the_period():
    commitment, body = (
        make_commitment(rights_class="fulfil", timing="fixed", final_day=DAY, last_day=DAY),
        make_body("Sở Y tế"),
    )
    for day, stage in ((DAY, "in_progress"), (DAY + timedelta(days=20), "done")):
        Progress.objects.create(commitment=commitment, body=body, voice="secretariat", stage=stage, as_of=day)
    later = DAY + timedelta(days=30)
    at = {
        ends: gathered(commitment.document, ends=ends, made_on=later).rows[0]
        for ends in (DAY - timedelta(days=1), DAY + timedelta(days=1), later)
    }
    assert [row.timeliness for row in at.values()] == [
        Timeliness.WITHIN_TERM, Timeliness.OVERDUE, Timeliness.DONE_UNDATED,
    ]  # fmt: skip


def test_a_period_that_is_not_over_is_told_as_of_the_day_of_making():
    commitment = make_commitment(rights_class="fulfil", timing="fixed", final_day=DAY, last_day=DAY)
    figures = gathered(commitment.document, ends=DAY + timedelta(days=60), made_on=DAY)
    assert figures.until == DAY
    assert figures.rows[0].timeliness is Timeliness.WITHIN_TERM


def test_bodies_that_were_asked_are_told_by_how_their_last_asking_ended():
    commitment = make_commitment(rights_class="fulfil")
    first, second, third = make_body("Sở A"), make_body("Sở B"), make_body("Sở C")
    for body, outcome, occasion, day in (
        (first, "not_reported", "round-1", DAY - timedelta(days=90)),
        (first, "answered", "round-2", DAY),
        (second, "not_reported", "round-2", DAY),
        (third, "returned", "round-2", DAY),
    ):
        Assignment.objects.create(
            commitment=commitment, body=body, outcome=outcome, occasion=occasion, asked_on=day
        )
    [row] = gathered(commitment.document).rows
    assert (row.not_reported, row.returned, row.asked, row.answered) == (("Sở B",), ("Sở C",), 4, 1)
    [row] = gathered(commitment.document, begins=DAY - timedelta(days=5)).rows
    assert (row.asked, row.answered) == (3, 1)


def test_extensions_that_were_granted_move_the_last_day_and_are_counted():
    commitment, body = (
        make_commitment(rights_class="fulfil", timing="fixed", final_day=DAY, last_day=DAY),
        make_body(),
    )
    until = DAY + timedelta(days=40)
    Extension.objects.create(
        commitment=commitment, body=body, of_day=DAY, due_before=DAY, until=until, reason="Mưa lũ.", asked_on=DAY,
        granted=True, whole=True, decided_on=DAY,
    )  # fmt: skip
    [row] = gathered(commitment.document, ends=DAY + timedelta(days=2), made_on=DAY + timedelta(days=2)).rows
    assert (row.last_day, row.extensions, row.timeliness) == (until, 1, Timeliness.WITHIN_TERM)


@pytest.mark.parametrize(("visibility", "shown"), [("public", True), ("internal", False)])
def test_only_evidence_that_is_public_is_named(visibility, shown):
    commitment = make_commitment(rights_class="fulfil")
    Evidence.objects.create(
        commitment=commitment, voice="body", kind="document", visibility=visibility, title="Báo cáo kết quả",
        number="45/BC-SYT", added_at=timezone.now(),
    )  # fmt: skip
    [row] = gathered(commitment.document).rows
    assert row.evidence == (("Báo cáo kết quả 45/BC-SYT",) if shown else ())


def test_queries_do_not_grow_with_the_rows():
    register = published_register()
    others = [make_commitment(rights_class="fulfil").document for _ in range(5)]
    asked = []
    for documents in ([register.plan], [register.plan, *others]):
        with CaptureQueriesContext(connection) as queries:
            gathered(*documents)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 18


def answered(commitment, body, one, *, confirmed=True, **said):
    """An answer in a round, signed and decided some days after the round's end."""
    day = one.ends + timedelta(days=6)
    asking = Assignment.objects.create(
        commitment=commitment, body=body, occasion=one.occasion, asked_on=one.ends + timedelta(days=1), outcome="answered",
    )  # fmt: skip
    answer = Answer.objects.create(commitment=commitment, assignment=asking, saved_at=timezone.now(), **said)
    claim = Progress.objects.create(
        commitment=commitment,
        body=body,
        voice="body",
        stage=answer.stage,
        as_of=day,
        words=answer.done,
        period=str(one),
    )
    submission = Submission.objects.create(
        commitment=commitment, answer=answer, ordinal=1, said=answer.said(), sent_on=day, progress=claim
    )
    if confirmed:
        Decision.objects.create(
            commitment=commitment, submission=submission, outcome="confirmed", decided_on=day
        )
        Progress.objects.create(
            commitment=commitment,
            body=body,
            voice="secretariat",
            stage=answer.stage,
            as_of=day,
            period=str(one),
        )


def a_round(ends):
    return Round.objects.create(
        kind="own",
        begins=ends - timedelta(days=90),
        ends=ends,
        due=ends + timedelta(days=4),
        opened_at=timezone.now(),
    )


def test_what_a_round_confirmed_is_told_of_its_period_though_it_was_decided_later():
    commitment = make_commitment(rights_class="fulfil", timing="fixed", final_day=DAY, last_day=DAY)
    first, second, one = make_body("Sở A"), make_body("Sở B"), a_round(DAY + timedelta(days=1))
    figures = [{"what": "Lớp học", "number": "12", "unit": "lớp"}]
    answered(
        commitment,
        first,
        one,
        stage="in_progress",
        done="Đã mở lớp.",
        figures=figures,
        difficulties="Thiếu phòng.",
    )
    answered(commitment, second, one, stage="in_progress", done="Đã dự.", proposals="Thêm kinh phí.")
    answered(commitment, second, a_round(DAY + timedelta(days=60)), stage="done", done="Xong.")
    [row] = gathered(commitment.document, ends=one.ends, made_on=DAY + timedelta(days=90)).rows
    assert row.done == (Word("Sở A", "Đã mở lớp."), Word("Sở B", "Đã dự."))
    assert row.numbers == (Number("Sở A", "Lớp học", "12", "lớp"),)
    assert (row.difficulties, row.proposals) == (
        (Word("Sở A", "Thiếu phòng."),),
        (Word("Sở B", "Thêm kinh phí."),),
    )
    assert (row.stage, row.timeliness, row.claimed) == ("in_progress", Timeliness.OVERDUE, None)


def test_what_was_not_confirmed_stands_as_a_claim_and_its_words_stay_out():
    commitment, one = make_commitment(rights_class="fulfil"), a_round(DAY)
    answered(commitment, make_body(), one, confirmed=False, stage="done", done="Xong rồi.")
    [row] = gathered(commitment.document, made_on=DAY + timedelta(days=30)).rows
    assert (row.stage, row.claimed, row.done) == ("unknown", "done", ())


def test_thousands_are_gathered_as_they_stand():
    document, body = make_document(), make_body("Bộ Tư pháp")
    tenth = {part: count // 10 for part, count in PUBLISHED.items()}
    _register_of(document, body, tenth)
    counted = gathered(document)
    assert counted.count("all") == sum(tenth.values())
    assert {part: counted.count(part) for part in tenth} == tenth


def _register_of(document, body, counts):
    """A register in which so many commitments stand in each way, by what was confirmed of them."""
    early, past, ahead = DAY - timedelta(days=60), DAY - timedelta(days=30), DAY + timedelta(days=30)
    stands = {
        Timeliness.ON_TIME: (past, "done", early),
        Timeliness.LATE: (past, "done", DAY),
        Timeliness.WITHIN_TERM: (ahead, "in_progress", None),
        Timeliness.OVERDUE: (past, "in_progress", None),
    }
    edition = (
        make_commitment(
            document=document,
            rights_class="administrative",
            withdrawn_at=timezone.now(),
            withdrawn_reason="Mẫu.",
        )
        .appearances.get()
        .edition
    )
    kinds = [stands[part] for part, count in counts.items() for _ in range(count)]
    clauses = Clause.objects.bulk_create(
        [
            Clause(edition=edition, key=f"I/{n}", kind="task", pieces=[[0, 4]], position=n, read={})
            for n in range(1_000_000, 1_000_000 + len(kinds))  # after all positions that other tests took
        ],
        batch_size=900,
    )
    commitments = Commitment.objects.bulk_create(
        [
            Commitment(
                document=document, kind="task", key=clause.key, text="Nhiệm vụ.", words_sha256="0" * 64, rights_class="administrative",
                first_published=timezone.now(), timing="fixed", final_day=day, last_day=day, leads=[body.name],
            )
            for clause, (day, _, _) in zip(clauses, kinds, strict=True)
        ],
        batch_size=400,
    )  # fmt: skip
    appearances = Appearance.objects.bulk_create(
        [
            Appearance(commitment=commitment, edition=edition, clause=clause)
            for commitment, clause in zip(commitments, clauses, strict=True)
        ],
        batch_size=900,
    )
    Involvement.objects.bulk_create(
        [
            Involvement(
                appearance=one, body=body, name=body.name, role="lead", force="order", words=body.name
            )
            for one in appearances
        ],
        batch_size=900,
    )
    Progress.objects.bulk_create(
        [
            Progress(
                commitment=commitment, body=body, voice="secretariat", stage=stage, as_of=DAY, done_on=done_on
            )
            for commitment, (_, stage, done_on) in zip(commitments, kinds, strict=True)
        ],
        batch_size=900,
    )


def test_standings_are_all_known_by_name():
    assert {row.standing for row in gathered(published_register().plan).work} <= set(Standing.values)
