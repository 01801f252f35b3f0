"""A title or an area may say to which trade and domain a matter belongs; nothing is guessed."""

import pytest
from support.make import item

from workbench.domain.classes import classified, kind_by_prefix
from workbench.domain.item import Domain, Kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("会：季度例会", Kind.MEETING),
        ("办文: 讲话稿", Kind.DOCUMENT),
        ("Errand: fetch the keys", Kind.ERRAND),
        ("調研：戶數", Kind.RESEARCH),
        ("info:early figures", Kind.INFORMATION),
        ("开会通知", None),
        ("会：", None),
        ("9:30 meeting", None),
        ("社会：调查", None),
    ],
)
def test_the_word_before_a_colon_names_the_trade(title: str, kind: Kind | None) -> None:
    assert kind_by_prefix(title) is kind


def test_what_was_stated_stays() -> None:
    stated = item("会：例会", kind=Kind.DOCUMENT, domain=Domain.POLICY, area="季报")
    assert classified(stated, {"季报": Domain.FINANCE}) == stated
    unsaid = item("会：例会", area="季报")
    found = classified(unsaid, {"季报": Domain.FINANCE})
    assert (found.kind, found.domain) == (Kind.MEETING, Domain.FINANCE)
    assert classified(item("plain"), {}) == item("plain")
