# ruff: noqa: E501 - a row of a table is one line, however long its pattern
"""Whether a date may stand where it stands: a weekday or a number within a sentence mostly means something else."""

from __future__ import annotations

from workbench.text.capture.atoms import Trust
from workbench.text.capture.fold import LITERAL, TAKEN
from workbench.text.patterns import compiled

_ENDS = r"\s*(?:$|[,.;:!?)\]/、。，；：！？…" + TAKEN + "])"
_GOES_ON = (
    r"\s|[\d交报发送开去到来给把跟与向对请找问约见谈写做改看查审批签办订买取拿寄领打复回答联催提上参出接待值带召组起拟讨论总培检修换搬付还结算录"
    r"登填评验盖印复公宣落调协配面拜慰走访赴飞听讲考体退撤停启装拆试测迎再先必须要得需应都就才也不没我你他她们全集和陪帮让叫催送洗寄换查巡汇浇清对下盘封抄割切关锁归升调搬跑晨测量"
    r"]|休(?!息)|电[话联询]|(?:布展|布置|布控|采购|采样|采访|彩排|预演|预约|预订|联调|压测|扩容|迁移|备份|备课|值守|轮岗|抢修|维修|维护|保养|消杀|谈判|学习|研讨|研究|座谈|宴请|参观|参展|参会|演练|演示|聚会|住院|就诊|割接|巡演|直播|录播|撤展|布线|部署|发布|投标|招标|开标|盘库|团拜|拜年|扫墓|祭祖|夜跑|爬山|游泳|带队|带娃|搞|弄|跑|干|给|出差|反馈|完善|修改|修订|核实|落实|梳理|督办|督查|约谈|接访|下乡|下沉|驻村|挂职|晨读|早读|补课|补考|补签|献血|植树|摘)(?!材料|记录|纪要|表|方案|通知|名单|制度|计划|总结|资料|安排|人员|小组|情况|经验|心得|体会)|整理|一起|一早|前往|通知|通报|安排|准备|完成|会诊|会见|会商|会签|会谈|团建|大扫除|例会|站会|晨会|党课|加班|休假|请假|例行|培训|面试|体检|述职|值班|出差|聚餐|消防"
)
_SURNAMES = "李王张刘陈杨赵黄吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
_ADDRESS = tuple("路街弄巷道村栋幢座区园厦镇乡院层楼第件文令案〕])")
_VERBS = frozenset(
    [
        "call",
        "email",
        "mail",
        "send",
        "review",
        "ship",
        "pay",
        "book",
        "finish",
        "write",
        "prepare",
        "check",
        "submit",
        "meet",
        "ask",
        "reply",
        "answer",
        "draft",
        "update",
        "order",
        "buy",
        "pick",
        "collect",
        "print",
        "sign",
        "file",
        "post",
        "return",
        "visit",
        "talk",
        "discuss",
        "present",
        "deliver",
        "chase",
        "ping",
        "follow",
        "close",
        "open",
        "plan",
        "start",
        "fix",
        "test",
        "deploy",
        "release",
        "clean",
        "renew",
        "register",
        "cancel",
        "confirm",
        "invite",
        "remind",
        "travel",
        "fly",
        "drive",
        "take",
        "get",
        "go",
        "do",
        "make",
        "read",
        "bring",
        "drop",
        "lunch",
        "dinner",
        "dentist",
        "meeting",
        "standup",
        "interview",
        "workshop",
        "gym",
        "with",
        "to",
        "at",
        "about",
        *(
            "breakfast",
            "brunch",
            "coffee",
            "drinks",
            "demo",
            "retro",
            "sync",
            "kickoff",
            "offsite",
            "webinar",
            "training",
        ),
        *("flight", "train", "appointment", "doctor", "haircut", "ring", "text", "phone", "chat", "catch"),
    ]
)
_COMPOUNDS = frozenset(
    (
        *("notes", "minutes", "agenda", "report", "summary", "template", "blues", "club", "market", "slides", "pack"),
        *("quarterback", "tea", "prayers", "fever", "slot", "session", "shift", "crowd"),
    )
)
_LINKS = frozenset(
    [
        "to",
        "with",
        "for",
        "about",
        "at",
        "in",
        "re",
        "and",
        "or",
        "from",
        "by",
        "via",
        "after",
        "before",
        "because",
        "if",
        "unless",
        "-",
        "&",
    ]
)
_BAD_BEFORE = frozenset(
    ["the", "a", "an", "of", "from", "since", "last", "black", "good", "super", "ash", "casual", "cyber", "bloody", "ruby", "freaky", "holy", "easter", "palm", "fat", "each", "one", "any", "some", "my", "our", "your", "his", "her", "their", "every", "man", "girl", "his", "all", "more", "much", "hot", "page", "part", "step", "chapter", "section", "version", "v", "score", "rated", "ratio", "track", "slide", "batch", "phase", "room", "unit", "progress", "python", "level", "grade", "figure", "table", "no", "number", "may", "is", "was", "and", "or", "than", "like"]
)  # fmt: skip


def may_stand(text: str, start: int, end: int, trust: Trust, *, chinese: bool, weekday: bool, parted: bool) -> bool:
    """Whether what stands from `start` to `end` of the folded line may be read without a marker beside it."""
    if trust is Trust.NEEDS_COMPANY:
        return _starts_a_chinese_line(text, start, end)
    if trust is Trust.ANYWHERE:
        return True
    if chinese:
        return _in_chinese(text, start, end, weekday=weekday)
    return _in_english(text, start, end, weekday=weekday, parted=parted)


def _starts_a_chinese_line(text: str, start: int, end: int) -> bool:
    """`3.15 晚会`: a dotted date is read at the head of a Chinese line alone; elsewhere it is a number."""
    if text[:start].strip(TAKEN + " ") or not text[start].isdigit():
        return False
    return bool(compiled(rf"\s+[\u4e00-\u9fff]|(?!\s)(?:{_GOES_ON})").match(text, end))


def _in_chinese(text: str, start: int, end: int, *, weekday: bool) -> bool:
    if weekday and compiled(rf"(?:^|[^\u4e00-\u9fff])[{_SURNAMES}]$").search(text[:start]):
        return False
    if text[max(0, start - 1) : start] in _ADDRESS and not (weekday and text[start - 1] == ")"):
        return False
    return bool(compiled(_ENDS).match(text, end) or compiled(_GOES_ON).match(text, end))


def _in_english(text: str, start: int, end: int, *, weekday: bool, parted: bool) -> bool:
    before = compiled(r"[^\s,;:()]*$").search(text[:start].rstrip(" "))
    word_before = before[0] if before else ""
    if word_before in _BAD_BEFORE or word_before.endswith((LITERAL, "版本", "第", "到", "至")):
        return False
    if compiled(_ENDS).match(text, end):
        return True
    following = compiled(r"\s*([a-z&-]*)(?:\s+([a-z]+))?").match(text, end)
    word_after, then = (following[1], following[2] or "") if following else ("", "")
    if not text[:start].strip(TAKEN + " "):
        if parted and weekday and not text[start:end].endswith("night"):
            return not _COMPOUNDS.intersection(compiled(r"[a-z]+").findall(text[end:]))
        return _opens_the_line(word_after, then, weekday=weekday)
    return word_after in _LINKS or (not word_after and _han_after(text, end))


def _opens_the_line(word_after: str, then: str, *, weekday: bool) -> bool:
    if not word_after or not weekday:
        return True
    return word_after in _VERBS and then not in _COMPOUNDS


def _han_after(text: str, end: int) -> bool:
    return bool(compiled(r"\s*[\u4e00-\u9fff]").match(text, end))


def is_named_so(line: str, start: int, end: int) -> bool:
    """Whether an English date is a word of a title: `USA Today`, `Friday Night Lights`."""
    piece = line[start:end]
    if not piece[:1].isupper() or not piece.isascii() or any(c.isdigit() for c in piece):
        return False
    if line[:start].strip():
        return piece.split()[0].lower() in ("today", "tomorrow", "tonight", "day", "next", "this", "end")
    if sum(word[0].isupper() for word in piece.split()) > 2:
        return True
    others = compiled(r"[A-Za-z]{4,}").findall(line[end:])
    return bool(others) and all(word[0].isupper() for word in others)
