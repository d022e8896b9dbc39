"""The project keeps its word: what its pages claim is there, and what must not be in it is not."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from answerable.cli import main
from answerable.reader.formats import load

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")


@cache
def tracked() -> list[Path]:
    """The files that are kept, without what is only here: environments, caches, work not yet added."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout, so nothing tells which files are kept")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = [link for link in LINK.findall(text_of(page)) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_readme_names_only_options_and_formats_that_the_command_has(capsys):
    shown = "\n".join(re.findall(r"```sh\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL))
    assert main(["read", "--lang", "en", "--help"]) == 0
    help_text = capsys.readouterr().out
    options = set(re.findall(r"(?<=\s)--[a-z-]+", shown))
    assert options
    assert not {option for option in options if option not in help_text}
    formats = set(re.findall(r"--format (\w+)", shown))
    assert not {form for form in formats if not re.search(rf"^  {form} ", help_text, re.MULTILINE)}


def test_the_readme_names_the_kinds_of_file_that_are_told_apart():
    from answerable.reader.formats.sniffing import Format

    named = set(re.findall(r"\.(docx|doc|pdf|html|txt|md|rtf|odt)\b", text_of(ROOT / "README.md")))
    assert {"docx", "doc", "pdf", "html", "txt"} <= named
    assert {form.name.lower() for form in Format} >= (named - {"txt", "md"}) | {"text"}


def test_make_has_every_verb_that_the_pages_tell_to_call():
    verbs = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    called = {verb for page in PAGES for verb in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text_of(page))}
    assert not {verb for pair in called for verb in pair if verb} - verbs


def test_the_lock_pins_every_package_that_pyproject_names():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for group in project["optional-dependencies"].values() for one in group),
    ]
    pins = dict(
        re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text_of(ROOT / "requirements.lock"), re.MULTILINE)
    )
    for requirement in wanted:
        name, least = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?(?:[>=]=([0-9.]+))?", requirement).groups()
        assert name.lower() in pins, requirement
        assert not least or _numbers(pins[name.lower()]) >= _numbers(least), requirement


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def test_every_name_of_the_glossary_is_a_name_of_the_code():
    code = "\n".join(text_of(path) for path in sorted((ROOT / "src").rglob("*.py"))).lower()
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text_of(ROOT / "docs" / "glossary.md"), re.MULTILINE)
    names = [
        name.strip(" `") for _, names in rows[2:] for name in re.split(r", |\(|\)", names) if name.strip(" `")
    ]
    assert len(names) > 30
    assert not [
        name for name in names if not re.search(rf"\b{re.sub(r'[ _-]', '[ _-]', name.lower())}", code)
    ]


def test_no_file_names_a_place_of_the_machine_it_was_written_on():
    here = re.compile(r"/(?:home|Users)/\w+|/(?:work|root)/[a-z]|/tmp/[a-z]")
    ours = [path for path in tracked() if path.suffix not in {".lock", ".pdf", ".docx"}]
    assert not [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in ours
        if (found := here.search(text_of(path))) and path != Path(__file__)
    ]


HALF = 100  # of a run of 200 characters; shorter ones are formulas that many documents share


@pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the shared documents are not here")
def test_no_file_copies_a_shared_document():
    grams: dict[str, str] = {}
    for plan in sorted((SHARED / "plans").iterdir()):
        if plan.suffix in {".txt", ".docx", ".html", ".htm"}:
            words = " ".join(load(plan).text.split())
            for at in range(0, len(words) - HALF, HALF):  # any run of two halves holds one of these whole
                grams[words[at : at + HALF]] = plan.name
    copied = set()
    for path in tracked():
        words = " ".join(text_of(path).split())
        for at in range(len(words) - HALF + 1):
            if (plan_name := grams.get(words[at : at + HALF])) is not None:
                copied.add(f"{path.relative_to(ROOT)} has words of {plan_name}: {words[at : at + 60]}")
    assert not copied
