"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.integrations import views, views_hooks

urlpatterns = [
    path(f"{DESK}/cua-toi/ma-truy-cap/", views.own_tokens, name="own_tokens"),
    path(f"{DESK}/ma-truy-cap/", views.tokens, name="tokens"),
    path(f"{DESK}/ma-truy-cap/<int:pk>/thu-hoi/", views.revoke_token, name="revoke_token"),
    path(f"{DESK}/bao-tin/", views_hooks.keep_hooks, name="hooks"),
    path(f"{DESK}/bao-tin/<int:pk>/bo/", views_hooks.take_off_hook, name="take_off_hook"),
]
