"""A copy of the register from a folder, without any server: found, opened, and back."""

from __future__ import annotations

import pytest
from tests.register.factories import published_register

from answerable.register.offline.copying import Copying, copy_site
from answerable.register.offline.finding import KINDS
from answerable.register.search.models import SearchEntry
from answerable.register.search.services import find, index_all

QUESTIONS = (
    "quy trinh tiep nhan khieu nai", "hoà giải", "khám sức khỏe", "kham suc khoe", '"sức khỏe"', "12/KH-UBND",
    "12 KH UBND", "12/khubnd", "SLĐTBXH", "sở y tế -trước", '-"trước ngày" sở y tế', "y", "kham -kham", "…", "SYT tiêm chủng",
    "20-NQ/TW", "Luật Khám bệnh",
)  # fmt: skip


OPENED = ("/", "/cam-ket/", "/tim/")


@pytest.fixture
def copy(transactional_db, tmp_path, monkeypatch):
    """With those pages that are opened here: that all are in a copy is shown where no browser is needed."""
    opened = (*OPENED, f"/cam-ket/{published_register()['overdue'].public_id}/")
    one = Copying.copy
    monkeypatch.setattr(
        Copying, "copy", lambda copying, address: one(copying, address) if address in opened else None
    )
    index_all()
    copy_site(tmp_path / "copy", report=lambda done, found: None)
    return (tmp_path / "copy").as_uri()


def test_from_a_folder_one_finds_what_the_server_finds(windows, copy):
    page = windows(390, 844)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(f"{copy}/index.html")
    page.get_by_label("Tìm kế hoạch").fill("quy trinh tiep nhan khieu nai")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Ban hành quy trình tiếp nhận khiếu nại").click()
    page.get_by_text("quá hạn, chưa hoàn thành · chưa triển khai").wait_for()
    page.go_back()
    page.get_by_role("link", name="Ban hành quy trình tiếp nhận khiếu nại").wait_for()
    for kind, questions in (("", QUESTIONS), ("body", ("so y te",))):
        for question in questions:
            found = page.evaluate("([text, kind]) => so.find(text, kind)", [question, kind])
            assert found == _numbers(find(question, kind=kind or None, limit=1000).hits), question
    assert [url for url in asked if not url.startswith("file://")] == []


def _numbers(hits):
    ids = {(one.kind, one.ident): one.pk for one in SearchEntry.objects.all()}
    return [ids[kind, ident] * len(KINDS) + KINDS.index(kind) for kind, ident in hits]
