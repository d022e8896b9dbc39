"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.integrations import views

urlpatterns = [
    path(f"{DESK}/cua-toi/ma-truy-cap/", views.own_tokens, name="own_tokens"),
    path(f"{DESK}/ma-truy-cap/", views.tokens, name="tokens"),
    path(f"{DESK}/ma-truy-cap/<int:pk>/thu-hoi/", views.revoke_token, name="revoke_token"),
]
