"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# no limit of time for one example: a busy machine is no defect
settings.register_profile("house", deadline=None)
settings.load_profile("house")
