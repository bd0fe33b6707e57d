"""How long a letter takes: the first, which opens the fonts, and each of the next, in every set of languages."""

from __future__ import annotations

import sys
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from ytterby.documents.letters import write_notifications
from ytterby.documents.notification import (
    Addressee,
    Issuer,
    Item,
    Names,
    Notification,
    Share,
    notification_number,
    percent_stated,
)
from ytterby.documents.page import LANGUAGE_SETS

LETTERS = 200


def notified(line: int) -> Notification:
    """A letter of an invented firm, unlike every other in its item and share."""
    name = Names(
        "含镝的钕铁硼永磁材料", "ジスプロシウム含有ネオジム鉄ボロン永久磁石材料", "NdFeB containing dysprosium"
    )
    issued_on, shipment_id, provisions = date(2026, 12, 1), "SHP-1", ("61/1(1)",)
    issuer = Issuer("北斗架空マグネット株式会社", "foreign_specified_exporter", "北海道架空市中央区1-2-3")
    addressee = Addressee("Fiktív Motorgyártó Kft. (Győr)", "consignee")
    item = Item(f"NM-{line:05}", f"ローター用焼結磁石 {line}", 2, "P2-1.3", name, f"L-{line}", str(line), "pcs")
    share = Share(percent_stated(Fraction(line + 1, 7 * LETTERS)), "content")
    number = notification_number(
        issued_on=issued_on,
        shipment_id=shipment_id,
        line_id=str(line),
        issuer=issuer,
        addressee=addressee,
        item=item,
        share=share,
        provisions=provisions,
    )
    return Notification(
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        addressee=addressee,
        item=item,
        share=share,
        provisions=provisions,
        shipment_id=shipment_id,
        line_id=str(line),
    )


def main() -> None:
    """Prints milliseconds a letter, PDF and record written to disk."""
    first, *others = [notified(line) for line in range(LETTERS + 1)]
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        write_notifications([first], Path(folder))
        print(f"{'first letter':14} {1000 * (time.perf_counter() - started):7.1f} ms")
        for languages in LANGUAGE_SETS:
            started = time.perf_counter()
            written = write_notifications(others, Path(folder), languages)
            each = 1000 * (time.perf_counter() - started) / LETTERS
            size = sum(path.stat().st_size for path in written if path.suffix == ".pdf") / LETTERS / 1000
            print(f"{'+'.join(languages):14} {each:7.1f} ms a letter, {size:.0f} kB a PDF")


if __name__ == "__main__":
    main()
