"""Kinds of change that a check must notice; importing the modules fills :data:`KINDS`."""

from . import adverse, contents, cuts, evasive, forms, lesser, links, offices, sly
from .model import KINDS, Kind, Pair

__all__ = ["KINDS", "Kind", "Pair", "adverse", "contents", "cuts", "evasive", "forms", "lesser", "links", "offices", "sly"]
