"""Invitations: who sends them, what they open, once and for a time; and accounts that are closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from tests.register.making import make_account, make_body, member, tell_of_bodies

from answerable.register.accounts import services
from answerable.register.accounts.models import Account, Invitation, Membership, Role
from answerable.register.accounts.permissions import roles_to_invite
from answerable.register.bodies.placing import folded
from answerable.register.trace.models import EventContent
from answerable.register.trace.verifying import verify

pytestmark = pytest.mark.django_db
NEW = {"name": "Trần Thị B", "password": "một câu rất dài", "again": "một câu rất dài"}


@pytest.fixture
def admin():
    return member("admin")


@pytest.fixture
def invited(client, admin):
    """The address in the letter of an invitation to a focal point."""
    body = make_body("Sở Tư pháp")
    body.names.create(name=body.name, folded=folded(body.name), kind="official")
    client.force_login(admin)
    form = {"email": "Moi@example.vn", "role": "focal_point", "body": "so tu phap"}
    assert client.post(reverse("invitations"), form).status_code == 302
    client.logout()
    (letter,) = mail.outbox
    assert letter.to == ["moi@example.vn"]
    assert body.name in letter.body
    return re.search(r"http://testserver(/\S+)", letter.body)[1]


def test_who_is_invited_sets_a_name_and_a_password_and_has_the_role(client, invited):
    assert "Sở Tư pháp" in client.get(invited).content.decode()
    assert client.post(invited, NEW).headers["Location"] == reverse("desk")
    account = Account.objects.get(email="moi@example.vn")
    assert account.check_password(NEW["password"])
    held = account.memberships.get()
    assert (held.role, held.body.name, held.valid_from) == ("focal_point", "Sở Tư pháp", timezone.localdate())
    tell_of_bodies()
    assert verify().broken is None


def test_an_invitation_opens_once(client, invited):
    client.post(invited, NEW)
    assert client.get(invited).status_code == 404
    assert client.post(invited, NEW).status_code == 404
    assert Account.objects.filter(email="moi@example.vn").count() == 1


@pytest.mark.parametrize("spoil", ["old", "withdrawn", "invited again", "another token"])
def test_what_is_old_withdrawn_or_replaced_opens_nothing(client, invited, admin, spoil):
    invitation = Invitation.objects.get()
    if spoil == "old":
        Invitation.objects.update(expires=timezone.now())
    elif spoil == "withdrawn":
        services.withdraw_invitation(invitation, by=admin)
    elif spoil == "invited again":
        services.invite("moi@example.vn", Role.FOCAL_POINT, body=invitation.body, by=admin)
    else:
        invited = invited[:-3] + "x/"
    answer = client.post(invited, NEW)
    assert answer.status_code == 404
    assert not Account.objects.filter(email="moi@example.vn").exists()


def test_the_token_is_kept_nowhere(invited):
    token = invited.strip("/").rpartition("/")[2]
    invitation = Invitation.objects.get()
    assert token not in str(vars(invitation))
    assert invitation.expires - timezone.now() > timedelta(days=6)
    assert not EventContent.objects.filter(text__contains=token).exists()
    assert not EventContent.objects.filter(public=True, text__contains="moi@").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"again": "một câu khác hẳn"}, "Hai mật khẩu không giống nhau."),
        ({"password": "ngắn quá", "again": "ngắn quá"}, "Mật khẩu quá ngắn. Phải có ít nhất 12 ký tự."),
        ({"password": "moi@example.vn", "again": "moi@example.vn"}, "quá giống"),
        ({"name": ""}, "Trường này là bắt buộc."),
        ({"name": "x" * 121}, "120"),
    ],
)
def test_a_bad_name_or_password_is_told_and_nothing_is_made(client, invited, changed, says):
    answer = client.post(invited, NEW | changed)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not Account.objects.filter(email="moi@example.vn").exists()


def test_an_account_that_is_there_gets_one_more_role_when_it_is_signed_in(client, invited):
    account = make_account(email="moi@example.vn")
    assert "password" not in client.get(invited).content.decode().replace("quen-mat-khau", "")
    assert client.post(invited, NEW).status_code == 403
    client.force_login(make_account())
    assert client.post(invited, NEW).status_code == 403
    client.force_login(account)
    assert client.post(invited).status_code == 302
    assert account.memberships.get().role == "focal_point"


def test_roles_that_do_not_go_together_are_refused_and_the_invitation_stays(client, admin):
    account = member("secretariat", email="thu-ky@example.vn")
    _, token = services.invite(account.email, Role.REVIEWER, body=make_body(), by=admin)
    client.force_login(account)
    answer = client.post(reverse("accept_invitation", args=[token]))
    assert answer.status_code == 409
    assert "ban thư ký" in answer.content.decode()
    assert account.memberships.count() == 1
    assert services.open_invitation(token)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("admin", set(Role)),
        ("secretariat", {Role.FOCAL_POINT, Role.VALIDATOR, Role.OBSERVER}),
        ("focal_point", set()),
        ("reviewer", set()),
    ],
)
def test_the_secretariat_chooses_neither_its_own_nor_who_reviews(role, may):
    account = member(role, make_body())
    assert set(roles_to_invite(account, on=timezone.localdate())) == may
    for one in Role:
        if one not in may:
            with pytest.raises(PermissionDenied):
                services.invite("a@example.vn", one, body=make_body(), by=account)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"role": "focal_point"}, "Vai trò này thuộc một cơ quan"),
        ({"role": "focal_point", "body": "Sở Không Có"}, "Sổ không có cơ quan nào"),
        ({"role": "observer", "body": "Hội"}, "Nhiều cơ quan mang tên này"),
        ({"role": "observer", "alternate": "on", "body": "Viện"}, "Chỉ đầu mối"),
        ({"role": "king"}, "king"),
        ({"role": "admin", "email": "a@b\r\nBcc: c@d.vn"}, "địa chỉ email"),
        ({"role": "admin", "email": ""}, "bắt buộc"),
        ({"role": "admin", "email": "a" * 250 + "@example.vn"}, "254"),
    ],
)
def test_a_bad_invitation_is_told_and_nothing_is_sent(client, admin, form, says):
    for name in ("Hội", "Hội", "Viện"):
        make_body(name)
    client.force_login(admin)
    answer = client.post(reverse("invitations"), {"email": "a@example.vn", **form})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not mail.outbox
    assert not Invitation.objects.exists()


def test_where_no_mail_can_be_sent_nobody_is_invited(client, admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.force_login(admin)
    answer = client.post(reverse("invitations"), {"email": "a@example.vn", "role": "admin"})
    assert answer.status_code == 503
    assert not Invitation.objects.open(at=timezone.now()).exists()


def test_closing_an_account_ends_its_session_at_once(client, admin):
    account = member("observer", make_body())
    client.force_login(account)
    assert client.get(reverse("desk")).status_code == 200
    services.close(account, reason="nghỉ việc", by=admin)
    assert client.get(reverse("desk")).status_code == 302
    services.reopen(account, reason="trở lại", by=admin)
    assert not EventContent.objects.filter(public=True, text__contains="nghỉ việc").exists()


def acts(account, membership):
    return [
        {"act": "close", "reason": "x"},
        {"act": "take_second_factor", "reason": "x"},
        {"membership": membership.pk, "last_day": timezone.localdate(), "reason": "x"},
    ]


def test_an_administrator_ends_roles_and_closes_accounts_of_others(client, admin):
    account = member("observer", make_body())
    client.force_login(admin)
    for form in acts(account, account.memberships.get()):
        assert client.post(reverse("account", args=[account.pk]), form).status_code == 302
    account.refresh_from_db()
    assert not account.is_active
    assert not account.authenticator_set.exists()
    assert account.memberships.get().valid_to == timezone.localdate()


def test_nobody_shuts_out_themselves(client, admin):
    client.force_login(admin)
    for form in acts(admin, admin.memberships.get()):
        answer = client.post(reverse("account", args=[admin.pk]), form)
        assert answer.status_code == 400
        assert "quản trị viên khác" in answer.content.decode()
    admin.refresh_from_db()
    assert admin.is_active
    assert admin.memberships.get().valid_to is None


@pytest.mark.parametrize(
    "form",
    [{}, {"act": "close"}, {"act": "burn", "reason": "x"}, {"membership": "x' OR 1", "reason": "x"},
     {"membership": "9" * 30, "reason": "x"}, {"act": "close", "reason": "x" * 1001}],
)  # fmt: skip
def test_a_bad_form_does_nothing_to_an_account(client, admin, form):
    account = member("observer", make_body())
    client.force_login(admin)
    assert client.post(reverse("account", args=[account.pk]), form).status_code == 400
    account.refresh_from_db()
    assert account.is_active


def test_a_role_does_not_end_before_it_began(client, admin):
    account = make_account()
    held = Membership.objects.create(account=account, role="admin", valid_from=timezone.localdate())
    client.force_login(admin)
    form = {"membership": held.pk, "last_day": "2020-01-01", "reason": "x"}
    assert client.post(reverse("account", args=[account.pk]), form).status_code == 400
