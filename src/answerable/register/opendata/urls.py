"""Addresses of this room."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from answerable.register.opendata import views, views_dumps


class Form(StringConverter):
    """The form of a file, as it ends."""

    regex = "csv|xlsx|json"


class Name(StringConverter):
    """A file of a dump."""

    regex = r"(?:(?:csv|data)/)?[a-z_]{1,40}(?:\.[a-z]{1,10}){1,2}"


class Day:
    """A day as ISO 8601 has it."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(Form, "form")
register_converter(Name, "dumped")
register_converter(Day, "day")

urlpatterns = [
    path("du-lieu/", views_dumps.data, name="data"),
    path("du-lieu/moi-nhat/<dumped:name>", views_dumps.latest, name="latest_dump_file"),
    path("du-lieu/<day:day>/<dumped:name>", views_dumps.dump_file, name="dump_file"),
    path("du-lieu/<slug:many>.<form:form>", views.table, name="table_data"),
    path("ke-hoach.<form:form>", views.plans, name="plans_data"),
    path("ke-hoach/<slug:slug>.<form:form>", views.plan, name="plan_data"),
    path("ke-hoach/<slug:slug>.akn.xml", views.plan_ntoso, name="plan_ntoso"),
    path("cam-ket.<form:form>", views.commitments, name="commitments_data"),
    path("cam-ket/<slug:public_id>.<form:form>", views.commitment, name="commitment_data"),
    path("co-quan.<form:form>", views.bodies, name="bodies_data"),
    path("co-quan/<slug:key>.<form:form>", views.body, name="body_data"),
]
