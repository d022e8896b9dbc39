"""The digest of a published report, which its event carries: nobody changes its figures past the trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answerable.register.consolidating.models import ReportFile, Version
from answerable.register.trace.comparing import Compared, columns, digest

if TYPE_CHECKING:
    from collections.abc import Collection

OF_A_VERSION = ("report_id", "ordinal", "kind", "at", "figures", "said")


def of_versions(pks: Collection[int]) -> dict[int, str]:
    """Each version with the files that it was published as; the PDF is made of it later."""
    files: dict[int, list[list[str]]] = {}
    rows = ReportFile.objects.filter(version__in=pks).exclude(form=ReportFile.Form.PDF).order_by("pk")
    for version, *said in rows.values_list("version", "form", "sha256"):
        files.setdefault(version, []).append(said)
    return {
        pk: digest({**state, "files": files.get(pk, [])})
        for pk, state in columns(Version.objects.filter(pk__in=pks), OF_A_VERSION)
    }


DIGESTS = {
    "consolidating.version": Compared(
        of_versions,
        lambda: Version.objects.filter(kind=Version.Kind.PUBLISHED).select_related("report"),
        at_once=20,
    )
}
