"""What other systems do by a token: draft the answers of their body, give evidence, bring plans.

The same services as behind the pages, with the same forms before them. Nothing is signed and nothing is
published here: that is a person's to do.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from ninja import File, Form, P, PathEx, Router, Status
from ninja.files import UploadedFile  # noqa: TC002  read by ninja
from ninja.security import HttpBearer

from answerable.register.api import shapes_written as written
from answerable.register.api.problems import Problem
from answerable.register.commitments.models import Commitment
from answerable.register.evidence.forms import EvidenceForm
from answerable.register.evidence.giving import for_whom, given
from answerable.register.integrations.models import Scope
from answerable.register.integrations.tokens import account_of
from answerable.register.plans.acting import may_bring
from answerable.register.plans.importing import NotTakenIn, take_in
from answerable.register.plans.models import Document
from answerable.register.plans.problems import sentence
from answerable.register.plans.services import begin, receive
from answerable.register.refusals import as_said
from answerable.register.reporting.answering import (
    AnswerRefused,
    Stale,
    hand_over,
    latest,
    name_of,
    round_of,
    save,
)
from answerable.register.reporting.forms import WHY_NOT, AnswerForm, figures_as_lines
from answerable.register.reporting.forms_questions import fields_of
from answerable.register.reporting.models import OCCASION, Answer, Question, Round, asked_of, round_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from answerable.register.accounts.models import Account
    from answerable.register.api.door import AskedByToken
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.work import Assignment
    from answerable.register.evidence.models import Evidence
    from answerable.register.integrations.models import Token

router = Router(tags=["writing"])
RoundId = PathEx[int, P(ge=1, le=2**31 - 1, description="The id of the round.")]
ASIDE = ("held", "sent")  # why an answer is not taken, whatever it says
JSON = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["schema", "text", "items"],
                    "properties": {
                        "schema": {"const": "answerable.plan/1"},
                        "text": {"type": "string", "minLength": 1},
                        "items": {"type": "array", "items": {"type": "object"}},
                    },
                    "description": "A plan by the contract `answerable.plan/1`.",
                }
            }
        },
    }
}  # fmt: skip


class Bearer(HttpBearer):
    """A token that may be used for this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token that the door found already. Raises Problem for one that is for other things."""
        found = cast("AskedByToken", request).token
        if found is not None and self.scope not in found.scopes:
            raise Problem(403)
        return found


def _token(request: HttpRequest) -> Token:
    """Of a request that ``Bearer`` let through."""
    return cast("Token", cast("AskedByToken", request).token)


def _account(request: HttpRequest) -> Account:
    return account_of(_token(request))


def _body(request: HttpRequest) -> Body:
    body = _token(request).membership.body
    if body is None:
        raise Problem(403)
    return body


def _asked(request: HttpRequest) -> QuerySet[Assignment]:
    """What the body of the token is asked and may work on: nothing that is on hold."""
    working = Commitment.objects.actionable(on=timezone.localdate())
    rows = asked_of([_body(request).pk]).filter(commitment__in=working)
    return rows.select_related("commitment", "body").order_by("pk")


@router.get("rounds", response=list[written.RoundAsked], auth=Bearer(Scope.ANSWERS), url_name="api_rounds")
def rounds(request: HttpRequest) -> Any:
    """The rounds in which the body of the token is asked, the latest first."""
    asked: dict[int, int] = {}
    for occasion in _asked(request).values_list("occasion", flat=True):
        asked[round_number(occasion)] = asked.get(round_number(occasion), 0) + 1
    rows = Round.objects.standing().filter(pk__in=asked).select_related("document")
    return [
        written.RoundAsked(
            id=one.pk,
            begins=one.begins,
            ends=one.ends,
            due=one.due,
            plan=one.document.slug if one.document else None,
            open=one.closed_at is None,
            asked=asked[one.pk],
        )
        for one in rows
    ]


@router.get(
    "rounds/{round}/answers",
    response=list[written.AnswerKept],
    auth=Bearer(Scope.ANSWERS),
    url_name="api_answers",
)
def answers(request: HttpRequest, round: RoundId) -> Any:
    """What the body is asked in a round, with its answers as they are kept now."""
    rows = list(_asked(request).filter(occasion=f"{OCCASION}{round}"))
    if not rows:
        raise Http404
    asked = list(Question.objects.filter(rounds=round))
    kept = {one.assignment_id: one for one in Answer.objects.filter(assignment__in=rows)}
    return [_answer(row, kept.get(row.pk), asked) for row in rows]


@router.put(
    "rounds/{round}/answers/{commitment}",
    response=written.AnswerKept,
    auth=Bearer(Scope.ANSWERS),
    url_name="api_answer",
)
def draft(request: HttpRequest, round: RoundId, commitment: str, sent: written.AnswerSent) -> Any:
    """Keep the draft of an answer, and hand it to the validator where it says that it is ready."""
    rows = _asked(request).filter(occasion=f"{OCCASION}{round}", commitment__public_id=commitment)
    assignment = rows.first()
    if assignment is None:
        raise Http404
    said = _said(sent, assignment)
    account, missing = _account(request), ""
    try:
        answer = save(assignment, said, version=sent.version, by=account)
    except Stale as stale:
        raise Problem(409, errors=[("version", str(stale.kept.version))]) from stale
    except AnswerRefused as refused:
        raise Problem(409 if refused.why in ASIDE else 422, as_said(WHY_NOT, refused)) from refused
    if sent.ready:
        try:
            hand_over(answer, by=account)
        except AnswerRefused as refused:
            missing = as_said(WHY_NOT, refused)
        answer.refresh_from_db()
    return _answer(assignment, answer, round_of(assignment).questions.all(), missing=missing)


def _said(sent: written.AnswerSent, assignment: Assignment) -> dict[str, Any]:
    """What the form of the page would have of it. Raises Problem."""
    decision = Document.objects.published().filter(slug=sent.decision).first()
    if sent.decision and decision is None:
        raise Problem(404, errors=[("decision", sent.decision)])
    figures = figures_as_lines([one.dict() for one in sent.figures])
    questions = round_of(assignment).questions.all()
    kept = Answer.objects.filter(assignment=assignment).first()
    more = {**(kept.more if kept else {}), **{str(one.question): one.said for one in sent.questions}}
    if unknown := more.keys() - {str(one.pk) for one in questions}:
        raise Problem(422, errors=[("questions", one) for one in sorted(unknown)])
    said = {**sent.dict(), "figures": figures, "decision": decision and decision.pk, **fields_of(more)}
    form = AnswerForm(said, questions=questions)
    _valid(form)
    return form.cleaned_data


def _answer(
    row: Assignment, kept: Answer | None, asked: Iterable[Question], *, missing: str = ""
) -> written.AnswerKept:
    sent = latest(row) if kept else None
    decision = getattr(sent, "decision", None)
    return written.AnswerKept(
        round=round_number(row.occasion),
        commitment=row.commitment.public_id,
        text=row.commitment.text,
        due=row.due,
        standing=name_of(kept, sent),
        returned_because=decision.reason if decision else "",
        version=kept.version if kept else 0,
        stage=kept.stage if kept else "",
        done_on=kept.done_on if kept else None,
        done=kept.done if kept else "",
        figures=[written.Figure(**one) for one in kept.figures] if kept else [],
        difficulties=kept.difficulties if kept else "",
        proposals=kept.proposals if kept else "",
        questions=[
            written.QuestionAsked(
                question=one.pk,
                vi=one.vi,
                en=one.en,
                kind=one.kind,
                choices=[each["vi"] for each in one.choices],
                required=one.required,
                said=kept.more.get(str(one.pk), "") if kept else "",
            )
            for one in asked
        ],
        missing=missing,
    )


@router.post(
    "commitments/{id}/evidence",
    response={201: written.EvidenceKept},
    auth=Bearer(Scope.EVIDENCE),
    url_name="api_evidence",
)
def evidence(request: HttpRequest, id: str, sent: written.EvidenceSent) -> Any:
    """Name a document or an address that shows what was done."""
    return Status(201, _given(request, id, sent.dict(), []))


@router.post(
    "commitments/{id}/evidence/files",
    response={201: written.EvidenceKept},
    auth=Bearer(Scope.EVIDENCE),
    url_name="api_evidence_file",
)
def evidence_file(
    request: HttpRequest, id: str, said: Form[written.EvidenceSaid], file: File[UploadedFile]
) -> Any:
    """Give a file that shows what was done: PDF, a picture, an office document without macros; to 25 MB."""
    return Status(201, _given(request, id, said.dict(), [file]))


def _given(
    request: HttpRequest, id: str, said: dict[str, Any], files: list[UploadedFile]
) -> written.EvidenceKept:
    commitment = Commitment.objects.filter(public_id=id).first()
    if commitment is None:
        raise Http404
    account = _account(request)
    body = for_whom(account, commitment)
    form = EvidenceForm(said, MultiValueDict({"file": [*files]} if files else {}))
    _valid(form)
    kept: Evidence | None = given(form, commitment, body, by=account)
    _valid(form)
    if kept is None:
        raise Problem(409)
    return written.EvidenceKept(
        id=kept.pk,
        commitment=commitment.public_id,
        kind=kept.kind,
        title=kept.title,
        visibility=kept.visibility,
        sha256=kept.sha256,
    )


@router.post(
    "imports",
    response={200: written.Brought, 201: written.Brought},
    auth=Bearer(Scope.IMPORT),
    url_name="api_imports",
    openapi_extra=JSON,
)
def imports(request: HttpRequest) -> Any:
    """Bring a plan that was read elsewhere. It becomes a draft, to be checked; nothing of it is public.

    The same bytes brought again give the draft that there is.
    """
    if request.content_type != "application/json":
        raise Problem(415)
    account = _account(request)
    upload = receive(_name(request.body), [request.body], by=account)
    known = upload.edition is not None
    if upload.edition is not None:
        if not may_bring(account, upload.edition.document):
            raise Problem(403, sentence("not.yours"))
    else:
        begin(upload)
        try:
            upload.edition = take_in(upload)
        except NotTakenIn as problem:
            errors = [(problem.where, sentence(problem.code))] if problem.where else []
            raise Problem(422, sentence(problem.code), errors=errors) from problem
    edition = upload.edition
    brought = written.Brought(
        draft=edition.pk,
        url=request.build_absolute_uri(reverse("check_start", args=[edition.pk])),
        number=edition.document.number,
        title=edition.document.title,
        clauses=edition.clauses.count(),
    )
    return Status(200 if known else 201, brought)


def _name(data: bytes) -> str:
    """What the document is called in it. Raises Problem where it is no JSON of the contract."""
    try:
        said = json.loads(data)
        if said["schema"] != "answerable.plan/1":
            raise ValueError
        name = said.get("source", {}).get("name")
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise Problem(422, sentence("json.not-a-plan")) from None
    return name if isinstance(name, str) and name.isprintable() and name else "plan.json"


def _valid(form: forms.Form) -> None:
    """Raises Problem with the sentences of the form."""
    if form.is_valid() and not form.errors:
        return
    errors = [
        ("" if name == "__all__" else name, str(one)) for name, some in form.errors.items() for one in some
    ]
    raise Problem(422, errors=errors)
