"""The interface, put together: its operations, how it refuses, and its own description."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import get_schema

from answerable.register.api.problems import MEDIA_TYPE, Problem, answer_of, problem_answer, wrong
from answerable.register.api.reading import router as reading
from answerable.register.api.writing import router as writing
from answerable.register.opendata.licence import licence

if TYPE_CHECKING:
    from ninja.operation import Operation

BASE = "api/v1/"
SAYS = """\
The public register as data. Everything that is public is read without a token; writing needs one, with the
scope for it. Lists come in pages: follow `next`. Every answer to a reader has an `ETag`: send it back as
`If-None-Match`, and what has not changed is not sent again. `RateLimit-Remaining` says how many requests are
left in this minute. What cannot be done is told as problem details (RFC 9457), in Vietnamese, or in English
with `Accept-Language: en`."""

PROBLEM = {
    "type": "object",
    "description": "What cannot be done, and why (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Always `about:blank`: the status says which kind."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "description": "As the answer itself has it."},
        "detail": {"type": "string", "description": "A sentence in the language that was asked for."},
        "errors": {
            "type": "array",
            "description": "What is wrong with what was sent.",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {
                    "where": {"type": "string", "description": "The parameter or field."},
                    "what": {"type": "string", "description": "What is wrong with it."},
                },
            },
        },
    },
}  # fmt: skip

REFUSED = {
    400: "The request cannot be understood.",
    404: "There is nothing of that address.",
    422: "Something of it is not as described.",
    429: "Too many requests in this minute: wait as long as `Retry-After` says.",
}
REFUSED_BY_TOKEN = {
    401: "It needs a token that is in force.",
    403: "It is not for that token to do.",
}
REFUSED_IN_WRITING = {
    409: "Somebody else was there first, or it cannot be done as things stand.",
    413: "It is too big.",
    415: "It is in a form that is not taken.",
}
KEYS = re.compile("^[!-~]{1,100}$")
KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "pattern": KEYS.pattern},
    "description": "A name of the request: sent again under it within a day, it is done once.",
}


def fits_as_key(key: str) -> bool:
    return KEYS.fullmatch(key) is not None


class Interface(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """As its address is called in the code: api_commitments."""
        return operation.url_name or super().get_openapi_operation_id(operation)


interface = Interface(
    title="Answerable",
    version="1",
    description=SAYS,
    docs_url=None,
    openapi_url=None,
)
interface.add_router("", reading)
interface.add_router("", writing)


@interface.exception_handler(Problem)
def _problem(_request: HttpRequest, problem: Problem) -> HttpResponse:
    return answer_of(problem)


@interface.exception_handler(Http404)
def _nothing(_request: HttpRequest, _nothing: Http404) -> HttpResponse:
    return problem_answer(404)


@interface.exception_handler(ValidationError)
def _not_valid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem_answer(422, errors=wrong(error.errors))


@interface.exception_handler(HttpError)
def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    headers = {"WWW-Authenticate": "Bearer"} if error.status_code == 401 else {}
    return problem_answer(error.status_code, headers=headers)


def description() -> dict[str, Any]:
    """The interface in OpenAPI 3.1, with the problems that every operation may answer."""
    schema: dict[str, Any] = dict(get_schema(interface, path_prefix=BASE))
    schema["components"]["schemas"]["Problem"] = PROBLEM
    schema["info"]["license"] = {"name": licence().title, "url": licence().url}
    of_all = [(method, one) for path in schema["paths"].values() for method, one in path.items()]
    for method, operation in of_all:
        refused = REFUSED | (REFUSED_BY_TOKEN if "security" in operation else {})
        if method != "get":
            refused |= REFUSED_IN_WRITING
            operation["parameters"].append(KEY)
        for status, says in refused.items():
            operation["responses"].setdefault(status, _as_problem(says))
        operation["responses"] = {str(code): one for code, one in sorted(operation["responses"].items())}
    return schema


def _as_problem(says: str) -> dict[str, Any]:
    return {
        "description": says,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


@cache
def parameters() -> dict[str, frozenset[str]]:
    """The names that each reading operation takes in its address, by the name of the operation."""
    return {
        operation["operationId"]: frozenset(
            part["name"] for part in operation["parameters"] if part["in"] == "query"
        )
        for path in get_schema(interface, path_prefix=BASE)["paths"].values()
        for operation in path.values()
    }


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """The description of the interface, for programs."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})
