"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.evidence import views

urlpatterns = [
    path("minh-chung/<int:pk>/", views.evidence_file, name="evidence_file"),
    path(
        f"{DESK}/cam-ket/<slug:public_id>/minh-chung/", views.commitment_evidence, name="commitment_evidence"
    ),
    path(f"{DESK}/minh-chung/<int:pk>/rut/", views.take_back_evidence, name="take_back_evidence"),
]
