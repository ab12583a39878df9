"""What pytest is told: the examples of the documentation are tests, and how long hypothesis searches."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

# `ci` draws the same examples each time, so that no change is blamed for what was there before; `deep` draws new ones.
# How fast examples are drawn says nothing about the code on a busy machine.
_BOTH = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _BOTH, max_examples=2_000, derandomize=True)
settings.register_profile("deep", _BOTH, max_examples=20_000)
settings.load_profile(os.environ.get("NEWSCLEAN_PROFILE", "ci"))

# Every ```python block of README.md and docs/ is run; where it shows `>>>`, what it shows must come out.
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], pattern="*.md").pytest()
