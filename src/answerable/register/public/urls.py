"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.public import views

urlpatterns = [path("", views.front, name="front")]
