"""Who a line of the diary begins with, and from where: `市局办孙科长来电`, `Ms Li, finance, called back`.

Chinese does not mark where a name ends. What is taken for one begins with a surname and ends with a post, with another
name of respect, or where the sentence goes on; so that `合同` after a unit is nobody. What is unsure is nobody either:
an empty element can be filled in, a wrong one has to be found first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u4e00-\u9fff"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫"
    "庄辛管祝左涂祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游裴席卫屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解柴冉房边吉饶刁瞿戚丘古池滕晋苑邬臧苟"
    "褚廉简娄盖符奚穆党燕郎冀姬屠连晏栾郁商蒙喻窦迟敖鄢冷卓仇艾蓝巩井仲虞卞封竺冼佟栗匡宗巫鞠桑荆谌沙岑习胥蔺肖涂帅闫代戈"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈閻鍾譚鄒陸龍錢湯賴龔龐蘭顏嚴溫蘆魯葉鄔紀歐項衛單簡婁閔饒範樂喬賀畢聶齊莊關費遲藍鞏"
)
_MORE = "于文向成来和时华全应明官强台米车花位乐谷寇楚木"
"""Surnames which are everyday words too: with a post behind them only."""
_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|公孙|慕容|令狐|东方|南宫|夏侯"
_POSTS = (
    "科长|局长|主任|处长|部长|书记|镇长|乡长|市长|区长|县长|省长|厅长|所长|院长|校长|经理|主席|秘书长|秘书|参谋|警官|老师|同志|先生|女士|小姐"
    "|师傅|专员|科员|干事|大爷|大妈|大叔|大姐|大哥|大嫂|阿姨|奶奶|爷爷|老伯|律师|医生|大夫|会计|出纳|教授|董事长|董|委员|代表|法官|队长|组长|站长"
    "|馆长|村长|支书|股长|厂长|店长|行长|社长|台长|总监|总工|助理|司机|记者|局|处|科|总|工|老|姐|哥|叔|伯|姨|嫂|行|院|部|厅|所|县|市"
    "|科長|局長|處長|部長|書記|鎮長|鄉長|市長|縣長|所長|院長|校長|隊長|組長|經理|秘書|老師|師傅|專員|會計|委員|記者|處|總"
)
_PERSON = (
    rf"(?:[老小阿][{_SURNAMES}{_MORE}](?![{_HAN}]{{0,2}}(?:{_POSTS}))"
    rf"|(?:{_DOUBLE}|[{_SURNAMES}{_MORE}])[{_HAN}]{{0,2}}?(?:常务)?副?(?:{_POSTS})"
    rf"|(?:{_DOUBLE})[{_HAN}]{{1,2}}|[{_SURNAMES}][{_HAN}]{{1,2}}?)"
)
_ROLE = (
    "(?:群众|民众|居民|村民|市民|职工|家属|家长|学生|老干部|退休干部|退休职工|业主|来访人|当事人|负责人|联系人|组长|信访人"
    "|记者|記者|客户经理|工作人员|负责同志|个体户|农户|车主|租户|老板|群眾|民眾|職工|業主)"
)
_ANY = (
    "(?:企业代表|群众代表|村民代表|居民代表|业主代表|职工代表|家长代表|快递员|送货员|维修工|维修师傅|物业|保安|记者|律师|群众|居民|村民|市民|(?:学生)?家长|业主"
    "|职工|外卖员|热心市民|匿名群众|群眾|居民代表)"
)
_UNIT_END = (
    "(?:局办|街道办|街道|公司|中心|集团|学校|幼儿园|大学|值班室|办公室|研究院|法院|检察院|派出所|居委会|村委会|委员会|协会|商会|物业|银行|酒店|督查组|日报|晚报|[省市县]报|[一二三四五六七八九十]中"
    "|巡察组|工作组|检查组|調查組|政府|公安|税务|电视台|报社|集團|中學|學校|銀行|政府"
    "|[局办处科委厅部院所镇乡村站行馆館室组队会府厂店社股矿區區處廳鎮鄉縣辦組隊廠會]|社区|小区|园区|开发区)"
)
_UNIT = rf"(?:[{_HAN}A-Za-z0-9]{{1,14}}?(?<!一)(?<!老干){_UNIT_END}|物业|派出所|法院|银行|居委会|村委会|机关|工会|社区)"
_GOES_ON = (
    "来电|去电|来访|来函|来人|来找|来谈|来问|来办|来送|来|交办|反映|反應|反应|咨询|询问|要求|要|报告|汇报|报送|报价|报|请示|请假|请|批示|指示|批|通知"
    "|问|催办|催|到场|到访|到|答应|答|说|带班|接班|值班|接待|休假|休|销假|建议|想|找|送|谈|核对|对接|协调|商量|商|提出|转达|转来|转|打来|打"
    "|电话|强调|同意|申请|牵头|一行|等|共|希望|投诉|举报|领|取|交|回电|回話|上午|下午|中午|晚上|今天|明天|昨天|今早|采访|病假|事假|年假|婚假|产假|调休|关于|就|因|已|再次|再|又|带|陪同|主持|参加|介绍"
    "|承诺|确认|回复|告知|告|邀请|约|借|签|看|拿|办|补|退|索要|需|座谈|代|由|和|与|跟|為|为|在|拟|將|将"
    "|來電|來訪|來函|來|報告|匯報|報|請示|請假|請|問|諮詢|詢問|催辦|說|談|電話|轉|帶班|領|約|簽|辦|補|與"
)
_END = rf"(?=$|[^{_HAN}]|{_GOES_ON})"
_PARTY = r"(?:\s*(?:一行|等|共)?\s*\d+\s*人)?"
_BOTH = re.compile(rf"(?:({_UNIT})的?\s*)?{_ROLE}?({_PERSON}|{_ANY}){_PARTY}{_END}")
_ALONE = re.compile(rf"([{_HAN}A-Za-z0-9]{{1,14}}(?<!一)(?<!老干){_UNIT_END}|物业|派出所|工会){_PARTY}{_END}")
_POSTED = re.compile(rf"(?:{_POSTS})$")
_STRANGER = re.compile(rf"([{_HAN}·]{{2,4}}?)(?=\s|[:：]|来电|来访|反映|咨询|询问|问|說|说|請|请)")
_BEHIND = re.compile(r"\s*[（(]([^）)，,；;\d]{2,12})[）)]")
_OPENING = re.compile(
    r"^\s*(?:(?:来电|去电|來電|去電)[:：]?|接到?(?=[^,，;；]{1,20}(?:电话|來電|来电|電話))|打给|打給|致电|致電|电告|回电|回電|回复|给(?=[^,，;；]{1,20}打?电话)"
    r"|向(?=[^,，;；]{1,20}(?:汇报|报告|电话|请示))|电话(?:催办|催|联系|询问|告知|请示|汇报)|電話(?:催辦|催)|联系|[一二三四再又]?催办?(?![前])|催辦?|来访[:：]?|來訪[:：]?|接待|口头报告?|陪同|与|和)\s*"
)

_TITLE = (
    r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Madam|Director|Deputy Director|Chief|Captain|Councillor|Minister|"
    r"Mayor|President|Chair(?:man|woman)?|Secretary|Judge|Inspector|Officer|Section head|Head|Manager)\.?"
)
_CAPITAL = r"(?!(?:The|A|An|No|My|Our|All|Some|This|That|New|Please|Re)\b)[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_NAME = rf"(?:{_TITLE}\s+)?{_CAPITAL}(?:\s+(?:(?:van|von|de|der|bin|al)\s+)?{_CAPITAL}){{0,3}}"
_UNIT_EN = re.compile(
    r"\b(?:bureau|office|department|dept|section|company|sub-district|committee|centre|center|unit|service|school|hall|hospital|union"
    r"|police|university|council|board|bank|agency|ministry|embassy|team|station|court|finance|hr|legal|procurement|payroll|reception|facilities|accounting|marketing|"
    r"firm|group|inc|ltd|gmbh)\b",
    re.IGNORECASE,
)
_ON = (
    r"(?:about|re|regarding|for|to|on|asks?|asked|asking|wants?|wanted|came|comes|called|calls|rang|rings|says?|said|reports?|"
    r"reported|told|will|would|with|needs?|needed|promises?|promised|took|passed|sick|on leave|back|"
    r"here|is|was|has|and|by|until|complains?)"
)
_OPENING_EN = re.compile(
    r"^\s*(?:call(?:ed)?(?: back| from| to)?|phoned|rang|spoke (?:to|with)|talked (?:to|with)|telephoned"
    r"|visit(?: of| by| from)?|visitor|from|to|chased|reminded)\s*:?\s+(?=[A-Z\d]|two|three|four|a |an |the )",
    re.IGNORECASE,
)
_WHO_EN = re.compile(rf"({_NAME})")
_FROM_EN = re.compile(
    rf"\s*(?:\(([^)]{{2,40}})\)|,?\s*\b(?:at|of|from)\s+(.+?)(?=\s+{_ON}\b|[,;:.(]|$))", re.IGNORECASE
)
_COMMA_EN = re.compile(r"\s*,\s*([^,;:.\d“\"]{2,40}?)(?=[,;:.“\"]|$)")
_SOME_EN = re.compile(
    rf"^((?:(?:a|an|the|two|three|four|five|six|some|\d+)\s+)[a-z]+(?:\s[a-z]+)?)\s+(?:from|of)\s+(.+?)(?=\s+{_ON}\b|[,;:.]|$)"
)
_PHONE = re.compile(r"\+?\d[\d ()-]{6,18}\d")


def caller(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of `who` or `unit` and a piece of the line; none, one or both, each once."""
    found: dict[str, str] = {}
    for name, value in _in_chinese(text) if re.search(f"[{_HAN}]", text) else _in_english(text):
        found.setdefault(name, value.strip())
    yield from found.items()


def _in_chinese(text: str) -> Iterator[tuple[str, str]]:
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text.lstrip()
    both = _BOTH.match(rest)
    alone = _ALONE.match(rest)
    if both and (both[1] or not alone or _POSTED.search(both[2]) or alone.end(1) < both.end(2)):
        if both[1]:
            yield "unit", both[1]
        yield "who", both[2]
        behind = _BEHIND.match(rest, both.end())
        if behind and not both[1]:
            yield "unit", behind[1]
    elif alone:
        yield "unit", alone[1]
        second = re.compile(rf"\s+(?:{_ROLE})?({_PERSON}){_PARTY}{_END}").match(rest, alone.end())
        if second:
            yield "who", second[1]
    elif not opening:
        stranger = _STRANGER.match(rest)
        if stranger and not _EVERYDAY.search(stranger[1]):
            yield "who", stranger[1]


_EVERYDAY = re.compile(
    "电话|会议|合同|材料|通知|文件|方案|报告|上午|下午|今天|明天|昨天|晚上|办公|各|全体|有人|外情|上情|下情|整理|完成|参加|收到|准备|病假|事假|年假"
    "|同意|交班|接班|夜班|白班|早班|晚班|值班|带班|已|再|未|無|无"
)


def _in_english(text: str) -> Iterator[tuple[str, str]]:
    opening = _OPENING_EN.match(text)
    rest = text[opening.end() :] if opening else text.lstrip()
    some = _SOME_EN.match(rest)
    if some:
        if not some[1][0].isdigit():
            yield "who", some[1]
        yield "unit", some[2]
        return
    head = _WHO_EN.match(rest)
    if head is None:
        return
    if _UNIT_EN.search(head[1]) and not re.match(_TITLE, head[1]):
        longer = re.compile(rf"({_NAME}(?:\s[a-z]+)??)(?=\s+{_ON}\b|[,;:.(]|$)").match(rest)
        yield "unit", longer[1] if longer else head[1]
        return
    long = re.compile(rf"({_CAPITAL}(?:\s(?!at\b|of\b|from\b|in\b)[a-z]+){{0,2}}?)(?=\s+{_ON}\b|[,;:.(]|$)").match(rest)
    if long and _UNIT_EN.search(long[1]):
        yield "unit", long[1]
        return
    yield "who", head[1]
    end = head.end()
    phone = re.compile(rf"\s*,?\s*{_PHONE.pattern}").match(rest, end)
    end = phone.end() if phone else end
    of = _FROM_EN.match(rest, end)
    if of:
        yield "unit", of[1] or of[2]
        return
    comma = _COMMA_EN.match(rest, end)
    if (
        comma
        and len(comma[1].split()) <= 4
        and not re.match(
            rf"(?:{_ON}|he|she|they|it|please|reply|answer|approved|duty|stand-in|phone|party|received|promises?)\b",
            comma[1],
            re.IGNORECASE,
        )
    ):
        yield "unit", comma[1]
