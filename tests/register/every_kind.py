"""A register with one record of every kind and somebody in every role, and the address of each of its pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone
from tests.register.checking.plan import draft
from tests.register.consolidating.making import a_template, begun, with_everything
from tests.register.factories import published_register
from tests.register.integrations.test_tokens import token_of as system_token_of
from tests.register.making import make_account, make_body, make_commitment, make_review, publish
from tests.register.reporting.conftest import led_by, this_period

from answerable.register.accounts.models import Invitation, Membership
from answerable.register.accounts.services import hash_of
from answerable.register.assessments.models import Assessment, Contribution
from answerable.register.commitments.work import Extension
from answerable.register.evidence.files import keep
from answerable.register.evidence.models import Evidence
from answerable.register.following.models import Follower
from answerable.register.following.services import token_of
from answerable.register.guidance.models import Finding, Inspection, Letter, Recipient
from answerable.register.integrations.models import Hook
from answerable.register.plans.models import Upload
from answerable.register.reminders.models import Delivery, Digest
from answerable.register.reporting.questions import ask
from answerable.register.reporting.services import open_round
from answerable.register.subplans.models import Call, Owed

TODAY = timezone.localdate()


@pytest.fixture
def people():
    own, other, institute = (
        make_body("Sở Tài chính"),
        make_body("Sở Xây dựng"),
        make_body("Viện", branch="assembly"),
    )
    held = {
        "observer": ("observer", institute),
        "focal_own": ("focal_point", own),
        "focal_other": ("focal_point", other),
        "validator": ("validator", own),
        "secretariat": ("secretariat", None),
        "reviewer": ("reviewer", institute),
        "admin": ("admin", None),
    }
    accounts = {"anonymous": None, "nobody": make_account()}
    for who, (role, body) in held.items():
        accounts[who] = make_account(name=who)
        Membership.objects.create(account=accounts[who], role=role, body=body)
    return accounts


@pytest.fixture
def places(people, settings, tmp_path):
    """What stands in the addresses: a published register, a draft of the focal point's body, an invitation."""
    register = published_register()
    edition = draft(people["secretariat"])
    edition.document.issuer_body = people["focal_own"].memberships.get().body
    edition.document.save()
    held = register["held"]
    invitation = Invitation.objects.create(
        token_hash=hash_of("token"), email="moi@example.vn", role="observer",
        body=people["observer"].memberships.get().body, expires=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    settings.EVIDENCE_ROOT = tmp_path
    sha256, size, media_type = keep([b"%PDF-1.7"])
    evidence = Evidence.objects.create(
        commitment=make_commitment(rights_class="administrative"), voice="body", kind="file",
        body=people["focal_own"].memberships.get().body, visibility="internal", title="Biên bản",
        sha256=sha256, size=size, media_type=media_type, file_name="a.pdf", added_at=timezone.now(),
    )  # fmt: skip
    own = people["focal_own"].memberships.get().body
    call = Call.objects.create(document=register.plan, words="Gửi.", due=TODAY, opened_at=timezone.now())
    owed = {"pk": Owed.objects.create(call=call, body=own).call_id, "key": own.key}
    written = Letter.objects.create(kind="guide", words="Hướng dẫn.", sent_at=timezone.now())
    recipient = Recipient.objects.create(letter=written, body=own)
    seen = Inspection.objects.create(body=own, on=TODAY, words="Kiểm tra.", recorded_at=timezone.now())
    said = {"duty": "Khám.", "shortcoming": "Chưa khám.", "remedy": "Khám bù.", "due": TODAY}
    finding = {"pk": Finding.objects.create(inspection=seen, **said).pk}
    slug, draft_of = register.plan.slug, {"edition": edition.pk}
    commitment = {"public_id": held.public_id}
    return {
        "trace_event": {"seq": 1},
        "withdraw_invitation": {"pk": invitation.pk},
        "accept_invitation": {"token": "token"},
        "account": {"pk": people["nobody"].pk},
        "local_sign_in": {"token": "token"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "a-b"},
        "hold": commitment,
        "review": commitment,
        "withdraw_review": {"pk": publish(make_review(held)).pk},
        "put_on_hold": commitment,
        "withdraw": commitment,
        "commitment_evidence": commitment,
        **work_on(people["focal_own"]),
        **rounds_of(people),
        "evidence_file": {"pk": evidence.pk},
        "take_back_evidence": {"pk": evidence.pk},
        "correct": commitment,
        "subplans": {"slug": slug},
        "call_by_commitment": commitment,
        "call": {"pk": call.pk},
        "put_off_call": {"pk": call.pk},
        "withdraw_call": {"pk": call.pk},
        "send_subplan": owed,
        "record_subplan": owed,
        "answer_letter": {"pk": recipient.pk},
        "record_letter_answer": {"pk": recipient.pk},
        "inspection": {"pk": seen.pk},
        "remedy": finding,
        "record_remedy": finding,
        "decide_on_remedy": finding,
        "link": {"slug": register.sub_plan.slug},
        "upload": {"upload": Upload.objects.get().pk},
        "check_start": draft_of,
        "check_clause": {**draft_of, "key": "II/1"},
        "check_undo": draft_of,
        "check_bodies": draft_of,
        "check_original": draft_of,
        "check_page": {**draft_of, "page": 1},
        "check_picture": {**draft_of, "page": 1},
        "check_header": draft_of,
        "check_matches": draft_of,
        "check_publish": draft_of,
        "check_card": draft_of,
        "check_card_file": {**draft_of, "form": "json"},
        "table_data": {"many": "clauses", "form": "json"},
        **{name: {"form": "json"} for name in ("plans_data", "commitments_data", "bodies_data")},
        "plan_data": {"slug": slug, "form": "csv"},
        "plan_ntoso": {"slug": slug},
        "dump_file": {"day": TODAY, "name": "datapackage.json"},
        "latest_dump_file": {"name": "datapackage.json"},
        "commitment_data": {**commitment, "form": "json"},
        "body_data": {"key": register.health.key, "form": "xlsx"},
        "look_logo": {"sha256": "0" * 64},
        "plan": {"slug": slug},
        "plan_text": {"slug": slug, "ordinal": 1, "part": 1},
        "plan_file": {"slug": slug, "ordinal": 1},
        "plan_page": {"slug": slug, "ordinal": 1, "page": 1},
        "commitment": {"public_id": held.public_id},
        "plan_card": {"slug": slug},
        "plan_card_file": {"slug": slug, "form": "json"},
        "sitemap_part": {"kind": "cam-ket", "number": 0},
        "plan_card_picture": {"slug": slug},
        "commitment_card": {"public_id": held.public_id},
        "body_card": {"key": register.health.key},
        "plan_comparison": {"slug": slug, "ordinal": 2},
        **{
            name: {"slug": slug}
            for name in ("plan_tree", "plan_tree_csv", "plan_tree_picture", "plan_timeline")
        },
        **{name: {"slug": slug} for name in ("plan_badge", "plan_badge_page")},
        "plan_picture_csv": {"slug": slug, "name": "muc"},
        "body_picture_csv": {"key": register.health.key, "name": "muc"},
        "plan_pictures": {"slug": slug},
        "plan_picture": {"slug": slug, "name": "muc"},
        "body_pictures": {"key": register.health.key},
        "body_picture": {"key": register.health.key, "name": "muc"},
        "body": {"key": register.health.key},
        "handover": {"key": people["focal_own"].memberships.get().body.key},
        "keep_body": {"key": register.health.key},
        "roster": {"key": make_body("các sở", group=True).key},
        "calendar": {"year": 2026, "month": 12},
        "calendar_of_body": {"key": register.health.key},
        "calendar_of_plan": {"slug": slug},
        "calendar_of_commitment": commitment,
        **voices(register, people),
        "followed": following(),
        "stop_following": following(),
        "commitment_feed": commitment,
        "plan_feed": {"slug": slug},
        "body_feed": {"key": register.health.key},
        **reports(register.plan, people["secretariat"]),
        **{
            f"api_{name}": {"id": id}
            for name, id in (
                ("commitment", held.public_id),
                ("plan", slug),
                ("editions", slug),
                ("body", register.health.key),
            )
        },
        **{name: {"id": slug, "ordinal": 1} for name in ("api_edition", "api_outline")},
        "api_answers": {"round": 1},
        "api_answer": {"round": 1, "commitment": held.public_id},
        "api_evidence": {"id": held.public_id},
        "api_evidence_file": {"id": held.public_id},
        "revoke_token": {"pk": system_token_of(people["focal_own"].memberships.get())[0].pk},
        "take_off_hook": {"pk": hook().pk},
        "send_again": {"pk": letter(people["focal_own"]).pk},
    }


def voices(register, people):
    """What an institution said, and what somebody sent about a duty of the focal point's body."""
    commitment = led_by(people["focal_own"].memberships.get().body)
    said = Assessment.objects.create(
        commitment=commitment, body=people["observer"].memberships.get().body, by=people["observer"],
        scale="not_started", words="Chưa thấy gì.", made_at=timezone.now(),
    )  # fmt: skip
    sent = Contribution.objects.create(
        commitment=commitment, kind="correction", words="Sai hạn.", sent_on=TODAY, standing="published",
        decided_on=TODAY, decided_by=people["secretariat"],
    )  # fmt: skip
    about, contribution = {"public_id": commitment.public_id}, {"pk": sent.pk}
    return {
        "others": about, "assess": about, "contribute": about, "withdraw_assessment": {"pk": said.pk},
        "moderate": contribution, "reply_to": contribution,
    }  # fmt: skip


def following():
    """The link of somebody who follows, which opens to whoever has it."""
    follower, _new = Follower.objects.get_or_create(email="doc-gia@example.vn", asked_on=TODAY)
    return {"token": token_of(follower)}


def reports(plan, secretary):
    """A report that is written, and one that is published; its files are not there."""
    written, published = {"pk": begun(plan, secretary).pk}, {"pk": with_everything().pk}
    return {
        "published_report": published,
        "published_figure": {**published, "code": "all"},
        "published_file": {**published, "form": "docx"},
        "report": written,
        "report_figure": {**written, "code": "all"},
        "gather_report": written,
        "abandon_report": written,
        "send_report": written,
        "publish_report": written,
        "report_version": {**written, "ordinal": 1},
        "report_file": {**written, "ordinal": 1, "form": "docx"},
        "report_template_file": {"pk": 0},
        "withdraw_report_template": {"pk": a_template().pk},
    }


def work_on(account):
    """A commitment of the focal point's body, and the later day that it asked for."""
    body = account.memberships.get().body
    day = TODAY + timedelta(days=9)
    one = led_by(body, timing="fixed", final_day=day)
    asked = Extension.objects.create(
        commitment=one, body=body, of_day=day, due_before=day, until=day + timedelta(days=9), reason="Chờ vốn.",
        asked_on=TODAY,
    )  # fmt: skip
    names = {name: {"public_id": one.public_id} for name in ("ask_extension", "record_event", "who_answers")}
    return {**names, "decide_extension": {"pk": asked.pk}}


def hook():
    """An address of another system that is told what moves."""
    return Hook.objects.create(url="https://cong.example.vn/", salt="a", after=0, made_at=timezone.now())


def letter(account):
    """A letter of which nobody knows whether it arrived."""
    digest = Digest.objects.create(body=account.memberships.get().body, role="focal_point", day=TODAY)
    return Delivery.objects.create(digest=digest, account=account, message_id="<a@b>", standing="unknown")


def rounds_of(people):
    """A round in which the focal point's body is asked for one commitment."""
    body = people["focal_own"].memberships.get().body
    asked = led_by(body)
    one = open_round(this_period(), by=people["secretariat"])
    asked_too = ask({"vi": "Số lớp", "en": "Courses", "kind": "number"}, by=people["secretariat"])
    of_body = {"pk": one.pk, "key": body.key}
    answer = {**of_body, "public_id": asked.public_id}
    names = {
        "public_round": {"pk": one.pk}, "round": {"pk": one.pk}, "put_off_round": {"pk": one.pk},
        "retire_question": {"pk": asked_too.pk}, "close_round": {"pk": one.pk}, "withdraw_round": {"pk": one.pk},
    }  # fmt: skip
    names |= dict.fromkeys(("body_answers", "answer_table", "bring_table"), of_body)
    return names | dict.fromkeys(("answer", "return_answer", "record_answer"), answer)


def names(resolver=None):
    """The names of all addresses, in the order in which they are looked through."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        found |= dict.fromkeys(names(pattern) if hasattr(pattern, "url_patterns") else [pattern.name])
    return found
