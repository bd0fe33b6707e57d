"""Wordings: complete or refused with every reason; the firm's own first; the Chinese only under a person's name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import ytterby
from tests.documents.letters import APPROVAL
from ytterby.documents.approvals import Approval, approve_wording, released, used
from ytterby.documents.refusals import WordingError
from ytterby.documents.wording import KEYS, install_wording, load_wording
from ytterby.languages import LANGUAGES, Language

PACKAGED = Path(ytterby.__file__).parent / "documents" / "wording"
DAY = date(2026, 12, 1)
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
FORBIDDEN = (
    "back-translat",
    "回译",
    "逆翻訳",
    "legal advice",
    "法律意见",
    "法律意見",
    "法的助言",
    "ytterby",
    "draft",
    "草稿",
)

Change = Callable[[str], str]


def replaced(before: str, after: str) -> Change:
    def change(text: str) -> str:
        assert before in text
        return text.replace(before, after)

    return change


def source(folder: Path, *changes: Change, language: Language = "zh", name: str = "") -> Path:
    """A wording file made from the packaged one."""
    text = (PACKAGED / f"{language}.toml").read_text(encoding="utf-8")
    for change in changes:
        text = change(text)
    path = folder / (name or f"{language}.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def own(workspace: Path, *changes: Change, language: Language = "zh") -> Path:
    return source(workspace / "wording", *changes, language=language)


OFFICIAL = replaced("请贵方遵守以下规定", "请遵守以下规定")
"""Stands for the official text in these tests; nobody says that it is."""


# The packaged wordings


@pytest.mark.parametrize("language", LANGUAGES)
def test_packaged_wordings_are_complete_and_say_whose_they_are(language: Language) -> None:
    wording = load_wording(language, None)
    assert wording.language == language
    assert wording.source == "packaged"
    assert wording.grade == ("back-translated" if language == "zh" else "own translation")
    assert set(wording.form) == set(KEYS["form"])
    assert set(wording.variants) == set(KEYS["variants"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_out_speaks_its_language_and_not_of_itself(language: Language) -> None:
    wording = load_wording(language, None)
    said = [*wording.form.values(), *wording.variants.values()]
    assert not [text for text in said for word in FORBIDDEN if word in text.lower()]
    if language != "ja":
        assert not [text for text in said if KANA.search(text)]
    if language == "en":
        assert not [text for text in said if not text.isascii() and not set(text) & set("“”")]


def test_the_one_official_phrase_of_the_form_stands_in_clause_two() -> None:
    chinese = load_wording("zh", None).form
    assert "高于0.1%的" in chinese["clause_2"]
    assert not [key for key, text in chinese.items() if "0.1" in text and key != "clause_2"]


# The firm's own


def test_a_firm_has_its_own_wording(tmp_path: Path) -> None:
    own(tmp_path, replaced("弊社から貴社へ", "当社から貴社へ"), language="ja")
    assert load_wording("ja", tmp_path).form["opening"].startswith("当社から")
    assert load_wording("ja", tmp_path).source == "workspace"
    assert load_wording("zh", tmp_path).source == "packaged"
    assert load_wording("ja", None).source == "packaged"


def test_an_editor_may_leave_its_mark_and_its_line_ends(tmp_path: Path) -> None:
    path = own(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_wording("zh", tmp_path).sha256 == load_wording("zh", None).sha256


def test_the_hash_is_of_the_words_alone(tmp_path: Path) -> None:
    own(tmp_path, lambda text: "# ours\n" + text)
    assert load_wording("zh", tmp_path).sha256 == load_wording("zh", None).sha256
    own(tmp_path, replaced("请贵方", "请各方"))
    assert load_wording("zh", tmp_path).sha256 != load_wording("zh", None).sha256


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (replaced("[variants]", "[[variants]]"), ["variants"]),
        (replaced("[variants]", "[varied]"), ["varied", "[variants]"]),
        (replaced("title =", "titel ="), ["form.title", "form.titel"]),
        (replaced('title = "合规告知书"', 'title = " "'), ["form.title"]),
        (replaced('title = "合规告知书"', "title = 1"), ["form.title"]),
        (replaced("{percent}%。", "。"), ["{percent}", "form.opening", "variants.share_known"]),
        (replaced("{item}", ""), ["{item}", "form.opening", "variants.technology", "variants.origin"]),
        (replaced("{item}", "{goods}"), ["{item}", "{goods}"]),
        (replaced("{item}", "{}"), ["{item}", "{}"]),
        (replaced("{item}", "{item.__class__}"), ["{item}", "{item.__class__}"]),
        (replaced("{item}", "{item!r}"), ["form.opening"]),
        (replaced("{item}", "{item:>9}"), ["form.opening"]),
        (replaced("{item}", "{item"), ["form.opening"]),
        (replaced('"日期"', '"{name}"'), ["form.date", "{name}"]),
        (replaced('language = "zh"', 'language = "ja"'), ["language", "zh"]),
        (replaced('grade = "back-translated"', 'grade = "good"'), ["grade", "official"]),
        (replaced('grade = "back-translated"', ""), ["grade"]),
        (replaced('grade = "back-translated"', 'grade = "official"'), ["[installed]"]),
        (replaced('grade = "back-translated"', "grade ="), ["TOML"]),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, change: Change, says: list[str]) -> None:
    own(tmp_path, change)
    with pytest.raises(WordingError) as caught:
        load_wording("zh", tmp_path)
    assert "zh.toml" in str(caught.value)
    for word in says:
        assert word in str(caught.value)
    assert len({caught.value.in_(language) for language in LANGUAGES}) == 3


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    own(tmp_path).write_bytes("合规告知书".encode("gb18030"))
    with pytest.raises(WordingError, match="UTF-8"):
        load_wording("zh", tmp_path)


def test_a_firm_may_leave_the_role_out_of_the_address(tmp_path: Path) -> None:
    own(tmp_path, replaced("{name}（{role}）", "{name}"))
    assert load_wording("zh", tmp_path).form["addressee"] == "{name}："


# The official text


def test_the_official_text_is_installed_under_a_name(tmp_path: Path) -> None:
    file = source(tmp_path, OFFICIAL, name="annex.toml")
    installed = install_wording(file, tmp_path / "firm", '高村 \\ "架子" \x7f', DAY)
    loaded = load_wording("zh", tmp_path / "firm")
    assert loaded == installed
    assert loaded.grade == "official"
    assert loaded.installed is not None
    assert (loaded.installed.by, loaded.installed.on) == ('高村 \\ "架子" \x7f', DAY)
    assert len(loaded.installed.source_sha256) == 64
    assert released(tmp_path / "firm", loaded) == Approval(loaded.installed.by, DAY, "official text installed")


def test_only_the_form_is_official(tmp_path: Path) -> None:
    wording = install_wording(source(tmp_path, OFFICIAL, name="annex.toml"), tmp_path, "高村", DAY)
    assert used(wording, tmp_path, "content").grade == "official"
    assert used(wording, tmp_path, "technology").grade == "own translation"
    assert used(wording, tmp_path, "origin").approved_by == "高村"


@pytest.mark.parametrize(
    ("changes", "language", "by", "says"),
    [
        ((), "zh", "高村", "packaged translation"),
        ((replaced("# ", "## "),), "zh", "高村", "packaged translation"),
        ((), "ja", "高村", "not a Chinese wording"),
        ((OFFICIAL,), "zh", " ", "by"),
        ((OFFICIAL, replaced("{percent}", "")), "zh", "高村", "{percent}"),
    ],
)
def test_what_cannot_be_official(
    tmp_path: Path, changes: tuple[Change, ...], language: Language, by: str, says: str
) -> None:
    file = source(tmp_path, *changes, language=language, name="annex.toml")
    with pytest.raises(WordingError, match=re.escape(says)):
        install_wording(file, tmp_path / "firm", by, DAY)
    assert not (tmp_path / "firm").exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match=r"annex\.toml"):
        install_wording(tmp_path / "annex.toml", tmp_path, "高村", DAY)


def test_official_words_changed_afterwards_are_official_no_more(tmp_path: Path) -> None:
    install_wording(source(tmp_path, OFFICIAL, name="annex.toml"), tmp_path, "高村", DAY)
    path = tmp_path / "wording" / "zh.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("请遵守", "请务必遵守"), encoding="utf-8")
    with pytest.raises(WordingError, match="changed after"):
        load_wording("zh", tmp_path)


@pytest.mark.parametrize(
    "change",
    [replaced("by = ", "who = "), replaced('by = "高村"', "by = 1"), replaced("2026-12-01", "2026-12-01 01:02:03")],
)
def test_the_way_in_must_be_whole(tmp_path: Path, change: Change) -> None:
    install_wording(source(tmp_path, OFFICIAL, name="annex.toml"), tmp_path, "高村", DAY)
    path = tmp_path / "wording" / "zh.toml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(WordingError, match="installed"):
        load_wording("zh", tmp_path)


# Approval


def test_translated_chinese_goes_out_only_when_somebody_says_so(tmp_path: Path) -> None:
    wording = load_wording("zh", tmp_path)
    assert released(tmp_path, wording) is None
    assert released(None, wording) is None
    assert used(wording, tmp_path, "content").approved_by is None
    approve_wording(tmp_path, wording, APPROVAL)
    assert released(tmp_path, wording) == APPROVAL
    stated = used(wording, tmp_path, "content")
    assert (stated.approved_by, stated.approved_on) == (APPROVAL.by, APPROVAL.on)
    assert (stated.grade, stated.sha256) == ("back-translated", wording.sha256)


def test_a_changed_wording_needs_a_new_approval(tmp_path: Path) -> None:
    approve_wording(tmp_path, load_wording("zh", tmp_path), APPROVAL)
    own(tmp_path, replaced("请贵方", "敬请贵方"))
    changed = load_wording("zh", tmp_path)
    assert released(tmp_path, changed) is None
    again = Approval('高村 "架子"\n', DAY, "one word \\ more")
    approve_wording(tmp_path, changed, again)
    assert released(tmp_path, changed) == again
    assert released(tmp_path, load_wording("zh", None)) == APPROVAL
    assert len(tomllib.loads((tmp_path / "wording" / "approval.toml").read_text(encoding="utf-8"))["approval"]) == 2


def test_the_last_approval_stands(tmp_path: Path) -> None:
    wording = load_wording("zh", tmp_path)
    later = Approval("別人 太郎", DAY, "reviewed again")
    approve_wording(tmp_path, wording, APPROVAL)
    approve_wording(tmp_path, wording, later)
    assert released(tmp_path, wording) == later


@pytest.mark.parametrize("approval", [Approval("", DAY, "x"), Approval("x", DAY, " "), Approval("", DAY, "")])
def test_an_approval_has_a_name_and_a_reason(tmp_path: Path, approval: Approval) -> None:
    with pytest.raises(WordingError) as caught:
        approve_wording(tmp_path, load_wording("zh", None), approval)
    assert len(caught.value.reasons) == (not approval.by.strip()) + (not approval.why.strip())
    assert not (tmp_path / "wording").exists()


@pytest.mark.parametrize(
    "text",
    [
        "[[approval]]\nby = ",
        "[[approval]]\nby = 'x'\n",
        "[[approval]]\nsha256 = 'x'\nby = 1\non = 2026-12-01\nwhy = 'x'\n",
        "[[approval]]\nsha256 = 'x'\nby = 'x'\non = '2026-12-01'\nwhy = 'x'\n",
        "approval = ['x']\n",
        "approval = 1\n",
    ],
)
def test_a_record_of_approvals_that_cannot_be_read_is_neither_trusted_nor_overwritten(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "wording" / "approval.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    wording = load_wording("zh", tmp_path)
    with pytest.raises(WordingError, match=r"approval\.toml"):
        released(tmp_path, wording)
    with pytest.raises(WordingError, match=r"approval\.toml"):
        approve_wording(tmp_path, wording, APPROVAL)
    assert path.read_text(encoding="utf-8") == text
