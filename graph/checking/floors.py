"""Quality floors: a small TOML file of shares (`entities = 0.812`) that measured quality must not sink below."""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..atomic import replacing
from .evaluate import GROUPS, Counts

NAMES = (*GROUPS, "evidence")
_HEAD = """\
# 质量底线：policygraph eval 量出的各组 F1（evidence 是依据原文逐字在原文中的比例），低于它检查就不通过。
# 抬高：policygraph eval … --floors 本文件 --raise-floors；要降低只能用 --lower-floors，并说明理由。
"""


class FloorsError(Exception):
    """A floors file that cannot be used: which, why, and what to do. Its text is the Chinese message for the user."""

    def __init__(self, path: Path, reason: str, cure: str) -> None:
        super().__init__(f"{path}：{reason}。{cure}")
        self.path, self.reason, self.cure = path, reason, cure


class Sunk(NamedTuple):
    """A group that was measured below its floor."""

    group: str
    measured: float
    floor: float


def measured(counts: Counts) -> dict[str, float]:
    """F1 of each group, and the share of edges whose sentence stands in the document, rounded down to thousandths."""
    shares = {group: score.f1 for group, score in counts.groups.items()}
    shares["evidence"] = counts.proved / counts.edges if counts.edges else 0.0
    # Down, so that what was just measured is never below the floor made of it.
    return {group: math.floor(share * 1000 + 1e-9) / 1000 for group, share in shares.items()}


def read_floors(path: Path) -> dict[str, float]:
    """The floor of each group the file names; raises `FloorsError`."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise FloorsError(path, "找不到这个文件", "用 --raise-floors 按这次的结果写一个") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorsError(path, f"读不了（{error}）", "请改正，每行形如 entities = 0.8") from error
    for name, value in found.items():
        if name not in NAMES:
            raise FloorsError(path, f"没有 {name} 这一组", f"能写的有：{'、'.join(NAMES)}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise FloorsError(path, f"{name} = {value!r} 不是 0 到 1 的数", "请改正，例如 entities = 0.8")
    return {name: float(value) for name, value in found.items()}


def sunk(shares: Mapping[str, float], floors: Mapping[str, float]) -> list[Sunk]:
    """The groups below their floor."""
    return [Sunk(name, shares[name], floor) for name, floor in floors.items() if shares[name] < floor]


def moved(shares: Mapping[str, float], floors: Mapping[str, float], *, up: bool, down: bool) -> dict[str, float]:
    """New floors: raised to what was measured (`up`), lowered to it (`down`), added for a group without one."""
    made = {}
    for name in NAMES:
        old, new = floors.get(name, shares[name]), shares[name]
        made[name] = new if (up and new > old) or (down and new < old) else old
    return made


def write_floors(path: Path, floors: Mapping[str, float]) -> None:
    """Write the file anew, with its comment."""
    body = "".join(f"{name} = {floors[name]:.3f}\n" for name in NAMES if name in floors)
    with replacing(path) as temporary:
        temporary.write_text(_HEAD + body, "utf-8", newline="\n")
