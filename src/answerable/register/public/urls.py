"""Addresses of this room."""

from __future__ import annotations

from django.urls import path, re_path

from answerable.register.public.views import (
    about,
    around,
    bodies,
    calendars,
    commitments,
    deadlines,
    front,
    pictures,
    plans,
    quality,
    searching,
    sharing,
)

urlpatterns = [
    path("", front.front, name="front"),
    path("the.png", sharing.card, name="card"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/<slug:slug>/", plans.plan, name="plan"),
    path("ke-hoach/<slug:slug>/van-ban/<int:ordinal>/<int:part>/", plans.plan_text, name="plan_text"),
    path("ke-hoach/<slug:slug>/trang/<int:ordinal>/<int:page>.webp", plans.plan_page, name="plan_page"),
    path("ke-hoach/<slug:slug>/tep/<int:ordinal>/", plans.plan_file, name="plan_file"),
    path("ke-hoach/<slug:slug>/chua-noi/", quality.plan_card, name="plan_card"),
    re_path(
        r"^ke-hoach/(?P<slug>[-\w]+)/chua-noi\.(?P<form>docx|json)$",
        quality.plan_card_file,
        name="plan_card_file",
    ),
    path("ke-hoach/<slug:slug>/so-sanh/<int:ordinal>/", around.plan_comparison, name="plan_comparison"),
    path("ke-hoach/<slug:slug>/cay/", around.plan_tree, name="plan_tree"),
    path("ke-hoach/<slug:slug>/cay.csv", around.plan_tree_csv, name="plan_tree_csv"),
    path("ke-hoach/<slug:slug>/cay.svg", around.plan_tree_picture, name="plan_tree_picture"),
    path("ke-hoach/<slug:slug>/dong-thoi-gian/", around.plan_timeline, name="plan_timeline"),
    path("ke-hoach/<slug:slug>/huy-hieu.svg", around.plan_badge, name="plan_badge"),
    path("ke-hoach/<slug:slug>/huy-hieu/", around.plan_badge_page, name="plan_badge_page"),
    path("ke-hoach/<slug:slug>/the.png", sharing.plan_card_picture, name="plan_card_picture"),
    path("ke-hoach/<slug:slug>/hinh/", pictures.plan_pictures, name="plan_pictures"),
    path("ke-hoach/<slug:slug>/hinh/<slug:name>.svg", pictures.plan_picture, name="plan_picture"),
    path("ke-hoach/<slug:slug>/hinh/<slug:name>.csv", pictures.plan_picture_csv, name="plan_picture_csv"),
    path("cam-ket/", commitments.commitments, name="commitments"),
    path("cam-ket/<slug:public_id>/", commitments.commitment, name="commitment"),
    path("cam-ket/<slug:public_id>/the.png", sharing.commitment_card, name="commitment_card"),
    path("co-quan/", bodies.bodies, name="bodies"),
    path("co-quan/<slug:key>/", bodies.body, name="body"),
    path("co-quan/<slug:key>/the.png", sharing.body_card, name="body_card"),
    path("co-quan/<slug:key>/hinh/", pictures.body_pictures, name="body_pictures"),
    path("co-quan/<slug:key>/hinh/<slug:name>.svg", pictures.body_picture, name="body_picture"),
    path("co-quan/<slug:key>/hinh/<slug:name>.csv", pictures.body_picture_csv, name="body_picture_csv"),
    path("han/", deadlines.deadlines, name="deadlines"),
    path("han/<int:year>/<int:month>/", deadlines.deadlines, name="deadlines"),
    path("han/<int:year>/<int:month>/lich.ics", calendars.of_month, name="calendar"),
    path("han.ics", calendars.of_all, name="calendar_of_all"),
    path("co-quan/<slug:key>/han.ics", calendars.of_body, name="calendar_of_body"),
    path("tim/", searching.search, name="search"),
    path("vien-dan/", plans.cited, name="cited"),
    path("gioi-thieu/", about.about, name="about"),
]
