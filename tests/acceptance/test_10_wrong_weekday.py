"""10: a notice whose date stands beside another weekday is flagged before it can be marked issued."""

import pytest
from cli.conftest import Cli


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("定于12月31日（星期五）14:30召开年度总结会", "2026-12-31 is a Thursday (12月31日（星期五"),
        ("The meeting is on 31 December (Friday) at 14:30", "2026-12-31 is a Thursday (31 December (Friday"),
    ],
)
def test_the_notice_is_not_issued_before_it_is_right(cli: Cli, text: str, said: str) -> None:
    cli.ok("add", "notice !2")
    cli.ok("edit", "1", f"note={text}")
    cli.ok("step", "1", "dates and weekdays", "--gate", "verify")
    cli.ok("tick", "1", "1", "calendar", "--by", "周洁")
    refused = cli("done", "1", "issued")
    assert refused.status == 1
    assert said in refused.err

    cli.ok("edit", "1", "note=" + text.replace("五", "四").replace("Friday", "Thursday"))
    cli.ok("done", "1", "issued")
    assert cli.item("1")["state"] == "closed"
