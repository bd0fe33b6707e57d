"""What a firm adopts is written into its file: what is refused with which reason, and that nothing is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.actions.adopt_reading import Adopted, NotAdoptedError, adopt_reading, no_such_reading
from ytterby.determination.firm import Firm, FirmError, read_firm
from ytterby.languages import LANGUAGES, Language
from ytterby.law.readings import Adoption, open_points

TODAY = date(2026, 11, 24)
POINT = "which-article"
ADOPTION = Adoption("exported-article", "架空 花子", TODAY, "輸出するのは完成車であるため。")
OTHER = Adoption("each-separately-usable", "例示 太郎", TODAY)
FILE = """# 例示自動車株式会社(架空)の決定。

[firm]
name = "例示自動車株式会社"  # 登記のとおり
currency = "JPY"

[readings.which-article]
# 役員会で決めた
answer = "exported-article"
by = "例示 花子"
on = 2026-11-18
why = '''
一行目
[readings.numerator]'''

# ここから金額
[readings.value-of-the-item]
answer = "as-sold"
by = "例示 花子"
on = 2026-11-18
"""
ANSWERED = ('answer = "exported-article"', 'by = "A"', "on = 2026-11-18")


def adopt(workspace: Path, adoption: Adoption = ADOPTION, name: str = POINT, language: Language = "en") -> Adopted:
    return adopt_reading(workspace, name, adoption, TODAY, language)


def written(workspace: Path, text: str = FILE) -> Path:
    file = workspace / "firm.toml"
    file.write_bytes(text.encode())
    return file


def refused(workspace: Path, adoption: Adoption = ADOPTION, name: str = POINT) -> list[str]:
    """The reasons, and that nothing was written."""
    file = workspace / "firm.toml"
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(NotAdoptedError) as problem:
        adopt(workspace, adoption, name)
    assert (file.read_bytes() if file.exists() else None) == before
    assert len({problem.value.in_(language) for language in LANGUAGES}) == 3
    return [reason.in_("en") for reason in problem.value.reasons]


# --- What is written --------------------------------------------------------------------------------------------------


def test_a_workspace_without_a_file_gets_one(tmp_path: Path) -> None:
    adopted = adopt(tmp_path)
    assert adopted.file == (tmp_path / "firm.toml").resolve()
    assert adopted.file.read_text(encoding="utf-8") == (
        '[readings.which-article]\nanswer = "exported-article"\nby = "架空 花子"\non = 2026-11-24\n'
        'why = "輸出するのは完成車であるため。"\n'
    )
    assert (adopted.earlier, adopted.before, adopted.after) == (None, Firm(), Firm(adopted={POINT: ADOPTION}))
    assert [file.name for file in tmp_path.iterdir()] == ["firm.toml"]


def test_an_adoption_comes_after_what_stands_there(tmp_path: Path) -> None:
    file = written(tmp_path)
    adopt(tmp_path, replace(ADOPTION, answer="sum", why=""), "several-materials")
    assert file.read_text(encoding="utf-8") == (
        FILE + '\n[readings.several-materials]\nanswer = "sum"\nby = "架空 花子"\non = 2026-11-24\n'
    )


def test_an_adoption_that_is_replaced_stays_as_comments(tmp_path: Path) -> None:
    file = written(tmp_path)
    adopted = adopt(tmp_path, OTHER)
    head, _, rest = FILE.partition("# 役員会で決めた\n")
    old, _, tail = rest.partition("\n# ここから金額")
    commented = "".join(f"# {line}\n" for line in old.splitlines())
    assert file.read_text(encoding="utf-8") == (
        f'{head}answer = "each-separately-usable"\nby = "例示 太郎"\non = 2026-11-24\n# 役員会で決めた\n'
        f"# until 2026-11-24 (as it stood before it was replaced)\n{commented}\n# ここから金額{tail}"
    )
    assert adopted.earlier is not None
    assert (adopted.earlier.by, adopted.earlier.on) == ("例示 花子", date(2026, 11, 18))
    assert adopted.earlier_answer == "exported-article"
    assert adopted.after.adopted == {**adopted.before.adopted, POINT: OTHER}


def test_all_of_three_adoptions_are_in_the_file(tmp_path: Path) -> None:
    for adoption in (ADOPTION, OTHER, replace(ADOPTION, by="Third Person")):
        adopt(tmp_path, adoption, language="ja")
    text = (tmp_path / "firm.toml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "by = " in line] == [
        'by = "Third Person"',
        '# by = "例示 太郎"',
        '# by = "架空 花子"',
    ]
    assert text.count("# 2026-11-24 まで") == 2
    assert read_firm(tmp_path).adopted == {POINT: replace(ADOPTION, by="Third Person")}


def test_what_stands_there_already_is_not_written_again(tmp_path: Path) -> None:
    first = adopt(tmp_path)
    os.utime(first.file, (1, 1))
    again = adopt(tmp_path)
    assert (first.is_new, again.is_new, again.earlier) == (True, False, ADOPTION)
    assert first.file.stat().st_mtime == 1


def test_the_same_answer_under_another_name_is_a_decision(tmp_path: Path) -> None:
    adopt(tmp_path)
    assert adopt(tmp_path, replace(ADOPTION, by="例示 太郎")).is_new
    assert read_firm(tmp_path).adopted[POINT].by == "例示 太郎"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + FILE,
        FILE.replace("\n", "\r\n"),
        FILE.rstrip("\n"),
        '[readings]\nwhich-article = { answer = "exported-article", by = "A", on = 2026-11-18 }\n',
        "".join(f"readings.which-article.{said}\n" for said in ANSWERED),
        "",
        "# nothing yet",
    ],
    ids=["marked as UTF-8", "of Windows", "no last line end", "inline", "dotted", "empty", "comment"],
)
def test_however_the_file_is_written(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    firm = read_firm(tmp_path)
    adopt(tmp_path, OTHER)
    assert read_firm(tmp_path) == replace(firm, adopted={**firm.adopted, POINT: OTHER})
    made = file.read_bytes().decode()
    assert made.startswith("\ufeff") is text.startswith("\ufeff")
    assert ("\r\n" in made) is ("\r\n" in text)
    assert made.count("\r\n") in (0, made.count("\n"))


@pytest.mark.parametrize("name", [name for name, point in open_points().items() if point.instead is None])
def test_every_point_that_can_be_adopted_is_read_back(tmp_path: Path, name: str) -> None:
    for answer in open_points()[name].answers:
        adopted = adopt(tmp_path, replace(ADOPTION, answer=answer.id), name)
        assert adopted.after.stance.answers[name] == answer.id
        assert name in adopted.after.stance.adopted


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_and_reason_are_read_back(tmp_path_factory: pytest.TempPathFactory, by: str, why: str) -> None:
    workspace = tmp_path_factory.mktemp("firm")
    said = replace(ADOPTION, by=f"A{by}", why=why)
    written(workspace)
    assert adopt(workspace, said).after.adopted[POINT] == said
    assert adopt(workspace, OTHER).after.adopted[POINT] == OTHER


# --- What is refused --------------------------------------------------------------------------------------------------


def test_an_unknown_point_is_refused_with_those_like_it(tmp_path: Path) -> None:
    (one,) = refused(tmp_path, name="wich-article")
    assert one == "There is no open point wich-article. Did you mean: which-article"
    (parts,) = refused(tmp_path, name="assemblies")
    assert "finished-goods-are-assemblies, deep-processed-goods-are-assemblies" in parts
    assert refused(tmp_path, name="xyzzy") == ["There is no open point xyzzy. The open points: ytterby readings list"]
    assert "numerator" in no_such_reading("Numerator").in_("en")


def test_an_unknown_answer_is_refused_with_the_answers(tmp_path: Path) -> None:
    (reason,) = refused(tmp_path, replace(ADOPTION, answer="yes"))
    assert reason == "which-article has no answer yes. Its answers: exported-article, each-separately-usable."


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    assert adopt(tmp_path).is_new
    assert "2026-11-25" in refused(tmp_path, replace(OTHER, on=TODAY + timedelta(1)))[0]


def test_a_day_before_the_present_adoption_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    (reason,) = refused(tmp_path, replace(OTHER, on=date(2026, 11, 17)))
    assert "2026-11-18, 例示 花子" in reason
    assert adopt(tmp_path, replace(OTHER, on=date(2026, 11, 18))).is_new


@pytest.mark.parametrize("by", ["", " \u3000", "—", "..."])
def test_nobody_is_refused(tmp_path: Path, by: str) -> None:
    (reason,) = refused(tmp_path, replace(ADOPTION, by=by))
    assert "--by" in reason


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (reason,) = refused(tmp_path, replace(ADOPTION, why="\udce3"))
    assert "UTF-8" in reason


def test_every_reason_is_told_at_once(tmp_path: Path) -> None:
    reasons = refused(tmp_path, Adoption("perhaps", " ", TODAY + timedelta(1)))
    assert len(reasons) == 3


def test_what_is_stated_elsewhere_is_refused_with_the_place(tmp_path: Path) -> None:
    stated = {name: point.instead for name, point in open_points().items() if point.instead is not None}
    assert stated
    for name, instead in stated.items():
        (reason,) = refused(tmp_path, replace(ADOPTION, answer=open_points()[name].default), name)
        assert reason == f"{name} is nothing to adopt. {instead.en}"


def test_a_file_that_cannot_be_right_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path, "[firm]\ncurency = 'JPY'\n")
    with pytest.raises(FirmError, match="currency"):
        adopt(tmp_path)
    assert file.read_text(encoding="utf-8") == "[firm]\ncurency = 'JPY'\n"


def test_readings_in_one_inline_table_are_to_be_written_otherwise(tmp_path: Path) -> None:
    written(tmp_path, 'readings = { numerator = { answer = "part-one-value", by = "A", on = 2026-11-18 } }\n')
    (reason,) = refused(tmp_path)
    assert '[readings.which-article]\nanswer = "exported-article"' in reason
