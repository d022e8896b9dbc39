"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.reporting import (
    views,
    views_answers,
    views_one_answer,
    views_questions,
    views_tables,
    views_words,
)

ROUND = f"{DESK}/ky-bao-cao"
ONE = f"{ROUND}/<int:pk>/<slug:key>"

urlpatterns = [
    path("ky-bao-cao/", views.public_rounds, name="public_rounds"),
    path("ky-bao-cao/<int:pk>/", views.public_round, name="public_round"),
    path(f"{ROUND}/", views.rounds, name="rounds"),
    path(f"{ROUND}/cua-toi/", views_answers.my_rounds, name="my_rounds"),
    path(f"{ROUND}/ky-duyet/", views_answers.to_sign, name="to_sign"),
    path(f"{ROUND}/cau-hoi/", views_questions.questions, name="questions"),
    path(f"{ROUND}/cau-hoi/<int:pk>/thoi/", views_questions.retire_question, name="retire_question"),
    path(f"{DESK}/cach-goi/", views_words.own_words, name="own_words"),
    path(f"{ROUND}/<int:pk>/", views.round_page, name="round"),
    path(f"{ROUND}/<int:pk>/doi-han/", views.put_off_round, name="put_off_round"),
    path(f"{ROUND}/<int:pk>/dong/", views.close_a_round, name="close_round"),
    path(f"{ROUND}/<int:pk>/rut/", views.withdraw_a_round, name="withdraw_round"),
    path(f"{ONE}/", views_answers.body_answers, name="body_answers"),
    path(f"{ONE}/bang.xlsx", views_tables.table, name="answer_table"),
    path(f"{ONE}/bang/", views_tables.bring_table, name="bring_table"),
    path(f"{ONE}/<slug:public_id>/", views_one_answer.answer_page, name="answer"),
    path(f"{ONE}/<slug:public_id>/tra-lai/", views_one_answer.return_answer, name="return_answer"),
    path(f"{ONE}/<slug:public_id>/ghi-ho/", views_one_answer.record_answer, name="record_answer"),
]
