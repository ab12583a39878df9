"""What pytest is told: the examples of the documentation are tests, and how long hypothesis searches."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

# `ci` draws the same examples each time, so that a change is never blamed for what was there before; `deep` looks for new ones.
# How fast examples are drawn says nothing about the code on a busy machine.
settings.register_profile("ci", max_examples=2_000, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("NEWSCLEAN_PROFILE", "ci"))

# Every ```python block of README.md and docs/ is run; where it shows `>>>`, what it shows must come out.
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], pattern="*.md").pytest()
