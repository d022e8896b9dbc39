"""The client asks a published register, as programs do in the tests of the interface."""

from tests.register.api.conftest import application, office, register

__all__ = ["application", "office", "register"]
