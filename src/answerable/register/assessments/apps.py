"""The room, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentsRoom(AppConfig):
    name = "answerable.register.assessments"
    label = "assessments"
