"""The line as the grammar sees it: as many characters as were typed, so that places in one are places in the other.

Full-width forms, traditional date characters and capitals are folded; what must not be read (quotes, addresses,
chips taken back) is covered with `LITERAL`, what has been read with `TAKEN`.
"""

from __future__ import annotations

import unicodedata

from workbench.text.patterns import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LITERAL = "\ue000"
"""Stands for a character which is text whatever it says."""
TAKEN = "\ue001"
"""Stands for a character which has already been read."""
DATED = "\ue002"
"""The same, read as a date: an exclamation mark behind it is punctuation, where behind a name it is a sign."""

# The characters that the tables of the grammar hold, and no others: a title keeps its own.
_TRADITIONAL = (
    "週禮點號後個兩鐘時間內節農曆國慶聖誕陽遲於從裡開會發報給來問見談寫辦買領復覆聯準組擬匯總學檢換還"
    "結錄評驗蓋調協訪飛聽講讀體試測須應們請達隔歸對華訂補約據賬檔勵績層級關邊單頭臘閏陰舊當長萬與專業"
    "嚴書產親優傳價馮決況擊則劉劃動勞務區盧壓雙廈參葉呂啟啓吳員團園圍場塊備獎孫實審屬歲崗師帶幫廣庫張"
    "護掃擴搶掛數無術機殺條楊標棟欄樹樣樓畢氣沒潔澆獨獻現電盤碼離簽糧紅紀紙線練終經統續維編繳網羅職蘇"
    "範營蕭蔣蘊裝褲視觀計討讓訓議記許論識訴診詩話詢語誤說諸課謝譚貨購賀賈費資賴贊讚趙車轉輪輩遷過進這"
    "選遺鄧鄒鄭採裏鍾錢鐵銷鎖鎮門隊閻陸陳險難韋韓頁項順顧頓預頻題額飯館馬駐鳴黃龍龔為義鄉習軍處導幹執"
    "撥晝極願擇暫檯臺製徵繼廳響畫筆戶僅爾餘"
)
_SIMPLIFIED = (
    "周礼点号后个两钟时间内节农历国庆圣诞阳迟于从里开会发报给来问见谈写办买领复复联准组拟汇总学检换还"
    "结录评验盖调协访飞听讲读体试测须应们请达隔归对华订补约据账档励绩层级关边单头腊闰阴旧当长万与专业"
    "严书产亲优传价冯决况击则刘划动劳务区卢压双厦参叶吕启启吴员团园围场块备奖孙实审属岁岗师带帮广库张"
    "护扫扩抢挂数无术机杀条杨标栋栏树样楼毕气没洁浇独献现电盘码离签粮红纪纸线练终经统续维编缴网罗职苏"
    "范营萧蒋蕴装裤视观计讨让训议记许论识诉诊诗话询语误说诸课谢谭货购贺贾费资赖赞赞赵车转轮辈迁过进这"
    "选遗邓邹郑采里钟钱铁销锁镇门队阎陆陈险难韦韩页项顺顾顿预频题额饭馆马驻鸣黄龙龚为义乡习军处导干执"
    "拨昼极愿择暂台台制征继厅响画笔户仅尔余"
)
_PUNCTUATION = {"，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "～": "~", "〜": "~"}
_DASHES = dict.fromkeys("–—―－−", "-")
_TABLE = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)) | _PUNCTUATION | _DASHES)
_LITERALS = (
    r'"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》'
    r"|[a-z][a-z0-9+.-]*://[^\s，。；、）》」]+|www\.[^\s，。；、）》」]+"
    r"|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    r"|[〔\[【(]\d{4}[〕\]】)]第?\d+号"
    r"|\\[@+^#>~!*]\S*"
)


_BEFORE = {"@": frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-"), "号": frozenset("0123456789")}
"""What stands before the sign in an address, and in the number of a document."""


def fold(line: str) -> str:
    """`line` with every character in its plainest form, and exactly as long."""
    return "".join(map(_fold_one, line)).translate(_TABLE)


def _fold_one(character: str) -> str:
    if character < "\x80":
        return character.lower()
    plain = unicodedata.normalize("NFKC", character).lower()
    if character in "…" or len(plain) != 1:
        return character if len(character.lower()) != 1 else character.lower()
    return plain


def _may_hold_literals(folded: str) -> bool:
    """Whether the line has what one of the forms cannot do without; most lines have a sign or a stop at most."""
    for mark in ('"', "“", "「", "『", "《", "://", "www.", "\\"):
        if mark in folded:
            return True
    for sign in ("@", "号"):
        at = folded.find(sign, 1)
        while at > 0:
            if folded[at - 1] in _BEFORE[sign]:
                return True
            at = folded.find(sign, at + 1)
    return False


def cover_literals(folded: str, taken_back: Iterable[tuple[int, int]] = ()) -> str:
    """The folded line with everything covered that must stay text."""
    for start, end in taken_back:
        folded = cover(folded, max(0, start), min(len(folded), end), LITERAL)
    if not _may_hold_literals(folded):
        return folded
    for found in compiled(_LITERALS).finditer(folded):
        folded = cover(folded, found.start(), found.end(), LITERAL)
    return folded


def cover(folded: str, start: int, end: int, mark: str = TAKEN) -> str:
    """The folded line with `start` to `end` covered."""
    return folded if start >= end else folded[:start] + mark * (end - start) + folded[end:]
