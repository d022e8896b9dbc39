"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.budget import views

urlpatterns = [
    path("kinh-phi/", views.budget, name="budget"),
    path("kinh-phi/kinh-phi.csv", views.budget_csv, name="budget_csv"),
    path(f"{DESK}/kinh-phi/", views.keep_budget, name="keep_budget"),
]
