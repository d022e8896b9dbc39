"""The pages of reports: every figure leads to its commitments, and the whole way from a draft to everybody."""

from __future__ import annotations

import io
import re

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.register.consolidating.making import begun
from tests.register.factories import published_register
from tests.register.making import member

from answerable.register.consolidating import services
from answerable.register.consolidating.figures import OF_WHICH, PARTS, SUMS
from answerable.register.consolidating.freezing import thawed
from answerable.register.consolidating.keeping import OWN_TEMPLATE
from answerable.register.consolidating.models import Report, Template, Version
from answerable.register.consolidating.waiting import print_waiting
from answerable.register.reporting.periods import PeriodKind, latest_closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    return published_register()


@pytest.fixture
def secretary(client):
    account = member("secretariat")
    client.force_login(account)
    return account


@pytest.fixture
def report(register, secretary):
    return begun(register.plan, secretary, said={"title": "Kết quả quý IV", "recipient": "UBND tỉnh"})


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def words(report, **said):
    return {
        "version": report.version, "title": "Kết quả quý IV", "recipient": "UBND tỉnh", "grouping": "body", **said
    }  # fmt: skip


def test_a_report_is_begun_from_plans_a_time_and_a_recipient(client, register, secretary):
    page = client.get(reverse("reports") + "?ky=year").content.decode()
    year = latest_closed(PeriodKind.YEAR, on=timezone.localdate())
    assert f'name="ends" value="{year.ends}"' in page
    said = {"documents": [register.plan.pk], "begins": "2026-09-15", "ends": "2026-12-14", "title": "Kết quả",
            "recipient": "UBND tỉnh", "grouping": "right"}  # fmt: skip
    answer = client.post(reverse("reports"), said)
    report = Report.objects.get()
    assert answer.headers["Location"] == reverse("report", args=[report.pk])
    assert (list(report.documents.all()), report.by) == ([register.plan], "right")


@pytest.mark.parametrize(
    "wrong", [{"ends": "2026-01-01"}, {"documents": []}, {"documents": [99999]}, {"begins": "x"}]
)
def test_what_makes_no_report_is_told_beside_its_field(client, register, secretary, wrong):
    said = {"documents": [register.plan.pk], "begins": "2026-09-15", "ends": "2026-12-14", "title": "Kết quả",
            "recipient": "UBND tỉnh", "grouping": "right", **wrong}  # fmt: skip
    answer = client.post(reverse("reports"), said)
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    assert not Report.objects.exists()


def test_every_figure_on_the_draft_leads_to_its_commitments(client, report):
    page = client.get(report.get_absolute_url()).content.decode()
    figures = thawed(services.latest(report).figures)
    for code in (*PARTS, *SUMS, *OF_WHICH):
        address = reverse("report_figure", args=[report.pk, code])
        assert (f'href="{address}"' in page) == (figures.count(code) > 0), code
        behind = client.get(address).content.decode()
        assert set(re.findall(r"/cam-ket/(\w+)/", behind)) == set(figures.ids(code)), code


def test_figures_of_a_group_lead_to_those_of_the_group(client, report):
    page = client.get(report.get_absolute_url()).content.decode()
    address = reverse("report_figure", args=[report.pk, "all"])
    groups = re.findall(rf'href="({address}\?nhom=\d+)">(\d+)<', page)
    assert len(groups) == 4
    for link, count in groups:
        assert len(set(re.findall(r"/cam-ket/(\w+)/", client.get(link).content.decode()))) == int(count)


@pytest.mark.parametrize(
    "address", ["so-lieu/nothing/", "so-lieu/all/?nhom=99", "so-lieu/all/?nhom=-1", "so-lieu/all/?nhom=²"]
)
def test_a_figure_that_is_none_is_not_found(client, report, address):
    assert client.get(report.get_absolute_url() + address).status_code == 404


def test_typed_words_are_not_lost_when_somebody_else_was_quicker(client, report):
    assert client.post(report.get_absolute_url(), words(report, situation="Của tôi.")).status_code == 302
    answer = client.post(report.get_absolute_url(), words(report, situation="Đến sau."))
    assert answer.status_code == 409
    assert "Đến sau." in answer.content.decode()
    assert 'name="version" value="1"' in answer.content.decode()
    report.refresh_from_db()
    assert report.said["situation"] == "Của tôi."


@pytest.mark.parametrize(
    ("name", "said"),
    [("publish_report", {"version": 0}), ("publish_report", {}), ("send_report", {"version": 0, "to": "A"})],
)
def test_words_that_nobody_saw_on_the_old_page_do_not_go_out(client, report, name, said):
    assert 'name="version" value="0"' in client.get(report.get_absolute_url()).content.decode()
    client.post(report.get_absolute_url(), words(report, situation="Của người khác."))
    client.get(report.get_absolute_url())  # that the words were kept is said here
    answer = client.post(reverse(name, args=[report.pk]), said, follow=True)
    assert "vừa sửa báo cáo này" in text(answer)
    assert not report.versions.exclude(kind="draft")


def test_a_justification_that_is_too_long_publishes_nothing(client, report):
    client.post(reverse("publish_report", args=[report.pk]), {"version": 0, "justification": "a" * 1001})
    assert not report.versions.exclude(kind="draft")


def test_from_the_draft_to_everybody(client, report):
    client.post(
        report.get_absolute_url(), words(report, situation="Công tác được triển khai.", dated="2026-12-16")
    )
    client.post(reverse("gather_report", args=[report.pk]))
    client.post(reverse("send_report", args=[report.pk]), {"to": "Sở Y tế", "version": 2})
    sent = Version.objects.get(kind="sent")
    version = reverse("report_version", args=[report.pk, sent.ordinal])
    client.post(version, {"party": "Sở Y tế", "comment": "Đồng ý."})
    assert "Đồng ý." in client.get(version).content.decode()
    assert client.get(reverse("published_report", args=[report.pk])).status_code == 404
    assert reverse("published_report", args=[report.pk]) not in client.get("/bao-cao/").content.decode()
    report.refresh_from_db()
    client.post(reverse("publish_report", args=[report.pk]), {"version": report.version})
    client.logout()
    assert "Kết quả quý IV" in text(client.get(reverse("published_reports")))
    page = client.get(reverse("published_report", args=[report.pk]))
    assert "Công tác được triển khai." in text(page)
    assert "Đồng ý." not in text(page)
    figures = thawed(Version.objects.get(kind="published").figures)
    assert f"Tổng số cam kết {figures.count('all')}" in text(page)
    behind = client.get(reverse("published_figure", args=[report.pk, "overdue"])).content.decode()
    assert set(re.findall(r"/cam-ket/(\w+)/", behind)) == set(figures.ids("overdue"))


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf"])
def test_files_are_handed_out_as_attachments(client, report, form):
    client.post(reverse("publish_report", args=[report.pk]), {"version": 0})
    if form == "pdf":
        print_waiting()
    client.logout()
    answer = client.get(reverse("published_file", args=[report.pk, form]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    data = b"".join(answer.streaming_content)
    assert data[:4] in (b"PK\x03\x04", b"%PDF")
    again = client.get(reverse("published_file", args=[report.pk, form]))
    assert b"".join(again.streaming_content) == data


def test_a_draft_that_nobody_goes_on_with_is_abandoned_with_a_reason(client, report):
    address = reverse("abandon_report", args=[report.pk])
    client.post(address, {"reason": ""})
    assert 'name="reason"' in client.get(report.get_absolute_url()).content.decode()
    client.post(address, {"reason": "Lập nhầm kỳ."})
    page = client.get(report.get_absolute_url())
    assert "<form method" not in page.content.decode().partition("<main")[2]
    assert client.post(report.get_absolute_url(), words(report)).status_code == 409
    assert "đã bỏ" in text(client.get(reverse("reports")))


def test_drafts_and_what_was_sent_are_for_the_secretariat_alone(client, report, secretary):
    services.send(report, to="Sở Y tế", by=secretary)
    client.logout()
    for address in (
        reverse("published_report", args=[report.pk]),
        reverse("published_file", args=[report.pk, "docx"]),
        reverse("published_figure", args=[report.pk, "all"]),
    ):
        assert client.get(address).status_code == 404
    assert client.get(reverse("report_file", args=[report.pk, 2, "docx"])).status_code == 302


def upload(data, name="mau.docx"):
    return {"name": "Mẫu của sở", "file": SimpleUploadedFile(name, data)}


def test_a_template_of_an_office_is_tried_kept_and_used(client, report, secretary):
    made = docx.Document()
    made.add_paragraph("{{ title }}: {{ all }}")
    data = io.BytesIO()
    made.save(data)
    assert client.post(reverse("report_templates"), upload(data.getvalue())).status_code == 302
    template = Template.objects.get()
    client.post(report.get_absolute_url(), words(report, template=template.pk))
    version = services.publish(report, by=secretary)
    answer = client.get(reverse("published_file", args=[report.pk, "docx"]))
    said = docx.Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs[0].text
    assert said == f"Kết quả quý IV: {thawed(version.figures).count('all')}"
    client.post(reverse("withdraw_report_template", args=[template.pk]))
    assert template.name not in text(client.get(reverse("report_templates")))


def test_a_template_that_cannot_be_filled_is_refused_with_the_place(client, secretary):
    made = docx.Document()
    made.add_paragraph("Tiêu đề {{ tieu_de }}")
    data = io.BytesIO()
    made.save(data)
    answer = client.post(reverse("report_templates"), upload(data.getvalue()))
    assert answer.status_code == 400
    assert "“tieu_de” là mục báo cáo không có, tại: “Tiêu đề {{ tieu_de }}”" in text(answer)
    assert not Template.objects.exists()


def test_the_template_to_begin_from_passes_its_own_trial(client, secretary):
    answer = client.get(reverse("report_template_file", args=[0]))
    assert b"".join(answer.streaming_content) == OWN_TEMPLATE.read_bytes()
    assert client.post(reverse("report_templates"), upload(OWN_TEMPLATE.read_bytes())).status_code == 302
