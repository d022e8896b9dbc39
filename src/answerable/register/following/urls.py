"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from answerable.register.following import views

urlpatterns = [
    path("theo-doi/", views.follow, name="follow"),
    path("theo-doi/<str:token>/", views.followed, name="followed"),
    path("theo-doi/<str:token>/thoi/", views.stop_following, name="stop_following"),
    path("moi.atom", views.feed, name="feed"),
    path("cam-ket.atom", views.list_feed, name="list_feed"),
    path("cam-ket/<slug:public_id>.atom", views.feed, name="commitment_feed"),
    path("ke-hoach/<slug:slug>.atom", views.feed, name="plan_feed"),
    path("co-quan/<slug:key>.atom", views.feed, name="body_feed"),
]
