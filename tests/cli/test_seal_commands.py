"""The seal is not used without approval, whichever way a line comes in."""

from cli.conftest import Cli


def test_a_seal_without_an_approver_is_refused_with_one_sentence(cli: Cli) -> None:
    for line in ("印 《元旦通知》 3份 李工申请", "seal: “Notice” 3 copies for Lee"):
        ran = cli("note", line)
        assert ran.status == 1
        assert ran.err.count("\n") == 1
        assert "approve" in ran.err
    assert cli.ok("register", "seal", "--json").json == []
    cli.ok("note", "印 《元旦通知》 3份 李工申请 张局长批准")
    cli.ok("note", "seal: “Notice” 3 copies for Lee, approved by Zhang")
    cli.ok("note", "印 《节前通知》 2份 批准人：王局")
    assert [line["missing"] for line in cli.ok("register", "seal", "--json").json] == [[], [], []]


def test_a_sheet_with_an_unapproved_seal_is_refused_whole_and_a_month_goes_out(cli: Cli) -> None:
    cli.at("2026-12-28T10:00")
    bad = "Time,Content,Approved by\n2026-12-20 09:00,《甲》 1份,张局\n2026-12-21 09:00,《乙》 1份,\n"
    ran = cli("register", "seal", "--import", "-", stdin=bad.encode())
    assert ran.status == 1
    assert "2026-12-21 09:00" in ran.err
    assert cli.ok("register", "seal", "--json").json == []
    good = bad.replace("《乙》 1份,\n", "《乙》 1份,李局\n") + "2026-11-30 09:00,《丙》 1份,李局\n"
    cli.ok("register", "seal", "--import", "-", stdin=good.encode())
    sheet = cli.ok("register", "seal", "--month", "2026-12", "--csv", "-").out
    assert "《甲》" in sheet
    assert "《乙》" in sheet
    assert "《丙》" not in sheet
    assert cli("register", "seal", "--month", "December").status == 2
