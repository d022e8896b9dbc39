"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.guidance import views

LETTERS = f"{DESK}/don-doc"
INSPECTIONS = f"{DESK}/kiem-tra-thuc-hien"

urlpatterns = [
    path("don-doc-kiem-tra/", views.guidance, name="guidance"),
    path(f"{LETTERS}/", views.letters, name="letters"),
    path(f"{LETTERS}/cua-toi/", views.my_letters, name="my_letters"),
    path(f"{LETTERS}/<int:pk>/tra-loi/", views.answer_letter, name="answer_letter"),
    path(f"{LETTERS}/<int:pk>/ghi-ho/", views.record_letter_answer, name="record_letter_answer"),
    path(f"{INSPECTIONS}/", views.inspections, name="inspections"),
    path(f"{INSPECTIONS}/<int:pk>/", views.inspection, name="inspection"),
    path(f"{INSPECTIONS}/khac-phuc/<int:pk>/", views.remedy, name="remedy"),
    path(f"{INSPECTIONS}/khac-phuc/<int:pk>/ghi-ho/", views.record_remedy, name="record_remedy"),
    path(f"{INSPECTIONS}/khac-phuc/<int:pk>/xac-nhan/", views.decide_on_remedy, name="decide_on_remedy"),
]
