"""The store of one workspace: records are added and read, never changed, and large contents lie beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import datetime

from .acts import Act, NotRecordedError, Recorded, reasons_against
from .chain import COLUMNS, START, Broken, Row, first_broken, recorded, row_of
from .connections import Place, begun, connected
from .contents import Contents
from .trouble import told, trouble

__all__ = ["AT_ONCE", "Store"]

AT_ONCE = 90
"""So many rows are written by one statement: SQLite takes 999 values."""
_READ_AT_ONCE = 2000


class Store:
    """What was recorded in a workspace. May be used by several threads; each use connects by itself."""

    def __init__(self, place: Place, contents: Contents, clock: Callable[[], datetime]) -> None:
        self.place = place
        self._contents = contents
        self._clock = clock

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Stay connected for several uses in a row, in this thread."""
        with connected(self.place):
            yield

    def record(self, act: Act) -> Recorded:
        """Add a record. It is on the disk when this returns.

        Raises NotRecordedError with every reason against it, StoreError, or TypeError if its content is not exact.
        """
        return self.record_all([act])[0]

    def record_unless(self, act: Act, there: Callable[[tuple[Recorded, ...]], Recorded | None]) -> Recorded:
        """Add a record, unless the earlier ones of its kind say otherwise; nobody records between the look and the act.

        `there` is given those records, and returns the one that says the same already, None to record the act, or
        raises NotRecordedError. Besides it raises what `record` raises.
        """
        with connected(self.place) as connection, begun(connection):
            standing = there(self.acts(act.kind))
            return self.record(act) if standing is None else standing

    def record_all(self, acts: Sequence[Act]) -> tuple[Recorded, ...]:
        """Add several records in their order: all of them or none."""
        reasons = tuple(dict.fromkeys(reason for act in acts for reason in reasons_against(act)))
        if reasons:
            raise NotRecordedError(reasons)
        rows: list[Row] = []
        with connected(self.place) as connection, begun(connection):
            from .models import ActRow

            table = ActRow.objects.using(connection.alias)
            last = table.order_by("-number").values_list("number", "address").first()
            number, before = last or (0, START)
            for act in acts:
                rows.append(row_of(act, number + len(rows) + 1, before, self._clock()))
                before = rows[-1].address
            table.bulk_create([ActRow(*astuple(row)) for row in rows], batch_size=AT_ONCE)
        return tuple(
            Recorded(act, row.number, datetime.fromisoformat(row.at), row.address)
            for act, row in zip(acts, rows, strict=True)
        )

    def acts(self, kind: str | None = None, about: str | None = None) -> tuple[Recorded, ...]:
        """The records in their order, all or those of one kind or about one thing.

        Raises StoreError if one of them is not what was recorded.
        """
        asked = {name: said for name, said in (("kind", kind), ("about", about)) if said is not None}
        found = []
        for row in self.rows(**asked):
            record = recorded(row)
            if record is None:
                raise trouble("cannot-be-relied-on", number=row.number, place=self.place.shown)
            found.append(record)
        return tuple(found)

    def last(self) -> Recorded | None:
        """The last record. Noted elsewhere, its number and address show later that nothing was cut off after it."""
        with connected(self.place) as connection:
            from .models import ActRow

            newest = ActRow.objects.using(connection.alias).order_by("-number").values_list(*COLUMNS).first()
        return None if newest is None else recorded(Row(*newest))

    def broken(self) -> Broken | None:
        """The first record that is missing, was changed, or does not follow the one before; None if all is well."""
        return first_broken(self.rows())

    def put(self, content: bytes) -> str:
        """Keep a large content beside the records, and say its address, for a record to name."""
        with told(str(self._contents.folder)):
            return self._contents.put(content)

    def get(self, address: str) -> bytes:
        """The content at an address. Raises StoreError if it is gone, or no longer what was put there."""
        with told(str(self._contents.folder)):
            return self._contents.get(address)

    def rows(self, **asked: str) -> Iterator[Row]:
        """The rows as they lie in the database, in their order, whether they fit or not."""
        with connected(self.place) as connection:
            from .models import ActRow

            found = ActRow.objects.using(connection.alias).filter(**asked).order_by("number").values_list(*COLUMNS)
            for values in found.iterator(chunk_size=_READ_AT_ONCE):
                yield Row(*values)
