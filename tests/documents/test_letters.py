"""The folder of letters: one pair of files each, drafts called so, one refused letter keeps no other back."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from tests.documents.letters import APPROVAL, ROTOR, approved, notified, pages
from ytterby.documents.letters import write_notifications
from ytterby.documents.notification import Addressee, Share, from_json
from ytterby.documents.refusals import LetterError, WordingError
from ytterby.documents.wording import load_wording


def test_without_approval_everything_is_a_draft(tmp_path: Path) -> None:
    sent = notified()
    written = write_notifications([sent], tmp_path / "out")
    assert [path.name for path in written] == [f"draft-{sent.number}.pdf", f"draft-{sent.number}.json"]
    assert sorted(written) == sorted((tmp_path / "out").iterdir())
    assert "草稿" in pages(written[0].read_bytes())[0]


def test_with_approval_the_letter_goes_out_and_its_record_says_who_let_it(tmp_path: Path) -> None:
    sent = notified()
    pdf, record = write_notifications([sent], tmp_path / "out", ("zh", "en"), workspace=approved(tmp_path))
    assert (pdf.name, record.name) == (f"{sent.number}.pdf", f"{sent.number}.json")
    assert "草稿" not in pages(pdf.read_bytes())[0]
    kept = from_json(record.read_bytes())
    assert kept == msgspec.structs.replace(sent, wording=kept.wording)
    chinese, english = kept.wording
    assert chinese.sha256 == load_wording("zh", None).sha256
    assert (chinese.grade, chinese.approved_by, chinese.approved_on) == ("back-translated", APPROVAL.by, APPROVAL.on)
    assert (english.language, english.grade, english.approved_by) == ("en", "own translation", None)


def test_the_record_names_the_wording_of_its_letter_whatever_it_named_before(tmp_path: Path) -> None:
    _, first = write_notifications([notified()], tmp_path, ("zh", "ja"), workspace=approved(tmp_path))
    kept = from_json(first.read_bytes())
    _, again = write_notifications([kept], tmp_path, ("zh", "en"))
    assert again.name.startswith("draft-")
    assert [each.language for each in from_json(again.read_bytes()).wording] == ["zh", "en"]


def test_letters_come_in_their_order_and_once(tmp_path: Path) -> None:
    sent = [notified(line_id=line) for line in ("30", "10", "20", "10")]
    written = write_notifications(sent, tmp_path)
    lines = [json.loads(path.read_text(encoding="utf-8"))["line_id"] for path in written if path.suffix == ".json"]
    assert lines == ["30", "10", "20"]


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in write_notifications([notified()], tmp_path)}
    assert {path: path.read_bytes() for path in write_notifications([notified()], tmp_path)} == before
    assert set(tmp_path.iterdir()) == set(before)


def test_a_letter_that_cannot_be_printed_keeps_no_other_back(tmp_path: Path) -> None:
    sent = [
        notified(line_id="10"),
        notified(line_id="20", addressee=Addressee("😀", "importer")),
        notified(line_id="30", item=msgspec.structs.replace(ROTOR, name="\ue000")),
        notified(line_id="40"),
    ]
    with pytest.raises(LetterError) as caught:
        write_notifications(sent, tmp_path)
    assert len(caught.value.reasons) == 2
    assert sorted(caught.value.written) == sorted(tmp_path.iterdir())
    assert len(caught.value.written) == 4


def test_two_letters_under_one_number_are_both_kept_back(tmp_path: Path) -> None:
    sent = [notified(number="N-1"), notified(number="n-1", share=Share("7", "content")), notified(number="N-2")]
    with pytest.raises(LetterError, match="N-1") as caught:
        write_notifications(sent, tmp_path)
    assert [path.name for path in caught.value.written] == ["draft-N-2.pdf", "draft-N-2.json"]


def test_any_number_makes_a_file_name(tmp_path: Path) -> None:
    written = write_notifications([notified(number='2026/12: "A" *?'), notified(number="CON")], tmp_path)
    assert len({path.name.casefold() for path in written}) == len(list(tmp_path.iterdir())) == 4


def test_a_wrong_wording_stops_everything_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "zh.toml").write_text("", encoding="utf-8")
    with pytest.raises(WordingError):
        write_notifications([notified()], tmp_path / "out", workspace=tmp_path)
    assert not (tmp_path / "out").exists()


def test_nothing_to_write_is_nothing_written(tmp_path: Path) -> None:
    assert write_notifications([], tmp_path / "out") == []
