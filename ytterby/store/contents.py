"""Large contents beside the database: one file each under its own SHA-256, checked whenever it is read."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from .trouble import trouble

__all__ = ["Contents"]

_ADDRESS = re.compile(r"[0-9a-f]{64}")


class Contents:
    """The contents in one folder. What lies there is never replaced, for the same address is the same content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep a content, and say its address. It is on the disk before this returns. Raises OSError."""
        address = hashlib.sha256(content).hexdigest()
        file = self.folder / address
        if _is_there(file, content):
            return address
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)
        return address

    def get(self, address: str) -> bytes:
        """The content at an address. Raises StoreError if it is gone or no longer what was put there, OSError."""
        if _ADDRESS.fullmatch(address) is None:
            raise ValueError(f"{address!r} is no address")
        file = self.folder / address
        try:
            content = file.read_bytes()
        except FileNotFoundError as problem:
            raise trouble("content-gone", place=file) from problem
        if hashlib.sha256(content).hexdigest() != address:
            raise trouble("content-changed", place=file)
        return content


def _is_there(file: Path, content: bytes) -> bool:
    """Whether it is kept already, and whole: what a failing disk spoilt is written anew."""
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except FileNotFoundError:
        return False
