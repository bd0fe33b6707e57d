"""What is recorded: one append-only store a workspace, in SQL through Django, which is loaded when first needed."""

from .acts import JSON, Act, NotRecordedError, Recorded
from .chain import Broken
from .opening import FILE, opened
from .records import Store
from .trouble import StoreError

__all__ = ["FILE", "JSON", "Act", "Broken", "NotRecordedError", "Recorded", "Store", "StoreError", "opened"]
