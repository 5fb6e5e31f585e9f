"""The app's manifest, as it is given to Slack and checked against what was granted."""

import json
from importlib.resources import files
from typing import Any


def manifest() -> dict[str, Any]:
    """Give the app's manifest."""
    found: dict[str, Any] = json.loads(files("adapters.slack").joinpath("manifest.json").read_text("utf-8"))
    return found
