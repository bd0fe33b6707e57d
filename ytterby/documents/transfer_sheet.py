"""The sheet of technology transfers in the report as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..determination.check import Report
from ..determination.record import question_record, words
from ..determination.transfer_outcome import TransferDetermination
from ..determination.transfer_record import scene_text, transfer_outcome_text, transfer_sureness_text
from ..languages import Language
from ..law.saying import force_text, name_of

__all__ = ["TRANSFER_COLUMNS", "transfer_rows"]

TRANSFER_COLUMNS = (
    ("transfer", 18), ("technology", 30), ("scene", 16), ("provider", 18), ("from", 8), ("recipient", 18), ("to", 8),
    ("day", 12), ("verdict", 34), ("code", 14), ("limbs", 24), ("needed", 12), ("if-62-in-force", 14),
    ("catalogue", 14), ("also", 40), ("sure", 50), ("ask", 60), ("duties", 60), ("law", 60),
)  # fmt: skip


def transfer_rows(report: Report, language: Language) -> Iterator[Sequence[str]]:
    """A row for each transfer, in the order of `TRANSFER_COLUMNS`."""
    for each in report.transfers:
        yield _row(each, language)


def _row(each: TransferDetermination, language: Language) -> Sequence[str]:
    transfer, joined = each.joined.transfer, each.joined

    def needed(name: str) -> str:
        return words().say(f"needed-{name.lower()}", language)

    return (
        each.reference,
        transfer.technology or "",
        scene_text(each, language),
        transfer.provider or "",
        joined.provider_place or "",
        transfer.recipient or "",
        joined.recipient_place or "",
        each.day.isoformat() if each.day_is_stated else "",
        transfer_outcome_text(each, language),
        ", ".join(each.codes),
        "\n".join(name_of(limb, language) for limb in each.limbs),
        needed(each.act.truth.name),
        needed(each.act.in_force.truth.name),
        words().say(f"truth-{each.catalogue.truth.name.lower()}", language),
        "\n".join(
            f"{name_of(beside.provision.cites, language)}: {words().say(f'effect-{beside.effect}', language)}"
            for beside in each.beside
        ),
        transfer_sureness_text(each, language),
        "\n".join(question_record(question, language)["question"] for question in each.questions),
        "\n".join(words().say(f"duty-{duty.kind}", language) for duty in each.duties),
        "\n".join(force_text(force, language) for force in each.force[:1]),
    )
