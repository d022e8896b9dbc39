"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.subplans import views, views_links, views_sending

CALLS = f"{DESK}/ke-hoach-con"
LINKS = f"{DESK}/lien-ket"

urlpatterns = [
    path("ke-hoach/<slug:slug>/ke-hoach-con/", views.subplans, name="subplans"),
    path(f"{CALLS}/", views.calls, name="calls"),
    path(f"{CALLS}/phai-gui/", views_sending.my_calls, name="my_calls"),
    path(f"{CALLS}/theo/<slug:public_id>/", views.call_by_commitment, name="call_by_commitment"),
    path(f"{CALLS}/<int:pk>/", views.call, name="call"),
    path(f"{CALLS}/<int:pk>/doi-han/", views.put_off_call, name="put_off_call"),
    path(f"{CALLS}/<int:pk>/rut/", views.withdraw_call, name="withdraw_call"),
    path(f"{CALLS}/<int:pk>/<slug:key>/gui/", views_sending.send_subplan, name="send_subplan"),
    path(f"{CALLS}/<int:pk>/<slug:key>/ghi-ho/", views_sending.record_subplan, name="record_subplan"),
    path(f"{LINKS}/", views_links.links, name="links"),
    path(f"{LINKS}/<slug:slug>/", views_links.link, name="link"),
]
