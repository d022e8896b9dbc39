"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from answerable.register.accounts.urls import DESK
from answerable.register.consolidating import views, views_published

REPORTS = f"{DESK}/bao-cao"
TEMPLATES = f"{DESK}/mau-bao-cao"

urlpatterns = [
    path("bao-cao/", views_published.published_reports, name="published_reports"),
    path("bao-cao/<int:pk>/", views_published.published_report, name="published_report"),
    path("bao-cao/<int:pk>/so-lieu/<slug:code>/", views_published.published_figure, name="published_figure"),
    path("bao-cao/<int:pk>/tep.<slug:form>", views_published.published_file, name="published_file"),
    path(f"{REPORTS}/", views.reports, name="reports"),
    path(f"{REPORTS}/<int:pk>/", views.report, name="report"),
    path(f"{REPORTS}/<int:pk>/so-lieu/<slug:code>/", views.report_figure, name="report_figure"),
    path(f"{REPORTS}/<int:pk>/tong-hop-lai/", views.gather_report, name="gather_report"),
    path(f"{REPORTS}/<int:pk>/gui/", views.send_report, name="send_report"),
    path(f"{REPORTS}/<int:pk>/cong-bo/", views.publish_report, name="publish_report"),
    path(f"{REPORTS}/<int:pk>/bo/", views.abandon_report, name="abandon_report"),
    path(f"{REPORTS}/<int:pk>/ban/<int:ordinal>/", views.report_version, name="report_version"),
    path(f"{REPORTS}/<int:pk>/ban/<int:ordinal>/tep.<slug:form>", views.report_file, name="report_file"),
    path(f"{TEMPLATES}/", views.report_templates, name="report_templates"),
    path(f"{TEMPLATES}/<int:pk>.docx", views.report_template_file, name="report_template_file"),
    path(f"{TEMPLATES}/<int:pk>/thoi-dung/", views.withdraw_report_template, name="withdraw_report_template"),
]
