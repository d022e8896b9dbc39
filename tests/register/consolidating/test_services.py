"""Reports are begun, written, sent, commented and published; a published one stays what it was."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from openpyxl import load_workbook
from tests.register.consolidating.making import SAID, begun
from tests.register.factories import published_register
from tests.register.making import make_account, make_body

from answerable.register.accounts.models import Membership
from answerable.register.commitments.models import Commitment
from answerable.register.commitments.services import put_on_hold, withdraw
from answerable.register.consolidating import services
from answerable.register.consolidating.freezing import thawed
from answerable.register.consolidating.keeping import path_of
from answerable.register.consolidating.models import Report, Version
from answerable.register.consolidating.services import NotSent, Stale
from answerable.register.search.services import find, index_all
from answerable.register.trace.comparing import state_of
from answerable.register.trace.models import EventContent
from answerable.register.trace.opening import opened
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    return published_register()


@pytest.fixture
def report(register, secretary):
    return begun(register.plan, secretary)


def told(verb):
    return [content for content in EventContent.objects.filter(public=True) if f'"{verb}"' in content.text]


def test_a_report_begins_with_what_is_confirmed(report, register):
    figures = thawed(services.latest(report).figures)
    assert figures.count("all") == Commitment.objects.in_force().filter(document=register.plan).count()
    assert len(told("consolidating.begun")) == 1


def test_words_are_kept_and_who_saw_older_ones_is_told(report, secretary):
    services.write(
        report, {**SAID, "situation": "Một."}, grouping="body", template=None, version=0, by=secretary
    )
    with pytest.raises(Stale):
        services.write(report, SAID, grouping="body", template=None, version=0, by=secretary)
    report.refresh_from_db()
    assert (report.said["situation"], report.by, report.version) == ("Một.", "body", 1)


def test_a_published_report_stays_what_it_was_when_figures_move_on(report, register, secretary):
    services.write(
        report, {**SAID, "situation": "Một."}, grouping="section", template=None, version=0, by=secretary
    )
    published = services.publish(report, by=secretary)
    before = published.figures
    register["overdue"].withdrawn_at, register["overdue"].withdrawn_reason = timezone.now(), "Nhầm."
    register["overdue"].save()
    assert Version.objects.get(pk=published.pk).figures == before
    for act in (
        lambda: services.gather_again(report, by=secretary),
        lambda: services.publish(report, by=secretary),
        lambda: services.send(report, to="Sở Y tế", by=secretary),
        lambda: services.write(report, SAID, grouping="body", template=None, version=2, by=secretary),
        lambda: services.receive(published, party="Sở Y tế", comment="", by=secretary),
    ):
        with pytest.raises(Stale):
            act()
    assert state_of(published) in told("consolidating.published")[0].text
    assert "consolidating" not in (verify().broken or "")


def test_an_abandoned_report_stays_and_is_gone_on_with_no_more(report, secretary):
    sent = services.send(report, to="Sở Y tế", by=secretary)
    services.abandon(report, reason="Lập nhầm kỳ.", by=secretary)
    for act in (
        lambda: services.abandon(report, reason="Lần nữa.", by=secretary),
        lambda: services.gather_again(report, by=secretary),
        lambda: services.publish(report, by=secretary),
        lambda: services.receive(sent, party="Sở Y tế", comment="", by=secretary),
    ):
        with pytest.raises(Stale):
            act()
    assert list(report.versions.values_list("kind", flat=True)) == ["draft", "sent"]
    assert len(told("consolidating.abandoned")) == 1
    for statement in (
        "UPDATE consolidating_report SET abandoned_at = NULL",
        "INSERT INTO consolidating_version (report_id, ordinal, kind, at, figures, said, party, comment) SELECT report_id, 99, 'draft', at, figures, said, '', comment FROM consolidating_version WHERE kind = 'draft'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_its_files_state_the_figures_that_were_frozen(report, secretary):
    published = services.publish(report, by=secretary)
    figures = thawed(published.figures)
    files = {one.form: path_of(one.sha256).read_bytes() for one in published.files.all()}
    assert files.keys() == {"docx", "xlsx"}
    tables = docx.Document(io.BytesIO(files["docx"])).tables
    totals = [row.cells[1].text for table in tables for row in table.rows if row.cells[0].text == "Tổng số"]
    assert str(figures.count("all")) in totals
    sheet = load_workbook(io.BytesIO(files["xlsx"]))["Số liệu"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert said["Tổng số cam kết"] == figures.count("all")
    assert said["quá hạn, chưa hoàn thành"] == figures.count("overdue")


def test_comments_are_kept_beside_the_version_that_they_are_on(report, secretary):
    sent = services.send(report, to="Sở Y tế", by=secretary)
    services.receive(sent, party="Sở Y tế", comment="", by=secretary)
    services.receive(sent, party="Sở Y tế", comment="Số liệu mục II chưa đúng.", by=secretary)
    services.gather_again(report, by=secretary)
    services.publish(report, by=secretary)
    assert list(report.versions.values_list("ordinal", "kind")) == [
        (1, "draft"), (2, "sent"), (3, "received"), (4, "commented"), (5, "draft"), (6, "published"),
    ]  # fmt: skip
    assert [one.comment for one in sent.answered_by.all()] == ["", "Số liệu mục II chưa đúng."]


def test_a_report_is_found_once_it_is_published(report, secretary):
    said = {**SAID, "situation": "Bão làm chậm tiến độ."}
    services.write(report, said, grouping="section", template=None, version=0, by=secretary)
    services.send(report, to="Sở Y tế", by=secretary)
    index_all()
    assert find("bão làm chậm").hits == []
    services.publish(report, by=secretary)
    assert find("bão làm chậm").hits == [("report", str(report.pk))]
    index_all()
    assert find("bão làm chậm").hits == [("report", str(report.pk))]


def test_only_what_is_published_is_opened_in_the_public_trace(report, secretary):
    services.send(report, to="Sở Y tế", by=secretary)
    services.receive(report.versions.last(), party="Sở Y tế", comment="Ý kiến kín.", by=secretary)
    services.publish(report, by=secretary)
    seqs = EventContent.objects.values_list("event", flat=True)
    public = "".join(content.text for content, _record in opened(seqs).values())
    assert "consolidating.published" in public
    assert "consolidating.sent" not in public
    assert not EventContent.objects.filter(public=True, text__contains="Ý kiến kín").exists()


def test_what_was_put_on_hold_since_does_not_go_out_as_work(report, register, secretary):
    put_on_hold(register["overdue"], reason="Cần thẩm định.", by=secretary)
    for act in (
        lambda: services.publish(report, by=secretary),
        lambda: services.send(report, to="A", by=secretary),
    ):
        with pytest.raises(NotSent) as refused:
            act()
        assert (refused.value.why, refused.value.what) == ("held", [register["overdue"].public_id])
    services.gather_again(report, by=secretary)
    version = services.publish(report, by=secretary)
    assert register["overdue"].public_id in thawed(version.figures).ids("held")


@pytest.mark.parametrize(("held", "why"), [(True, "held"), (False, "withdrawn")])
def test_what_was_withdrawn_since_does_not_go_out(report, register, secretary, held, why):
    one = register["overdue"]
    if held:
        put_on_hold(one, reason="Cần thẩm định.", by=secretary)
    withdraw(one, reason="Không phải nhiệm vụ.", by=secretary)
    with pytest.raises(NotSent) as refused:
        services.publish(report, by=secretary)
    assert (refused.value.why, refused.value.what) == (why, [one.public_id])
    services.gather_again(report, by=secretary)
    assert one.public_id not in {
        row.id for row in thawed(services.publish(report, by=secretary).figures).rows
    }


def test_what_a_later_edition_ended_goes_out_as_it_was_gathered(report, register, secretary):
    one = register["overdue"]
    one.ended_by = register.edition
    one.save()
    assert one.public_id in thawed(services.publish(report, by=secretary).figures).ids("overdue")


def test_only_what_was_seen_is_published(report, secretary):
    services.write(report, SAID, grouping="body", template=None, version=0, by=secretary)
    with pytest.raises(Stale):
        services.publish(report, version=0, by=secretary)
    assert services.publish(report, version=1, by=secretary)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Liên hệ ông A, số điện thoại 0912345678.", True),
        ("Theo Báo cáo số 45/BC-SYT ngày 16/9/2026 với 12.400 học sinh.", False),
    ],
)
def test_numbers_of_persons_are_taken_out_or_justified(register, secretary, words, found):
    report = begun(register.plan, secretary, said={**SAID, "results": words})
    if found:
        with pytest.raises(NotSent) as refused:
            services.publish(report, by=secretary)
        assert (refused.value.why, refused.value.what) == ("personal", ["0912345678"])
    with pytest.raises(NotSent, match="personal"):
        services.publish(report, justification="Số CCCD 001085012345.", by=secretary)
    assert services.publish(report, justification="Đường dây nóng." if found else "", by=secretary)


@pytest.mark.parametrize("role", ["focal_point", "validator", "reviewer", "admin"])
def test_others_than_the_secretariat_make_no_reports(register, report, role):
    account = make_account()
    Membership.objects.create(account=account, role=role, body=None if role == "admin" else make_body())
    for act in (
        lambda: begun(register.plan, account),
        lambda: services.gather_again(report, by=account),
        lambda: services.write(report, SAID, grouping="body", template=None, version=0, by=account),
        lambda: services.send(report, to="A", by=account),
        lambda: services.publish(report, by=account),
        lambda: services.abandon(report, reason="a", by=account),
        lambda: services.receive(report.versions.first(), party="A", comment="", by=account),
    ):
        with pytest.raises(PermissionDenied):
            act()


DOORS = {
    "other figures": "UPDATE consolidating_version SET figures = '{}' WHERE kind = 'published'",
    "other words": "UPDATE consolidating_report SET said = '{}'",
    "unpublished": "UPDATE consolidating_report SET published_at = NULL",
    "no version": "DELETE FROM consolidating_version",
    "no report": "DELETE FROM consolidating_report",
    "other files": "UPDATE consolidating_reportfile SET sha256 = ''",
    "other plans": "DELETE FROM consolidating_report_documents",
    "a later version": (
        "INSERT INTO consolidating_version (report_id, ordinal, kind, at, figures, said, party, comment) "
        "SELECT report_id, 99, 'draft', at, figures, said, party, comment FROM consolidating_version"
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_the_database_itself_keeps_a_published_report(report, secretary, door):
    services.publish(report, by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DOORS[door])


def test_a_report_is_published_only_by_a_version_with_its_figures(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.update(published_at=timezone.now())


def test_figures_changed_past_the_trace_are_found(report, secretary):
    from answerable.register import guards

    published = services.publish(report, by=secretary)
    with guards.unguarded(connection):
        Version.objects.filter(pk=published.pk).update(said={"title": "Khác"})
    assert "consolidating" in (verify().broken or "")


def test_the_period_may_end_after_today(register, secretary):
    ahead = timezone.localdate() + timedelta(days=30)
    report = begun(register.plan, secretary, ends=ahead)
    assert thawed(services.latest(report).figures).until == timezone.localdate()
