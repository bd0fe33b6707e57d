"""Large contents lie beside the records under their hash, and are checked whenever they are read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ytterby.store import Store, StoreError
from ytterby.store.opening import FOLDER


@pytest.mark.parametrize("content", [b"", b"one", "名簿".encode() * 1000])
def test_a_content_comes_back(store: Store, tmp_path: Path, content: bytes) -> None:
    address = store.put(content)
    assert address == hashlib.sha256(content).hexdigest()
    assert store.put(content) == address
    assert store.get(address) == content
    assert [file.name for file in (tmp_path / FOLDER).iterdir()] == [address]


def test_a_content_that_was_changed_is_not_given(store: Store, tmp_path: Path) -> None:
    address = store.put(b"one")
    (tmp_path / FOLDER / address).write_bytes(b"two")
    with pytest.raises(StoreError, match="no longer the content"):
        store.get(address)
    store.put(b"one")
    assert store.get(address) == b"one"


def test_a_content_that_is_gone_is_said_to_be(store: Store) -> None:
    with pytest.raises(StoreError, match="is gone"):
        store.get("0" * 64)


def test_an_address_is_no_path(store: Store) -> None:
    with pytest.raises(ValueError, match="no address"):
        store.get("../ytterby.db")


def test_a_folder_that_cannot_be_made_is_a_trouble(store: Store, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file")
    with pytest.raises(StoreError):
        store.put(b"one")
