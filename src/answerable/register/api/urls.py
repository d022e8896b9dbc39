"""Addresses of this room: those of programs, which are the same in every language."""

from __future__ import annotations

from django.urls import include, path

from answerable.register.api.interface import BASE, interface, openapi

operations, *_namespace = interface.urls  # by names of their own, as all other addresses
urlpatterns = [
    path(f"{BASE}openapi.json", openapi, name="api_openapi"),
    path(BASE, include(operations)),
]
