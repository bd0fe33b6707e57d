"""What cannot be done is refused with every reason, in the language of whoever reads it, whichever room refuses."""

from __future__ import annotations

import pytest

from ytterby.actions.add_instrument import NotAddedError
from ytterby.actions.adopt_reading import NotAdoptedError
from ytterby.documents.refusals import DocumentError
from ytterby.languages import LANGUAGES, Message, RefusedError, Text
from ytterby.store import NotRecordedError

REASONS = [Message(Text("一", "壹", "one")), Message(Text("{n}番", "第{n}", "number {n}"), (("n", 2),))]


@pytest.mark.parametrize("kind", [NotAddedError, NotAdoptedError, NotRecordedError, DocumentError])
def test_all_reasons_are_said_one_a_line(kind: type[RefusedError]) -> None:
    refused = kind(iter(REASONS))
    assert [refused.in_(language) for language in LANGUAGES] == ["一\n2番", "壹\n第2", "one\nnumber 2"]
    assert str(refused) == refused.in_("en")
    assert refused.reasons == tuple(REASONS)
