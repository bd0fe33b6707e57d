"""Files that appear whole or not at all, under names that every file system bears."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["file_stem", "write_new", "write_whole"]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?")
_LONGEST = 60  # characters; in UTF-8 at most 240 of the 255 bytes that common file systems allow


def file_stem(number: str) -> str:
    """The number of a paper as a file name without its ending, fit for Windows too.

    A number that had to be changed gets a few digits of its hash, so that two numbers never share a name.
    """
    safe = _FORBIDDEN.sub("-", number).strip(" .")[:_LONGEST].rstrip(" .")
    if safe and safe == number and not _RESERVED.fullmatch(safe):
        return safe
    digits = hashlib.sha256(number.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe.replace('.', '-')}-{digits}"


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there: a reader sees the old content or the new."""
    with _beside(path, content) as written:
        written.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that appears whole. Raises FileExistsError rather than replace one."""
    with _beside(path, content) as written:
        try:
            os.link(written, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb") as file:
                file.write(content)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """The content in a file of another name in the same folder; gone afterwards, unless it was moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
