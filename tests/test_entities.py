"""Every entity type's own examples: the type is found in `yes`, and not in `no`."""

import pytest
from policygraph.extract import schema
from policygraph.extract.pipeline import explain

TYPES = schema.entity_types().values()


def types_in(text: str) -> set[str]:
    return {m.type for m in explain(text).mentions}


@pytest.mark.parametrize("type, text", [pytest.param(t, y, id=f"{t.label}：{y}") for t in TYPES for y in t.yes])
def test_该认出的(type: schema.EntityType, text: str) -> None:
    assert type.name in types_in(text)


@pytest.mark.parametrize("type, text", [pytest.param(t, n, id=f"{t.label}：{n}") for t in TYPES for n in t.no])
def test_不该认出的(type: schema.EntityType, text: str) -> None:
    assert type.name not in types_in(text)
