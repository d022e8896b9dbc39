"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.desks import handover, views

urlpatterns = [
    path(f"{DESK}/viec-cua-toi/", views.my_duties, name="my_duties"),
    path(f"{DESK}/ban-thu-ky/", views.office_desk, name="office_desk"),
    path(f"{DESK}/ban-thu-ky/ky.svg", views.rounds_picture, name="rounds_picture"),
    path(f"{DESK}/ban-giao/<slug:key>/", handover.handover, name="handover"),
]
