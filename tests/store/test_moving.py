"""Records move to another database as they are: same numbers, same moments, same addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ytterby.store import Act, Store, StoreError, opened
from ytterby.store.moving import copy, move

Acting = Callable[..., Act]


@pytest.fixture
def target(tmp_path: Path) -> Store:
    (tmp_path / "target").mkdir()
    made = opened(tmp_path / "target", create=True)
    assert made is not None
    return made


def test_records_are_copied_as_they_are(store: Store, target: Store, act: Acting) -> None:
    recorded = store.record_all([act(number=number) for number in range(200)])
    assert copy(store, target) == 200
    assert target.acts() == recorded
    assert target.broken() is None
    assert target.record(act()).number == 201


def test_nothing_is_copied_over_records(store: Store, target: Store, act: Acting) -> None:
    store.record(act())
    there = target.record(act(about="P-9"))
    with pytest.raises(StoreError, match="recorded there already"):
        copy(store, target)
    assert target.acts() == (there,)


def test_a_workspace_without_another_database_has_nothing_to_move(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to move"):
        move(tmp_path)
