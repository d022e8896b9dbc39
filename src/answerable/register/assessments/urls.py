"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.assessments import views, views_contributions

urlpatterns = [
    path("cam-ket/<slug:public_id>/y-kien/", views.others, name="others"),
    path(f"{DESK}/danh-gia/", views.own_assessments, name="own_assessments"),
    path(f"{DESK}/cam-ket/<slug:public_id>/danh-gia/", views.assess_commitment, name="assess"),
    path(f"{DESK}/danh-gia/<int:pk>/rut/", views.withdraw, name="withdraw_assessment"),
    path("cam-ket/<slug:public_id>/gop-y/", views_contributions.contribution, name="contribute"),
    path("gop-y/", views_contributions.contributions, name="contributions"),
    path(f"{DESK}/gop-y/", views_contributions.to_moderate, name="to_moderate"),
    path(f"{DESK}/gop-y/<int:pk>/", views_contributions.moderate, name="moderate"),
    path(f"{DESK}/gop-y/tra-loi/", views_contributions.own_contributions, name="own_contributions"),
    path(f"{DESK}/gop-y/<int:pk>/tra-loi/", views_contributions.reply_to, name="reply_to"),
]
