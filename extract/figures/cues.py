"""Words that tell targets from the rest, read from rules/targets/cues.toml: a name gives a compiled pattern.

Every cue brings sentences it must find (`yes`) and near misses it must not (`no`); `faults` says which do not hold.
"""

import re
from functools import cache
from typing import Any

from ..rule_files import table

DIGIT = re.compile(r"\d|百分之|亿|万|一半|翻[一两]番|前[三五十]")


@cache
def _blocks() -> dict[str, dict[str, Any]]:
    return {block["id"]: block for block in table("targets/cues.toml")["cue"]}


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of one cue. A name that no block has, or a bad pattern, is an error that says where."""
    block = _blocks().get(name)
    if block is None:
        raise KeyError(f"cues.toml: no cue '{name}'; it has {', '.join(sorted(_blocks()))}")
    try:
        return re.compile(block["pattern"], re.VERBOSE)
    except re.error as error:
        raise ValueError(f"cues.toml, cue '{name}': {error}; mend its pattern") from error


def names() -> list[str]:
    """All cues, in the order of the file."""
    return list(_blocks())


def faults(name: str) -> list[str]:
    """What is wrong with a cue: an example it does not obey, or no examples at all. Empty if all is well."""
    block = _blocks()[name]
    yes, no = block.get("yes", []), block.get("no", [])
    if not yes or not no:
        return [f"cues.toml, cue '{name}': give at least one yes and one no example"]
    missed = [f"cues.toml, cue '{name}': does not find {text}" for text in yes if not cue(name).search(text)]
    wrong = [f"cues.toml, cue '{name}': should not find {text}" for text in no if cue(name).search(text)]
    return missed + wrong
