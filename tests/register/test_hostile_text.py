"""Hostile text in every text field of every form, and wherever it is shown afterwards."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.register.checking.plan import TEXT, draft
from tests.register.every_kind import names

MARKUP = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 70007|add:7000000000 }}"
HOSTILE = {
    "markup": MARKUP,
    "right to left, and a header": "\u202eabc\u202c\r\nSet-Cookie: evil=1",
    "NUL": "a\x00b",
    "100 kB": "ă" * 50_000,
}
WHO = ("anonymous", "secretariat", "focal_own", "reviewer", "admin")
TEXTS = ("text", "search", "email", "password", "date", "hidden", None)  # None: a textarea
OURS = ("csrfmiddlewaretoken",)
PARTS = 2  # so that two processes may try


def has_raw(page: str) -> bool:
    # what a template would make of it is long, so that no digest on the page holds it by chance
    return "<img src=x" in page or "<script>alert" in page or "7000070007" in page


def forms_of(client, address):
    """Each form of a page with each of its buttons: method, address, what it would send, its text fields."""
    answer = client.get(address)
    if answer.streaming:
        list(answer)  # a file is closed by whoever reads it to its end
        return
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return
    for form in html.fromstring(answer.content).forms:
        values = {name: value or "" for name, value in form.form_values() if name not in OURS}
        fields = [
            one.name for one in form.inputs if one.name not in (None, *OURS) and one.get("type") in TEXTS
        ]
        for button in form.xpath(".//button[@name]") or [None]:
            pressed = {} if button is None else {button.get("name"): button.get("value") or ""}
            yield (
                form.method,
                urljoin(address, form.action or ""),
                {**values, **pressed},
                dict.fromkeys(fields),
            )


def what_goes_wrong(client, method, address, sent, shown):
    """Send a form, look at its answer and at the pages that show what was kept, and take all of it back."""
    before, cookies = transaction.savepoint(), client.cookies.copy()
    answer = getattr(client, method.lower())(address, sent)
    pages = [b"" if answer.streaming else answer.content]
    if answer.status_code in (301, 302):
        pages += [client.get(one).content for one in (answer.headers["Location"], *shown)]
    wrong = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    wrong += ["raw"] if any(has_raw(page.decode()) for page in pages) else []
    wrong += (
        ["a header"]
        if "evil" in answer.cookies or any("\n" in one for one in answer.headers.values())
        else []
    )
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    return wrong


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("part", range(PARTS))
def test_no_form_stumbles_over_hostile_text_or_shows_it_raw(people, places, part):
    tried, wrong = set(), []
    kept = [
        reverse(name, kwargs=places.get(name, {})) for name in ("commitment", "hold", "body", "plan", "trace")
    ]
    for who in WHO:
        client = Client(raise_request_exception=False)
        if people[who] is not None:
            client.force_login(people[who])
        addresses = [reverse(name, kwargs=places.get(name, {})) for name in list(names())[part::PARTS]]
        for method, address, sent, fields in [one for each in addresses for one in forms_of(client, each)]:
            form = (address, *sent.items())
            if form in tried or not fields or "dang-xuat" in address:
                continue
            tried.add(form)
            hostile = [(kind, {**sent, **dict.fromkeys(fields, text)}, ()) for kind, text in HOSTILE.items()]
            # What is hostile all over may be refused for one field alone. What pages make of what is kept is
            # the same on each engine, so that it is looked at on one.
            if connection.vendor == "sqlite":
                hostile += [("markup", {**sent, field: MARKUP}, kept) for field in fields]
                hostile += [("NUL", {**sent, field: HOSTILE["NUL"]}, ()) for field in fields]
            for kind, told, shown in hostile:
                if found := what_goes_wrong(client, method, address, told, shown):
                    wrong.append((who, address, sent.get("verb"), kind, found))
    assert len(tried) > 30 // PARTS
    assert not wrong


@pytest.mark.django_db(transaction=True)
def test_a_hostile_document_is_read_as_text(client, people):
    client.force_login(people["secretariat"])
    hostile = TEXT.replace("cho học sinh tiểu học", f"cho học sinh {MARKUP}").replace(
        "Sở Tài chính", f"Sở {MARKUP}"
    )
    edition = draft(people["secretariat"], text=hostile)
    pages = [reverse("check_clause", args=[edition.pk, one.key]) for one in edition.clauses.all()]
    pages += [reverse(f"check_{name}", args=[edition.pk]) for name in ("publish", "header")]
    for address in [*pages, reverse("desk"), reverse("documents")]:
        page = client.get(address).content.decode()
        assert not has_raw(page), address
    assert "&lt;img src=x" in client.get(pages[4]).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "name", [f"{MARKUP}.txt", "../../etc/passwd", "a\u202etxt.exe", "ă" * 300, "a\r\nX: evil.txt"]
)
def test_a_hostile_name_of_a_file_is_only_a_name(client, people, name):
    client.force_login(people["secretariat"])
    answer = client.post(reverse("documents"), {"file": SimpleUploadedFile(name, TEXT.encode())}, follow=True)
    assert answer.status_code in (200, 400)
    assert not has_raw(answer.content.decode())
    for brought in client.get(reverse("documents")), answer:
        assert not any("evil" in one for one in brought.headers.values())
