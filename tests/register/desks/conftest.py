"""Desks are looked at in a register that reports."""

from tests.register.reporting.conftest import office

__all__ = ["office"]
