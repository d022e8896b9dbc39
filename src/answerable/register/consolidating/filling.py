"""A template of Word filled with what a report says, by a process of its own.

    python -m answerable.register.consolidating.filling TEMPLATE RESULT < content.json

An office may change its template, so a template is a stranger's program: it is given plain data, may call
nothing, has no network to ask for, and ends when it takes too much time or memory.
"""

from __future__ import annotations

import base64
import io
import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 60
MEMORY = 2 * 2**30  # bytes of addresses
LARGEST = 30_000_000  # bytes of a template or a result, unpacked
WIDTH = 165  # millimetres that a picture takes


class Problem(NamedTuple):
    """Why a template cannot be filled: a code of ``templates.PROBLEMS``, and the words where it stands."""

    code: str
    where: str = ""
    name: str = ""


class Unfillable(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def filled(template: Path, content: Mapping[str, Any], *, picture: bytes = b"") -> bytes:
    """The document. Raises Unfillable."""
    given = {**content, "picture": base64.b64encode(picture).decode()}
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.docx"
        command = [sys.executable, "-m", __name__, str(template.absolute()), str(result)]
        try:
            done = subprocess.run(
                command, input=json.dumps(given).encode(), capture_output=True, check=False, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            raise Unfillable(Problem("too_long")) from None
        if done.returncode == 0 and result.is_file():
            return result.read_bytes()
    lines = done.stdout.decode(errors="replace").splitlines()
    try:
        raise Unfillable(Problem(*json.loads(lines[-1])))
    except (IndexError, ValueError, TypeError):
        raise Unfillable(Problem("failed")) from None


def main(template: str, result: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    try:
        _fill(Path(template), json.load(sys.stdin), Path(result))
    except Unfillable as error:
        print(json.dumps(error.problem))
        return 1
    except MemoryError:
        print(json.dumps(Problem("too_large")))
        return 1
    return 0


def _fill(template: Path, content: dict[str, Any], result: Path) -> None:
    _whole(template)
    # Only here, since the process that asks needs none of it.
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage
    from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document = DocxTemplate(template)
        picture = base64.b64decode(content["picture"])
        content["picture"] = InlineImage(document, io.BytesIO(picture), width=Mm(WIDTH)) if picture else ""
        document.render(content, environment, autoescape=True)
        document.save(result)
    except TemplateSyntaxError as error:
        raise Unfillable(Problem("grammar", _where(template, ("{%", "{{")), str(error.message))) from None
    except UndefinedError as error:
        name = str(error.message).split("'")[-2] if "'" in str(error.message) else ""
        raise Unfillable(Problem("unknown", _where(template, (name,)), name)) from None
    except SecurityError:
        raise Unfillable(Problem("forbidden", _where(template, ("__", ".mro", "attr")))) from None
    except (OverflowError, RecursionError):
        raise Unfillable(Problem("too_large")) from None
    except MemoryError:
        raise
    except Exception as error:  # whatever else a stranger's template does to the libraries that read it
        raise Unfillable(Problem("failed", "", type(error).__name__)) from None


def _whole(template: Path) -> None:
    """A document of Word, not too large, that runs and fetches nothing. Raises Unfillable."""
    try:
        with zipfile.ZipFile(template) as packed:
            names = packed.namelist()
            if sum(one.file_size for one in packed.infolist()) > LARGEST:
                raise Unfillable(Problem("too_large"))
            if "word/document.xml" not in names:
                raise Unfillable(Problem("not_word"))
            if any("vbaProject" in name or "/embeddings/" in name or "/activeX" in name for name in names):
                raise Unfillable(Problem("macros"))
            for name in names:
                if name.endswith(".rels") and _fetches(packed.read(name)):
                    raise Unfillable(Problem("fetches", name))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        raise Unfillable(Problem("not_word")) from None


def _fetches(relations: bytes) -> bool:
    """Whether opening the document would fetch something from elsewhere; a link fetches nothing by itself."""
    from lxml import etree

    try:
        root = etree.fromstring(relations, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise Unfillable(Problem("not_word")) from None
    return any(
        one.get("TargetMode") == "External" and not str(one.get("Type")).endswith("/hyperlink")
        for one in root.iter()
        if isinstance(one.tag, str)
    )


def _where(template: Path, marks: tuple[str, ...]) -> str:
    """The first paragraph that holds one of these marks, so that people find it in their own document."""
    import docx

    for paragraph in docx.Document(str(template)).element.body.iter("{*}p"):
        text = "".join(run.text or "" for run in paragraph.iter("{*}t"))
        if any(mark and mark in text for mark in marks):
            return text.strip()[:200]
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
