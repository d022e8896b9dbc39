"""The rights lens: what a measure does to rights, and why. Pure: no network, no clock, no Django."""

from answerable.rights.classifying import classify
from answerable.rights.model import Class, Limb, Reading, Reason
from answerable.rights.plans import headings_that_restrict, read_rights
from answerable.rights.taxonomy import Right, rights

__all__ = [
    "Class",
    "Limb",
    "Reading",
    "Reason",
    "Right",
    "classify",
    "headings_that_restrict",
    "read_rights",
    "rights",
]
