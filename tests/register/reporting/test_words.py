"""Words of an office for states: shown wherever a state is named, in both languages; data keeps its codes."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import deactivate_all, override
from tests.register.factories import published_register
from tests.register.making import member

from answerable.register.accounts.own_words import LANGUAGES, WORDED, _own, call, ours
from answerable.register.commitments.state import Stage, Standing, Timeliness
from answerable.register.public.wording import state_in_words
from answerable.register.trace.models import EventContent

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/cach-goi/"


@pytest.fixture(autouse=True)
def _nothing_is_kept_for_the_next():
    yield
    _own.cache_clear()


@pytest.fixture
def administrator():
    return member("admin")


def decide(client, **said):
    return client.post(PAGE, {name.replace("__", "-"): words for name, words in said.items()})


def test_what_an_office_calls_a_state_is_said_everywhere_and_data_keeps_its_code(client, administrator):
    register = published_register()
    late = register["overdue"]
    files = ("/cam-ket.csv", f"/cam-ket/{late.public_id}.json")
    data = [b"".join(client.get(path)) for path in files]
    client.force_login(administrator)
    answer = decide(client, overdue__vi="Trễ hẹn", overdue__en="late")
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    client.logout()
    page = client.get(f"/cam-ket/{late.public_id}/").content.decode()
    assert "Trễ hẹn · chưa triển khai</span>" in page
    assert "quá hạn, chưa hoàn thành" not in page
    assert "late · not started</span>" in client.get(f"/en/cam-ket/{late.public_id}/").content.decode()
    narrowed = client.get("/cam-ket/?trang_thai=overdue").content.decode()
    assert ">Trễ hẹn</a>" in narrowed  # the facet
    assert ">Trễ hẹn</option>" in narrowed
    assert "Trễ hẹn" in client.get(f"/ke-hoach/{register.plan.slug}/hinh/").content.decode()
    assert "“Trễ hẹn”" in client.get("/gioi-thieu/").content.decode()
    kept = EventContent.objects.filter(text__contains="word.overdue.vi", public=True)
    assert json.loads(kept.get().text)["after"]["value"] == "Trễ hẹn"
    assert "ở đây gọi là “Trễ hẹn”" in client.get("/nhat-ky/").content.decode()
    assert [b"".join(client.get(path)) for path in files] == data


def test_an_empty_word_is_ours_again(client, administrator):
    register = published_register()
    call("overdue", "vi", "trễ hẹn", by=administrator)
    client.force_login(administrator)
    assert decide(client, overdue__vi="").status_code == 302
    assert state_in_words(register["overdue"], on=timezone.localdate())[1].startswith(
        "quá hạn, chưa hoàn thành"
    )


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("overdue__vi", "hoàn thành đúng hạn"),  # ours, of another state
        ("overdue__vi", "Hoàn  thành đúng hạn."),
        ("overdue__en", "Done on time"),
        ("overdue__vi", "dân tộc thiểu số"),
        ("overdue__vi", "theo đạo nào"),
        ("overdue__vi", "…"),
        ("overdue__vi", "x" * 41),
    ],
)
def test_no_state_takes_the_name_of_another_or_sorts_people(client, administrator, field, words):
    client.force_login(administrator)
    answer = decide(client, **{field: words})
    assert answer.status_code == 400
    assert not EventContent.objects.filter(text__contains="word.").exists()


def test_two_states_get_no_one_name(client, administrator):
    client.force_login(administrator)
    assert decide(client, overdue__vi="muộn", done_late__vi="Muộn").status_code == 400
    assert decide(client, overdue__vi="muộn", done_late__en="muộn").status_code == 302


def test_what_has_the_same_words_has_the_same_key_and_a_hold_has_none():
    for language in LANGUAGES:
        said = [ours(key, language) for key in WORDED]
        assert len(said) == len(set(said))
        with override(language):
            named = {str(one.label) for one in (*Stage, *Timeliness, *Standing)}
            never = {str(one.label) for one in (Standing.HELD, Standing.ENDED, Standing.WITHDRAWN)}
        assert set(said) <= named
        assert not never & {*said}


def test_migrations_keep_our_words(administrator):
    for key in WORDED:
        call(key, "vi", f"gọi {key}", by=administrator)
    out = io.StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=out)
    with override(None):
        deactivate_all()
        assert str(Stage.DONE.label) == "done"
    assert str(Stage.DONE.label) == "gọi done"


def test_a_page_asks_once_for_all_of_its_words(client, administrator, django_assert_max_num_queries):
    client.force_login(administrator)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("own_words")).status_code == 200
