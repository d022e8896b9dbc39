"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.commitments import keeping_bodies, views

urlpatterns = [
    path(f"{DESK}/co-quan/", keeping_bodies.keep_bodies, name="keep_bodies"),
    path(f"{DESK}/co-quan/<slug:key>/", keeping_bodies.keep_body, name="keep_body"),
    path("tam-dung/", views.holds, name="holds"),
    path("tam-dung/<slug:public_id>/", views.hold, name="hold"),
    path(f"{DESK}/tham-dinh/", views.reviews, name="reviews"),
    path(f"{DESK}/tham-dinh/<slug:public_id>/", views.review, name="review"),
    path(f"{DESK}/tham-dinh/<int:pk>/rut-lai/", views.withdraw_a_review, name="withdraw_review"),
    path(f"{DESK}/cam-ket/<slug:public_id>/tam-dung/", views.hold_it, name="put_on_hold"),
    path(f"{DESK}/cam-ket/<slug:public_id>/rut/", views.withdraw_it, name="withdraw"),
]
