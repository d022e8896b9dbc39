"""The desk, accounts, signing in and out. Only what is used of allauth is reachable."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from answerable.register.accounts import views, views_settings

DESK = "lam-viec"
SECOND_FACTOR = f"{DESK}/xac-thuc-hai-lop"

urlpatterns = [
    path(f"{DESK}/", views.desk, name="desk"),
    path(f"{DESK}/loi-moi/", views.invitations, name="invitations"),
    path(f"{DESK}/loi-moi/<int:pk>/rut/", views.withdraw_invitation, name="withdraw_invitation"),
    path(f"{DESK}/nhan-loi-moi/<str:token>/", views.accept_invitation, name="accept_invitation"),
    path(f"{DESK}/tai-khoan/", views.accounts, name="accounts"),
    path(f"{DESK}/tai-khoan/<int:pk>/", views.account, name="account"),
    path(f"{DESK}/cua-toi/", views_settings.own_account, name="own_account"),
    path(f"{DESK}/thiet-lap/", views_settings.settings_page, name="settings"),
    path(f"{DESK}/thiet-lap/nhan-dien/", views_settings.look_page, name="look"),
    path("nhan-dien/mau.css", views_settings.look_style, name="look_style"),
    re_path(r"^nhan-dien/(?P<sha256>[0-9a-f]{64})\.png$", views_settings.look_logo, name="look_logo"),
    path(f"{DESK}/vao/<str:token>/", views.local_sign_in, name="local_sign_in"),
    # From here on the names are allauth's own: it looks its addresses up by them.
    path(f"{DESK}/dang-nhap/", account.login, name="account_login"),
    path(f"{DESK}/dang-xuat/", account.logout, name="account_logout"),
    path(f"{DESK}/xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path(f"{DESK}/doi-mat-khau/", account.password_change, name="account_change_password"),
    path(f"{DESK}/dat-mat-khau/", account.password_set, name="account_set_password"),
    path(f"{DESK}/quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path(f"{DESK}/quen-mat-khau/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        f"{DESK}/quen-mat-khau/<uidb36>-<key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        f"{DESK}/quen-mat-khau/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(f"{DESK}/tai-khoan-dong/", account.account_inactive, name="account_inactive"),
    path(f"{SECOND_FACTOR}/", mfa.index, name="mfa_index"),
    path(f"{SECOND_FACTOR}/nhap-ma/", mfa.authenticate, name="mfa_authenticate"),
    path(f"{SECOND_FACTOR}/xac-nhan-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(f"{SECOND_FACTOR}/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{SECOND_FACTOR}/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{SECOND_FACTOR}/ma-du-phong/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{SECOND_FACTOR}/ma-du-phong/tao/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        f"{SECOND_FACTOR}/ma-du-phong/tai/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
