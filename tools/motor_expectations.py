"""What has to come out for each line of the sample `motor-maker-2000`, worked out from its story alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from motor_maker import LINES, MAGNETS, MOTORS, NO, OPEN, RATES, SILENT, YES, Line, Motor

__all__ = ["expectations"]

BY_ID = {motor.part_id: motor for motor in MOTORS}


@dataclass
class Amounts:
    """What one piece of something holds, in yen, and what else is known of it."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    listed: int = NO
    technology: int = NO
    ask: int = 0
    says: list[str] = field(default_factory=list)


def amounts_of(part_id: str, day: date) -> Amounts:
    """What a magnet, a rotor or a motor holds on a day."""
    if part_id in MAGNETS:
        return _of_magnets(((part_id, 1),), day)
    motor = BY_ID["M-" + part_id.partition("-")[2]]
    found = _of_magnets(motor.magnets, day, inside=True)
    if part_id.startswith("RA-"):
        return found
    _add_silent(motor, found)
    _add_fault(motor, found)
    return found


def _of_magnets(magnets: tuple[tuple[str, int], ...], day: date, *, inside: bool = False) -> Amounts:
    """Of several magnets. Technology with which one was made in China does not carry up to what it is inside."""
    found = Amounts()
    for part_id, many in magnets:
        magnet = MAGNETS[part_id]
        low, high, ask = Fraction(magnet.low), Fraction(magnet.high), magnet.ask
        if part_id == "MG-42SH-06" and day <= date(2026, 11, 30):
            low, high, ask = Fraction(24), Fraction(24), 0  # 8 % of 300, still valid
        technology = NO if inside and magnet.country == "中国" else magnet.technology
        ask -= magnet.technology is OPEN and technology is NO and ask > 0
        found.low, found.high, found.ask = found.low + low * many, found.high + high * many, found.ask + ask
        if magnet.listed != "なし":
            found.listed, found.technology = YES, max(found.technology, technology)
        found.says.append(f"{many} × {part_id} ({magnet.why})")
    return found


def _add_silent(motor: Motor, found: Amounts) -> None:
    """A part of which nothing is known may hold a listed magnet, made with whatever technology."""
    for part_id in motor.silent:
        found.high += SILENT[part_id]
        may_decide = SILENT[part_id] * 1000 >= motor.price
        found.ask += may_decide + 1 + (found.listed is not YES)  # its content, its technology, a magnet in it
        found.says.append(f"{part_id}, of which nobody speaks (up to {SILENT[part_id]})")
    if motor.silent:
        found.listed, found.technology = max(found.listed, OPEN), max(found.technology, OPEN)


def _add_fault(motor: Motor, found: Amounts) -> None:
    if motor.fault == "cycle":  # the stator would contain itself: it may hold anything, up to its own value
        found.high, found.listed, found.technology = Fraction(motor.price * 3, 10), OPEN, OPEN
    if motor.fault == "missing part":
        found.high, found.listed, found.technology, found.ask = Fraction(motor.price), OPEN, OPEN, 3
    if motor.fault == "#REF!":  # so many magnets as the magnet set can be worth
        found.low, found.high, found.ask = Fraction(0), Fraction(motor.price, 5), 1
    if motor.fault:
        found.says.append(motor.fault)


def _price(line: Line) -> Fraction | None:
    rate = RATES.get(line.currency)
    return None if rate is None else Fraction(line.price) * rate


def _reaches(found: Amounts, price: Fraction | None) -> int:
    """Whether there is Chinese content and its share reaches 0.1 %."""
    if found.high == 0:
        return NO
    if price is None:
        return OPEN
    share = YES if found.low * 1000 >= price else NO if found.high * 1000 < price else OPEN
    return min(share, YES if found.low > 0 else OPEN)


def _percent(amount: Fraction, price: Fraction) -> str:
    return f"{round(amount * 1_000_000 / price) / 10_000:.4f}"


def _share(found: Amounts, price: Fraction | None) -> str:
    if price is None:
        return "0.0000.."
    low, high = _percent(found.low, price), _percent(found.high, price)
    return low if low == high else f"{low}..{high}"


def expectation(line: Line) -> tuple[dict[str, object], str]:
    """What has to come out for a line, and why, from the text of announcement 61."""
    found, price = amounts_of(line.part_id, line.day), _price(line)
    is_chinese = line.part_id.startswith("MG-SC")
    content = NO if is_chinese else min(found.listed, _reaches(found, price))
    technology = NO if is_chinese else min(found.listed, found.technology)
    caught = YES if is_chinese else max(content, technology)
    if line.day < date(2025, 12, 1) and not is_chinese:
        raise ValueError("No line but that of a Chinese magnet goes back to 2025.")
    relief = line.peculiar == "relief"
    licence = NO if line.country in ("JP", "CN") or relief else caught
    notified = NO if line.country == "CN" else caught
    suspended = date(2025, 11, 7) <= line.day < date(2026, 11, 10)
    outcome = _outcome(line, licence, notified, suspended=suspended)
    said: dict[str, object] = {
        "outcome": outcome,
        "licence": {YES: "yes", OPEN: "open", NO: "no"}[licence],
        "share": _share(found, price),
        "review": _review(line, outcome),
    }
    if not suspended and notified is YES:
        stated = _percent(found.high, price) if price and content is not NO else None
        said["notification"] = stated or ("origin" if is_chinese else "technology")
    asked = found.ask if outcome == "undecided" else 0
    said["ask"] = asked + {"not screened": 3, "no rate": 1}.get(line.peculiar, 0)
    if line.part_id == "M-X01" and outcome == "undecided":
        del said["ask"]  # the cycle is mended, not asked about
    return said, "; ".join([*found.says, f"sold for {line.price} {line.currency} to {line.country} on {line.day}"])


def _outcome(line: Line, licence: int, notified: int, *, suspended: bool) -> str:
    if suspended:
        return "ship"
    if licence is OPEN or (notified is OPEN and licence is NO):
        return "undecided"
    if licence is YES:
        return "ship under licence" if line.peculiar == "licence" else "licence needed"
    if line.peculiar == "relief":
        return "ship and report"
    return "ship with notification" if notified is YES else "ship"


def _review(line: Line, outcome: str) -> str:
    if line.peculiar == "relief":
        return "exempt with report"
    if outcome not in ("licence needed", "ship under licence"):
        return "none"
    return "open" if line.peculiar == "not screened" else "ordinary"


def expectations(references: list[str]) -> str:
    """The file of expectations: one table a line, by its reference, with the reasons as a comment."""
    written = [
        "# The columns are explained in chain-magnet-maker.toml. Written by tools/make_motor_workbook.py from the",
        "# story of each motor, not by Ytterby. Amounts are yen of Chinese-origin Part 1 material in one piece.",
    ]
    for reference, line in zip(references, LINES, strict=True):
        said, why = expectation(line)
        written += ["", f"# {line.part_id}: {why}", f'["{reference}"]']
        written += [
            f'{name} = "{each}"' if isinstance(each, str) else f"{name} = {each}" for name, each in said.items()
        ]
    return "\n".join(written) + "\n"
