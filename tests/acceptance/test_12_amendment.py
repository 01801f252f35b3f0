"""12: after a day is sealed its lines stay as they are; what is put right is an amendment, and both are exported."""

from cli.conftest import Cli

WRONG, RIGHT = "10:15 吴桂花来访，反映补贴未到账", "10:15 吴桂兰来访，反映补贴未到账"


def export(cli: Cli) -> str:
    return cli.ok("export", "diary", "--date", "2026-12-28", "-o", "-").out


def test_a_sealed_day_takes_amendments_only_and_the_export_shows_both(cli: Cli) -> None:
    cli.ok("today")
    written = cli.ok("note", WRONG, "--json").json
    cli.ok("close-day")
    before = cli.ok("diary", "2026-12-28", "--json").json
    assert WRONG in export(cli) and RIGHT not in export(cli)

    cli.at("2026-12-29T08:30")
    right = cli.ok("note", "--amend", "吴桂花", RIGHT, "--json").json
    assert right["amends"] == written["id"]
    assert right["at"] == written["at"]
    assert right["written_at"].startswith("2026-12-29T08:30")

    after = cli.ok("diary", "2026-12-28", "--json").json
    assert [entry for entry in after["entries"] if entry["id"] != right["id"]] == before["entries"]
    assert after["closed_at"] == before["closed_at"]
    before_closing, after_closing = export(cli).split("Written after closing")
    assert WRONG in before_closing and RIGHT in after_closing
    assert f"(after closing) correction: {RIGHT}" in cli.ok("diary", "2026-12-28").out


def test_the_line_is_found_by_a_piece_and_a_correction_can_be_corrected(cli: Cli) -> None:
    cli.ok("note", "call from the bureau: 29 towns")
    cli.ok("note", "call from the bureau: budget")
    several = cli("note", "--amend", "the bureau", "x")
    assert (several.status, several.err) == (1, "workbench: “the bureau” stands in 2 lines; write more of it.\n")
    assert cli("note", "--amend", "unheard of", "x").status == 1
    cli.ok("note", "--amend", "29 towns", "call from the bureau: 28 towns")
    first = cli("note", "--amend", "towns", "call from the bureau: 27 towns")
    assert first.status == 0
    cli.ok("undo")
    texts = [entry["text"] for entry in cli.ok("diary", "--json").json["entries"]]
    assert texts[-1] == "call from the bureau: 28 towns" and len(texts) == 3


def test_what_the_machine_wrote_is_not_put_right(cli: Cli) -> None:
    cli.ok("add", "report")
    assert cli("note", "--amend", "report", "x").status == 1
