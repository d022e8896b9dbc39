"""What lists of the interface take: their filters, where a page begins, and how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlencode

from django import forms
from django.utils.translation import override
from ninja import Schema
from pydantic import Field, create_model

from answerable.register.api.problems import Problem
from answerable.register.api.shapes import Page
from answerable.register.lists.filters import FilterForm

if TYPE_CHECKING:
    from django.http import HttpRequest


MOST = 100  # records on a page
FEW = 30

# The English names of the filters, beside those that stand in the addresses of pages.
ENGLISH = {
    "trang_thai": "state",
    "quyen": "right",
    "lop": "rights_class",
    "thang": "month",
    "vai_tro": "role",
    "co_quan": "body",
    "ke_hoach": "plan",
    "loai_van_ban": "type",
}


class Paged(Schema):
    """A page of any list."""

    after: str = Field(
        "",
        max_length=120,
        description="The page that begins after this record. Take it from `next` of the page before.",
    )
    limit: int = Field(FEW, ge=1, le=MOST, description="How many records at most.")


class Numbered(Paged):
    """Documents by their number."""

    number: str = Field("", max_length=80, description="Of this number, in any spacing: 12/KH-UBND.")


class Cited(Numbered):
    """Citations of a document, or in a plan."""

    plan: str = Field("", max_length=120, description="In the plan of this id.")


class Sought(Paged):
    """A question to the search."""

    q: str = Field(max_length=300, description="Words; those in quotes follow each other.")
    kind: Literal["", "document", "commitment", "body", "clause", "cited", "report"] = Field(
        "", description="Only of this kind."
    )


def _filters() -> type[Schema]:
    """Of lists of commitments, from the form that the page has, so that both take the same."""
    fields: dict[str, Any] = {}
    with override("en"):
        for name, field in FilterForm.base_fields.items():
            says: dict[str, Any] = {"description": str(field.label or name)}
            if isinstance(field, forms.ModelChoiceField):
                says |= {"description": f"The id of a {ENGLISH[name]}", "max_length": 120}
            elif isinstance(field, forms.RegexField):
                says |= {
                    "description": f"{says['description']}: {field.help_text}",
                    "json_schema_extra": {"pattern": f"^({field.regex.pattern})?$"},
                }
            elif isinstance(field, forms.ChoiceField):
                says["json_schema_extra"] = {
                    "enum": [str(value) for value, _label in cast("list[tuple[str, str]]", field.choices)]
                }
            elif isinstance(field, forms.CharField):
                says["max_length"] = field.max_length
            fields[name] = (str, Field("", **says))
            if name in ENGLISH:
                english = {**says, "description": f"{says['description']}. The same as `{name}`."}
                fields[ENGLISH[name]] = (str, Field("", **english))
    return create_model("CommitmentFilters", __base__=Paged, **fields)


if TYPE_CHECKING:
    CommitmentFilters = Paged
else:
    CommitmentFilters = _filters()


def chosen(filters: Schema) -> tuple[dict[str, Any], dict[str, str]]:
    """What a filled-in filter says, cleaned and as it stands in addresses. Raises Problem."""
    given = filters.dict()
    said = {name: given[name] or given.get(ENGLISH.get(name, ""), "") for name in FilterForm.base_fields}
    form = FilterForm(said)
    if form.is_valid():
        return form.cleaned_data, said
    errors = [(name, str(one)) for name, some in form.errors.items() for one in some]
    unknown = {
        name for name, some in form.errors.as_data().items() for one in some if one.code == "invalid_choice"
    }
    named = {name for name in unknown if isinstance(form.fields[name], forms.ModelChoiceField)}
    raise Problem(404 if named else 422, errors=errors)


def page_of(items: list[Any], request: HttpRequest, following: str) -> Page[Any]:
    """A page with the address of the next, which begins after ``following``; "": it was the last."""
    if not following:
        return Page(items=items, next=None)
    kept = {name: value for name, value in request.GET.items() if name not in ("after", "sau")}
    query = urlencode({**kept, "after": following})
    return Page(items=items, next=request.build_absolute_uri(f"{request.path}?{query}"))
