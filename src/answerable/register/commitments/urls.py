"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.commitments import views, views_acts, views_bodies, views_reviews, views_work

urlpatterns = [
    path(f"{DESK}/co-quan/", views_bodies.keep_bodies, name="keep_bodies"),
    path(f"{DESK}/co-quan/<slug:key>/", views_bodies.keep_body, name="keep_body"),
    path("tam-dung/", views.holds, name="holds"),
    path("tam-dung/<slug:public_id>/", views.hold, name="hold"),
    path(f"{DESK}/tham-dinh/", views_reviews.reviews, name="reviews"),
    path(f"{DESK}/tham-dinh/<slug:public_id>/", views_reviews.review, name="review"),
    path(f"{DESK}/tham-dinh/<int:pk>/rut-lai/", views_reviews.withdraw_a_review, name="withdraw_review"),
    path(f"{DESK}/cam-ket/<slug:public_id>/tam-dung/", views_acts.hold_it, name="put_on_hold"),
    path(f"{DESK}/cam-ket/<slug:public_id>/rut/", views_acts.withdraw_it, name="withdraw"),
    path(
        f"{DESK}/cam-ket/<slug:public_id>/xin-gia-han/", views_work.ask_for_a_later_day, name="ask_extension"
    ),
    path(f"{DESK}/cam-ket/<slug:public_id>/su-kien/", views_work.record_an_event, name="record_event"),
    path(f"{DESK}/cam-ket/<slug:public_id>/co-quan-thuc-hien/", views_work.who_answers, name="who_answers"),
    path(f"{DESK}/gia-han/", views_work.extensions, name="extensions"),
    path(f"{DESK}/gia-han/<int:pk>/", views_work.decide_extension, name="decide_extension"),
    path(f"{DESK}/khong-chuyen-bien/", views_work.still, name="still"),
]
