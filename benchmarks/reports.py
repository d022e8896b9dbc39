"""How long a consolidated report takes, and the desks: 60 bodies with 20 commitments each.

    python benchmarks/reports.py [--engine sqlite] [--bodies 60] [--each 20]

Everything was answered and confirmed in one round, and is asked for again in the next. Each step is measured
in turns with a plain count over the same rows; the processor's time is what other work on the machine does
not change. A draft and a desk must be there in a second, Word and Excel together in ten.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
REPETITIONS = 5
MOST = {
    "draft": 1.0,
    "Word and Excel": 10.0,
    "desk of the secretariat": 1.0,
    "desk of a focal point": 1.0,
}  # seconds of the processor
DAY = date(2026, 9, 14)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--bodies", type=int, default=60)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--here", help="for the process that measures: its folder")
    options = parser.parse_args()
    if options.here:
        return measure(Path(options.here), options.bodies, options.each)
    ok = True
    for engine in options.engine or ("sqlite", "postgresql"):
        beside = ["scripts/with-postgres"] if engine == "postgresql" else []
        with tempfile.TemporaryDirectory() as folder:
            size = [f"--bodies={options.bodies}", f"--each={options.each}"]
            command = [*beside, sys.executable, __file__, "--here", folder, *size]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if done.returncode or not done.stdout.strip():
            print(f"{engine}: not measured", file=sys.stderr)
            ok = False
            continue
        ok &= told(engine, json.loads(done.stdout.splitlines()[-1]), options.bodies * options.each)
    return 0 if ok else 1


def told(engine: str, found: dict[str, dict[str, float]], rows: int) -> bool:
    print(f"\n{engine}, {rows:,} commitments; medians of {REPETITIONS}\n")
    print("| step | seconds | of the processor | times a plain count | limit |\n|---|--:|--:|--:|--:|")
    count, ok = found["plain count"]["wall"], True
    for name, one in found.items():
        most = MOST.get(name)
        ok &= most is None or one["cpu"] <= most
        print(
            f"| {name} | {one['wall']:.4f} | {one['cpu']:.4f} | {one['wall'] / count:,.0f} | {most or ''} |"
        )
    print(f"\n{'Kept' if ok else 'NOT kept'}.")
    return ok


def measure(folder: Path, bodies: int, each: int) -> int:
    os.environ |= {"ANSWERABLE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "answerable.register.settings"}
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import translation

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    with transaction.atomic():
        document = made(bodies, each)
        secretary, focal_point = asked_again()
    from answerable.register.commitments.models import Commitment
    from answerable.register.consolidating.content import content
    from answerable.register.consolidating.figures import By
    from answerable.register.consolidating.filling import filled
    from answerable.register.consolidating.gathering import gather
    from answerable.register.consolidating.keeping import OWN_TEMPLATE
    from answerable.register.consolidating.showing import shown
    from answerable.register.consolidating.workbook import workbook
    from answerable.register.desks.duties import duties
    from answerable.register.desks.office import office

    def draft() -> Any:
        figures = gather([document], begins=DAY - timedelta(days=91), ends=DAY, made_on=DAY)
        shown(figures, by="body")
        return figures

    figures = draft()

    def files() -> None:
        with translation.override("vi"):
            workbook(figures, title="Báo cáo")
        filled(OWN_TEMPLATE, content(figures, {"title": "Báo cáo"}, by=By.BODY))

    steps: dict[str, Callable[[], Any]] = {
        "plain count": lambda: Commitment.objects.filter(document=document, stage="done").count(),
        "draft": draft,
        "Word and Excel": files,
        "desk of the secretariat": lambda: office(secretary, on=DAY),
        "desk of a focal point": lambda: duties(focal_point, on=DAY),
    }
    found: dict[str, dict[str, list[float]]] = {name: {"wall": [], "cpu": []} for name in steps}
    for _ in range(REPETITIONS):
        for name, step in steps.items():
            wall, cpu = time.perf_counter(), worked()
            step()
            found[name]["wall"].append(time.perf_counter() - wall)
            found[name]["cpu"].append(worked() - cpu)
    medians = {
        name: {kind: statistics.median(all_) for kind, all_ in one.items()} for name, one in found.items()
    }
    print(json.dumps(medians))
    return 0


def worked() -> float:
    """Seconds that this process and its children have had of the processor."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def made(bodies: int, each: int) -> Any:
    """A plan of so many bodies, each of which answered and was confirmed in the round of its period."""
    from django.utils import timezone

    from answerable.register.bodies.models import Body
    from answerable.register.commitments.models import Appearance, Commitment, Due, Involvement
    from answerable.register.commitments.work import Assignment, Progress
    from answerable.register.plans.models import Clause, Document, Edition, File
    from answerable.register.reporting.models import Answer, Decision, Round, Submission

    now, words = timezone.now(), "Tổ chức tuyên truyền, phổ biến pháp luật cho nhân dân các xã vùng cao."
    document = Document.objects.create(number="12/KH-UBND", number_key="12/kh-ubnd")
    file = File.objects.create(sha256="0" * 64, name="a.txt", media_type="text/plain", size=1)
    edition = Edition.objects.create(document=document, file=file, text=words, reading={}, reader_version="0")
    one = Round.objects.create(
        kind="quarter", begins=DAY - timedelta(days=91), ends=DAY, due=DAY + timedelta(days=4), opened_at=now
    )
    for number in range(bodies):
        body = Body.objects.create(key=f"so-{number}", name=f"Sở {number}", level="province", source="person")
        for at in range(each):
            position = number * each + at
            key, day = f"{number // 10 + 1}/{position}", DAY + timedelta(days=at - each // 2)
            clause = Clause.objects.create(
                edition=edition, key=key, kind="task", pieces=[[0, len(words)]], position=position
            )
            commitment = Commitment.objects.create(
                document=document, kind="task", key=key, text=words, words_sha256="0" * 64,
                leads=[body.name], rights_class="administrative", timing="fixed", final_day=day, last_day=day,
                first_published=now,
            )  # fmt: skip
            appearance = Appearance.objects.create(commitment=commitment, edition=edition, clause=clause)
            Involvement.objects.create(
                appearance=appearance, body=body, name=body.name, role="lead", force="order", words=body.name
            )
            Due.objects.create(
                appearance=appearance, kind="by", date=day, inclusive=True, words=f"trước {day}"
            )
            asked = Assignment.objects.create(
                commitment=commitment, body=body, occasion=one.occasion, asked_on=DAY, outcome="answered"
            )
            stage = "done" if at % 3 else "in_progress"
            said = {"stage": stage, "done": f"Đã tổ chức {at} hội nghị.", "difficulties": "Thiếu kinh phí."}
            answer = Answer.objects.create(commitment=commitment, assignment=asked, saved_at=now, **said)
            spoken = {
                "commitment": commitment,
                "body": body,
                "stage": stage,
                "as_of": DAY,
                "period": str(one),
            }
            claim = Progress.objects.create(voice="body", words=answer.done, **spoken)
            submission = Submission.objects.create(
                commitment=commitment,
                answer=answer,
                ordinal=1,
                said=answer.said(),
                sent_on=DAY,
                progress=claim,
            )
            Decision.objects.create(
                commitment=commitment, submission=submission, outcome="confirmed", decided_on=DAY
            )
            Progress.objects.create(voice="secretariat", **spoken)
    return document


def asked_again() -> tuple[Any, Any]:
    """A round that nobody has answered yet; somebody of the secretariat, and a focal point in it."""
    from django.utils import timezone

    from answerable.register.accounts.models import Account, Membership
    from answerable.register.bodies.models import Body
    from answerable.register.commitments.work import Assignment
    from answerable.register.reporting.models import Round

    until = DAY + timedelta(days=30)
    one = Round.objects.create(kind="month", begins=DAY, ends=until, due=until, opened_at=timezone.now())
    before = list(Assignment.objects.values_list("commitment", "body"))
    Assignment.objects.bulk_create(
        Assignment(commitment_id=commitment, body_id=body, occasion=one.occasion, asked_on=DAY, due=until)
        for commitment, body in before
    )
    accounts = []
    for role, body in (("secretariat", None), ("focal_point", Body.objects.earliest("pk"))):
        account = Account.objects.create_user(f"{role}@example.vn")
        Membership.objects.create(account=account, role=role, body=body)
        accounts.append(account)
    return accounts[0], accounts[1]


if __name__ == "__main__":
    sys.exit(main())
