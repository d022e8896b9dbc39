"""The quality card of a published plan and of a draft."""

from __future__ import annotations

import io
import json

import docx
import pytest
from django.utils import timezone
from tests.register.checking.plan import draft, secretary

from answerable.register.commitments.models import Appearance, Commitment
from answerable.register.commitments.state import Timing

pytestmark = pytest.mark.django_db


def findings(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return {one["code"]: one for one in json.loads(answer.content)["findings"]}


def test_a_published_plan_says_what_it_leaves_unsaid(client, register):
    document = register["overdue"].document
    said = findings(client, f"/ke-hoach/{document.slug}/chua-noi.json")
    stated = Appearance.objects.filter(edition__document=document, edition__standing="published")
    tasks = Commitment.objects.filter(appearances__in=stated, kind="task")
    assert said["task.no-deadline"]["of"] == tasks.count()
    assert said["task.no-deadline"]["count"] == tasks.filter(timing=Timing.NONE).count() > 0
    assert said["task.no-lead"]["count"] == sum(not one.leads for one in tasks)


def test_the_plan_s_page_says_what_its_card_says_and_nothing_of_what_was_withdrawn(client, register):
    slug = register["overdue"].document.slug
    before = findings(client, f"/ke-hoach/{slug}/chua-noi.json")
    one = register["no_deadline"]
    one.withdrawn_at, one.withdrawn_reason = timezone.now(), "Không phải nhiệm vụ."
    one.save()
    said = findings(client, f"/ke-hoach/{slug}/chua-noi.json")
    page = client.get(f"/ke-hoach/{slug}/").content.decode()
    for code, words in (("task.no-lead", "đơn vị chủ trì"), ("task.no-deadline", "thời gian")):
        assert said[code]["count"] == before[code]["count"] - 1
        assert said[code]["of"] == before[code]["of"] - 1
        assert f"{said[code]['count']} trong {said[code]['of']} nhiệm vụ không nêu {words}." in page


def test_page_and_files_say_the_same_in_both_languages(client, register):
    slug = register["overdue"].document.slug
    for prefix, says in (("", "Nhiệm vụ chưa quy định thời hạn"), ("/en", "Tasks that say nothing of when")):
        assert says in client.get(f"{prefix}/ke-hoach/{slug}/chua-noi/").content.decode()
        file = client.get(f"{prefix}/ke-hoach/{slug}/chua-noi.docx")
        assert file.headers["Content-Disposition"].startswith("attachment")
        page = docx.Document(io.BytesIO(file.content))
        assert says in [row.cells[0].text for row in page.tables[0].rows]


def test_a_draft_has_its_card_for_those_who_check_it_alone(client):
    by = secretary(name="Thư ký")
    edition = draft(by)
    address = f"/lam-viec/kiem-tra/{edition.pk}/phieu"
    assert client.get(f"{address}/").status_code == 302
    client.force_login(by)
    said = findings(client, f"{address}.json")
    before = said["task.no-lead"]["count"]
    clause = next(c for c in edition.clauses.all() if c.kind == "task" and c.read and c.read["assignments"])
    clause.kept = {**clause.read, "assignments": []}
    clause.save()
    assert findings(client, f"{address}.json")["task.no-lead"]["count"] == before + 1
    assert client.get(f"{address}/").status_code == 200


def test_what_is_no_draft_and_no_plan_has_no_card(client, register):
    assert client.get("/ke-hoach/khong-co/chua-noi/").status_code == 404
    assert client.get(f"/ke-hoach/{register['overdue'].document.slug}/chua-noi.pdf").status_code == 404
