"""File names that any file system bears, and files that are whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.documents.files import file_stem, write_new, write_whole

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
numbers = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("aA.-/\\:*? \t", max_size=6),
    st.sampled_from(sorted(RESERVED)).flatmap(lambda name: st.sampled_from([name, name.lower(), f"{name}.1"])),
)


@given(numbers)
def test_a_stem_is_safe_everywhere(number: str) -> None:
    stem = file_stem(number)
    assert stem
    assert not set(stem) & set('<>:"/\\|?*')
    assert all(ord(sign) >= 32 for sign in stem)
    assert stem == stem.rstrip(" .")
    assert stem.partition(".")[0].rstrip().upper() not in RESERVED
    assert len(f"{stem}.json".encode()) <= 255


@given(numbers, numbers)
def test_two_numbers_never_share_a_stem(one: str, other: str) -> None:
    assert (file_stem(one) == file_stem(other)) is (one == other)


@pytest.mark.parametrize("number", ["20261201-SHP-1-10-ATNJSE86", "告知-7", "A.b_c"])
def test_a_good_number_is_kept(number: str) -> None:
    assert file_stem(number) == number


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out" / "letter.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "letter.json"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="letter"):
        write_whole(taken, b"new")
    assert list(tmp_path.iterdir()) == [taken]


def test_a_new_file_appears_whole_and_replaces_none(tmp_path: Path) -> None:
    path = tmp_path / "law" / "firm-1.toml"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]
