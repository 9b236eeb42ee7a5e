"""The files under rules/: the folder they are in, beside this module or inside a wheel, and one of them read as TOML."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

assert __package__ is not None
RULES: Traversable = files(__package__) / "rules"


def table(path: str) -> dict[str, Any]:
    """What the TOML file at `path`, counted from rules/, says."""
    return tomllib.loads(RULES.joinpath(path).read_text("utf-8"))
