"""Numbers of registers are read however they are typed, and settle nothing if they cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.parties.identifiers import USCC_SIGNS, identifiers_of
from ytterby.parties.lists import Identifier

# Made up, with right check digits.
CORPORATE = "8123456789012"
CREDIT = "91310000MA1FL0000"
LEI = "ABCD00EXAMPLE00000"


def corporate(body: str) -> str:
    return str(9 - sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(body))) % 9) + body


def credit(body: str) -> str:
    total = sum(USCC_SIGNS.index(sign) * 3**place for place, sign in enumerate(body))
    return body + USCC_SIGNS[-total % 31]


def lei(body: str) -> str:
    number = int("".join(str(int(sign, 36)) for sign in body + "00"))
    return f"{body}{98 - number % 97:02d}"


JP, CN, GLOBAL = corporate("123456789012"), credit(CREDIT), lei(LEI)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (JP, [("jp-corporate-number", JP)]),
        (f"法人番号：{JP}", [("jp-corporate-number", JP)]),
        (f"T{JP}", [("jp-corporate-number", JP)]),
        (f"{JP[:1]}-{JP[1:5]}-{JP[5:9]}-{JP[9:]}", [("jp-corporate-number", JP)]),
        (CN.lower(), [("cn-uscc", CN)]),
        (f"统一社会信用代码 {CN}", [("cn-uscc", CN)]),
        (f"LEI={GLOBAL}", [("lei", GLOBAL)]),
        (f"{JP}; LEI {GLOBAL}、{CN}", [("jp-corporate-number", JP), ("lei", GLOBAL), ("cn-uscc", CN)]),
        ("会社番号 0100-01-008771", [("other", "010001008771")]),
        ("", []),
    ],
)
def test_numbers_are_read_as_they_are_typed(typed: str, found: list[tuple[str, str]]) -> None:
    identifiers, problems = identifiers_of(typed)
    assert [(each.scheme, each.value) for each in identifiers] == found
    assert not problems


@pytest.mark.parametrize("right", [JP, CN, GLOBAL])
def test_a_wrong_check_digit_is_told_and_settles_nothing(right: str) -> None:
    wrong = right[:5] + ("1" if right[5] != "1" else "2") + right[6:]
    identifiers, (problem,) = identifiers_of(f"{wrong}\n{right}")
    assert [each.value for each in identifiers] == [right]
    assert problem.kind == "wrong-check-digit"
    for language in LANGUAGES:
        assert wrong in problem.says.in_(language)
        assert problem.cure.in_(language)


def test_what_is_no_number_is_told() -> None:
    identifiers, (problem,) = identifiers_of("なし")
    assert (identifiers, problem.kind) == ((), "unreadable")


def test_published_numbers_are_right() -> None:
    # The tax agency's own 法人番号 and the LEI of the foundation that keeps LEIs, as they publish them.
    identifiers, problems = identifiers_of("7000012050002; 506700GE1G29325QX363")
    assert identifiers == (
        Identifier("jp-corporate-number", "7000012050002"),
        Identifier("lei", "506700GE1G29325QX363"),
    )
    assert not problems


@given(st.integers(0, 10**12 - 1), st.integers(1, 12), st.integers(1, 8))
def test_one_wrong_digit_of_a_corporate_number_is_mostly_noticed(body: int, place: int, change: int) -> None:
    right = corporate(f"{body:012d}")
    wrong = right[:place] + str((int(right[place]) + change) % 10) + right[place + 1 :]
    identifiers, problems = identifiers_of(f"法人番号 {wrong}")
    is_blind = (int(wrong[place]) - int(right[place])) % 9 == 0  # 0 and 9 are one to a remainder by nine
    assert bool(identifiers) is is_blind
    assert bool(problems) is not is_blind


@given(st.text(max_size=60))
def test_nothing_breaks_it(text: str) -> None:
    identifiers, problems = identifiers_of(text)
    assert all(each.value for each in identifiers)
    assert all(each.cure.in_("ja") for each in problems)
