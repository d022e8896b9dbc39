"""Addresses of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, re_path

from answerable.register.checking import (
    views,
    views_card,
    views_correcting,
    views_documents,
    views_matching,
    views_publishing,
)
from answerable.register.checking.rosters import roster

if TYPE_CHECKING:
    from django.urls import URLPattern

CHECK = "lam-viec/kiem-tra/<int:edition>"
CARD = r"lam-viec/kiem-tra/(?P<edition>\d{1,18})"

urlpatterns: list[URLPattern] = [
    path("lam-viec/van-ban/", views_documents.documents, name="documents"),
    path("lam-viec/van-ban/<int:upload>/", views_documents.upload, name="upload"),
    path(f"{CHECK}/", views.start, name="check_start"),
    path(f"{CHECK}/muc/<path:key>/", views.clause, name="check_clause"),
    path(f"{CHECK}/hoan-tac/", views.undo, name="check_undo"),
    path(f"{CHECK}/co-quan/", views.bodies, name="check_bodies"),
    path(f"{CHECK}/tep/", views_documents.original, name="check_original"),
    path(f"{CHECK}/trang/<int:page>/", views_documents.page, name="check_page"),
    path(f"{CHECK}/trang/<int:page>.webp", views_documents.picture, name="check_picture"),
    path("lam-viec/cam-ket/<slug:public_id>/sua/", views_correcting.correct, name="correct"),
    path("lam-viec/co-quan/<slug:key>/thanh-vien/", roster, name="roster"),
    path(f"{CHECK}/van-ban/", views_publishing.header, name="check_header"),
    path(f"{CHECK}/phieu/", views_card.card, name="check_card"),
    re_path(rf"^{CARD}/phieu\.(?P<form>docx|json)$", views_card.card_file, name="check_card_file"),
    path(f"{CHECK}/so-sanh/", views_matching.matches, name="check_matches"),
    path(f"{CHECK}/cong-bo/", views_publishing.publishing, name="check_publish"),
]
