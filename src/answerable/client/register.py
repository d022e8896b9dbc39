"""The client: lists as iterators over all their pages, records, and what is written by a token."""

from __future__ import annotations

import json
import time
import uuid
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

import httpx

from answerable.client.errors import NotAccepted, Unreachable, error_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

Record = dict[str, Any]  # as the description of the interface has it
SECONDS = 30
PATIENCE = 60  # seconds that are waited where the register asks to
TRIES = 3
KEPT = 200  # answers that are kept to ask whether they are new


class Sender(Protocol):
    """What sends requests: httpx.Client, or a test's own."""

    def request(self, method: str, url: str, /, **more: Any) -> httpx.Response: ...
    def close(self) -> None: ...


class Kept(NamedTuple):
    """An answer with its mark: it is the same as long as the register says so."""

    etag: str
    says: Any


class Register:
    """One register. Answers are kept and asked for again by their ETag, so that little is sent twice.

    ``language``: of sentences, "vi" or "en". ``token``: for what is written. Every method raises
    RegisterError, of the kind of what was refused.
    """

    def __init__(
        self,
        address: str,
        *,
        token: str = "",
        language: Literal["vi", "en"] = "vi",
        sender: Sender | httpx.Client | None = None,
    ) -> None:
        self._base = f"{address.rstrip('/')}/api/v1/"
        self._headers = {"Accept-Language": language, "User-Agent": "answerable-client"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._sender: Sender | httpx.Client = sender or httpx.Client(timeout=SECONDS, follow_redirects=True)
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._sender.close()

    # what everybody may read

    def commitments(self, **filters: str) -> Iterator[Record]:
        """Commitments: state, right, rights_class, month, role, body, plan, q."""
        return self._all("commitments", filters)

    def commitment(self, id: str) -> Record:
        return self._one(f"commitments/{id}")

    def plans(self, **filters: str) -> Iterator[Record]:
        """Published plans: number."""
        return self._all("plans", filters)

    def plan(self, id: str) -> Record:
        return self._one(f"plans/{id}")

    def editions(self, plan: str) -> list[Record]:
        found: list[Record] = self._get(f"plans/{plan}/editions")
        return found

    def edition(self, plan: str, ordinal: int) -> Record:
        """With its whole text, into which the pieces of clauses point."""
        return self._one(f"plans/{plan}/editions/{ordinal}")

    def outline(self, plan: str, ordinal: int) -> Iterator[Record]:
        return self._all(f"plans/{plan}/editions/{ordinal}/outline", {})

    def bodies(self) -> Iterator[Record]:
        return self._all("bodies", {})

    def body(self, id: str) -> Record:
        return self._one(f"bodies/{id}")

    def citations(self, **filters: str) -> Iterator[Record]:
        """Documents as plans name them: number, plan."""
        return self._all("citations", filters)

    def events(self, *, after: int = 0) -> Iterator[Record]:
        """The public trace, from the event after that number on."""
        return self._all("events", {"after": str(after)})

    def search(self, q: str, *, kind: str = "") -> Iterator[Record]:
        return self._all("search", {"q": q, "kind": kind})

    # what a token may do; ``key``: sent again under the same key, it is done once

    def rounds(self) -> list[Record]:
        found: list[Record] = self._get("rounds")
        return found

    def answers(self, round: int) -> list[Record]:
        """What the body is asked in a round, with the drafts that are kept."""
        found: list[Record] = self._get(f"rounds/{round}/answers")
        return found

    def draft(self, round: int, commitment: str, *, key: str = "", **said: Any) -> Record:
        """Keep a draft: version, stage, done_on, done, figures, difficulties, proposals, ready …"""
        return self._send("PUT", f"rounds/{round}/answers/{commitment}", key, json=said)

    def give_evidence(self, commitment: str, *, key: str = "", **said: Any) -> Record:
        """Name a document (number, issuer, dated) or an address (url, seen_on), with its title."""
        return self._send("POST", f"commitments/{commitment}/evidence", key, json=said)

    def give_file(self, commitment: str, path: Path, *, key: str = "", **said: Any) -> Record:
        """Give a file, with its title."""
        file = {"file": (path.name, path.read_bytes())}
        return self._send("POST", f"commitments/{commitment}/evidence/files", key, data=said, files=file)

    def bring_plan(self, plan: Mapping[str, Any], *, key: str = "") -> Record:
        """Bring a plan by the contract ``answerable.plan/1``; it becomes a draft for people to check."""
        data = json.dumps(plan, ensure_ascii=False).encode()
        return self._send("POST", "imports", key, content=data, headers={"Content-Type": "application/json"})

    # how it is asked

    def _one(self, path: str) -> Record:
        found: Record = self._get(path)
        return found

    def _all(self, path: str, query: Mapping[str, str]) -> Iterator[Record]:
        page = self._get(path, {name: value for name, value in query.items() if value})
        while True:
            yield from page["items"]
            following = page["next"]
            if following is None:
                return
            path, _, asked = str(following).partition("/api/v1/")[2].partition("?")
            page = self._get(path, dict(httpx.QueryParams(asked)))

    def _get(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        name = f"{path}?{httpx.QueryParams(dict(query or {}))}"
        kept = self._kept.get(name)
        headers = {"If-None-Match": kept.etag} if kept else {}
        answer = self._ask("GET", path, params=dict(query or {}), headers=headers)
        if answer.status_code == 304 and kept:
            self._kept.move_to_end(name)
            return kept.says
        says = _says(answer)
        if etag := answer.headers.get("ETag"):
            self._kept[name] = Kept(etag, says)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return says

    def _send(self, method: str, path: str, key: str, **more: Any) -> Record:
        """What is lost on the way is sent again, under the same key, and so done once."""
        headers = {"Idempotency-Key": key or str(uuid.uuid4()), **more.pop("headers", {})}
        said: Record = _says(self._ask(method, path, headers=headers, **more))
        return said

    def _ask(self, method: str, path: str, *, headers: Mapping[str, str], **more: Any) -> httpx.Response:
        if not all(path.split("/")) or ".." in path.split("/"):
            raise NotAccepted(f"no address is made of “{path}”")
        for again in reversed(range(TRIES)):
            try:
                answer = self._sender.request(
                    method, f"{self._base}{path}", headers={**self._headers, **headers}, **more
                )
            except httpx.TransportError as lost:
                if not again:
                    raise Unreachable(f"{self._base} does not answer: {lost}") from lost
                continue
            wait = answer.headers.get("Retry-After", "")
            if (
                answer.status_code not in (409, 429)
                or not wait.isdigit()
                or int(wait) > PATIENCE
                or not again
            ):
                break
            time.sleep(int(wait))
        return answer


def _says(answer: httpx.Response) -> Any:
    """What an answer says. Raises RegisterError."""
    try:
        says = answer.json()
    except ValueError:
        says = None
    if answer.status_code >= 400:
        raise error_of(answer.status_code, says)
    if says is None:
        raise Unreachable("what answered is no register", status=answer.status_code)
    return says
