"""The links to the data of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.urls import reverse

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()
FORMS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}


@register.inclusion_tag("opendata/page_data.html", takes_context=True)
def data_of_page(context: Context, ntoso: str = "") -> dict[str, Any]:
    """The same address in each form, with what the list is narrowed to; ``ntoso``: of a plan, its slug."""
    request = context["request"]
    query = request.GET.copy()
    query.pop("sau", None)
    asked = f"?{query.urlencode()}" if query else ""
    path = request.path.rstrip("/")
    files = [(f"{path}.{form}{asked}", name) for form, name in FORMS.items()]
    if ntoso:
        files.append((reverse("plan_ntoso", args=[ntoso]), "Akoma Ntoso"))
    return {"files": files}
