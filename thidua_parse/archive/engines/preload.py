"""Imported by the process that Dask's workers on this machine are forked from: loads what they need."""

from __future__ import annotations

import gc

from ..work import warm

warm()
gc.collect()
gc.freeze()  # not gone through again, and shared between workers
