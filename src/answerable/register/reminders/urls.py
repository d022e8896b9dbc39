"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.reminders import views

urlpatterns = [
    path("lam-viec/nhac-viec/", views.sent, name="sent"),
    path("lam-viec/nhac-viec/<int:pk>/gui-lai/", views.send_again, name="send_again"),
]
