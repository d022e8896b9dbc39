"""What the worker does for this room."""

from __future__ import annotations

from django_tasks import task


@task()
def print_reports() -> None:
    """Print the PDFs that wait. It looks itself which those are, so that it may run at any time and twice."""
    from answerable.register.consolidating.waiting import print_waiting

    print_waiting()
