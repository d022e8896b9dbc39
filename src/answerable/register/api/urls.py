"""Addresses of this room: those of programs, which are the same in every language."""

from __future__ import annotations

from django.urls import include, path

from answerable.register.api.interface import BASE, interface, openapi

# By names of their own, as all other addresses; nothing stands at the root.
operations = [one for one in interface.urls[0] if getattr(one, "name", "") != "api-root"]
urlpatterns = [
    path(f"{BASE}openapi.json", openapi, name="api_openapi"),
    path(BASE, include(operations)),
]
