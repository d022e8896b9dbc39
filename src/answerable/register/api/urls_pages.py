"""Addresses of pages of this room, in each language."""

from __future__ import annotations

from django.urls import path

from answerable.register.api.views import interface

urlpatterns = [path("giao-dien/", interface, name="interface")]
