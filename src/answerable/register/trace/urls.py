"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.trace import views

urlpatterns = [
    path("nhat-ky/", views.trace, name="trace"),
    path("nhat-ky/chuoi.txt", views.chain, name="trace_chain"),
    path("nhat-ky/<int:seq>/", views.event, name="trace_event"),
]
