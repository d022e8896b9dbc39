"""Addresses of this room."""

from __future__ import annotations

from django.urls import path, register_converter

from answerable.register.opendata import views


class Form:
    """The form of a file, as it ends."""

    regex = "csv|xlsx|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Form, "form")

urlpatterns = [
    path("ke-hoach.<form:form>", views.plans, name="plans_data"),
    path("ke-hoach/<slug:slug>.<form:form>", views.plan, name="plan_data"),
    path("cam-ket.<form:form>", views.commitments, name="commitments_data"),
    path("cam-ket/<slug:public_id>.<form:form>", views.commitment, name="commitment_data"),
    path("co-quan.<form:form>", views.bodies, name="bodies_data"),
    path("co-quan/<slug:key>.<form:form>", views.body, name="body_data"),
]
