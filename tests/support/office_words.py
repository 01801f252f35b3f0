"""What the people of the made-up office say and write, in both languages, phrase by phrase beside each other."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The vocabulary of one language; every tuple has as many phrases as its twin in the other."""

    me: str
    staff: tuple[str, str, str]
    leaders: tuple[str, str]
    superiors: tuple[str, ...]
    peers: tuple[str, ...]
    units: tuple[str, ...]
    public: tuple[str, ...]
    areas: tuple[str, ...]
    document: tuple[str, ...]
    errand: tuple[str, ...]
    information: tuple[str, ...]
    meeting: tuple[str, ...]
    research: tuple[str, ...]
    emergency: tuple[str, ...]
    focus: tuple[str, ...]
    routine: tuple[str, ...]
    tracked: tuple[str, ...]
    results: tuple[str, ...]
    told: tuple[str, ...]
    carry: tuple[str, ...]
    later: tuple[str, ...]
    drop: tuple[str, ...]
    again: tuple[str, ...]
    steps: tuple[str, ...]
    rungs: tuple[str, str, str, str, str]
    question: tuple[str, ...]
    answer: tuple[str, ...]
    options: tuple[str, str]
    order: tuple[str, ...]
    note: tuple[str, ...]
    call: tuple[str, ...]
    visitor: tuple[str, ...]
    minutes: tuple[str, ...]
    decided: tuple[str, ...]
    signal: tuple[str, ...]
    error: tuple[str, ...]
    rule: tuple[str, ...]
    advice: tuple[str, ...]
    field: tuple[str, ...]
    study: tuple[str, ...]
    lesson: tuple[str, ...]
    check: tuple[str, ...]
    chased: tuple[str, ...]
    duty: tuple[str, ...]
    onsite: tuple[str, ...]
    report: tuple[str, ...]
    seal: tuple[str, ...]
    leave: tuple[str, ...]
    figure: tuple[str, ...]
    problem: tuple[str, ...]
    review: tuple[tuple[str, str, str], ...]
    promise: str
    brief: str


EN = Words(
    me="Chen Min",
    staff=("Zhou Jie", "Wang Qiang", "Liu Yang"),
    leaders=("Director Zhang", "Deputy Zhao"),
    superiors=("City Bureau", "City Office"),
    peers=("Finance Section", "Survey Team"),
    units=("Hexi", "Donghu", "Shiqiao", "Lingang"),
    public=("Mrs Wu", "Mr Li", "Ms Qian"),
    areas=("meetings", "supervision", "information", "research", "logistics"),
    document=("Reply to {who} on the census form", "Notice on the survey in {who}", "Work plan of the {area} front",
              "Letter to {who} on data sharing", "Opinions on the draft rules of {who}", "Reading file for {who}"),
    errand=("Repair the printer on the third floor", "Order stationery for {who}", "Car for the visit to {who}",
            "Passes for the guests of {who}", "Allowance asked about by {who}", "Clear out the store room"),
    information=("Slow platform login in {who}", "New shops in {who}", "Orders falling in {who}",
                 "Good practice of {who}"),
    meeting=("Meeting with {who}", "Data review of {who}", "Training in {who}", "Huddle on {area}"),
    research=("Article on the staffing of {who}", "Article on small firms in {who}"),
    emergency=("Smoke in the server room", "Pipe burst on the second floor"),
    focus=("Seventh census", "Data quality year", "Statistics in every village", "Year-end reports"),
    routine=("Monday meeting", "Monthly bulletin", "Fire inspection", "Reading of the meters"),
    tracked=("Find out why {who} reported late", "Put the check of {who} into practice", "Mend the ledger of {who}"),
    results=("sent", "printed and handed out", "agreed with everybody", "settled on the spot", "filed", "approved"),
    told=("by phone", "by letter", "in person"),
    carry=("called to an incident", "waiting for figures", "the meeting ran long"),
    later=("after the holiday", "when the budget is through"),
    drop=("taken back by the asker", "done by another section"),
    again=("figures wrong", "signature missing", "asked once more"),
    steps=("gather the papers", "first draft", "read over", "seats and signs", "minutes out"),
    rungs=("instructed", "checked", "clear", "acted on", "result"),
    question=("May this be sent out?", "Which of the two ways?", "Who is to go?"),
    answer=("Agreed.", "The first way.", "Let the section decide."),
    options=("at once, on paper", "next month, online"),
    order=("Let the office look into it and report on Thursday.", "To be done this week.", "See to it yourselves."),
    note=("papers sorted", "talked it over with {who}", "waited for the lift engineer", "read the draft once more"),
    call=("{who} asks how it stands", "{who} sends figures by noon", "{who} wants a room for Friday"),
    visitor=("{who} asks about the allowance", "{who} brings the forms", "{who} complains about a late answer"),
    minutes=("{n} points agreed; to be out in two days", "{n} points agreed, one left open"),
    decided=("Draft the plan for {who}", "Tell {who} the new dates", "Check the figures of {who}"),
    signal=("platform slow again in {who}", "two firms in {who} put off hiring", "many calls about the allowance"),
    error=("wrong weekday in a notice", "an old title in a letter", "a figure without its unit"),
    rule=("weekdays are read twice", "titles come from the roster", "no figure without a unit"),
    advice=("one form for both surveys", "answer the public on Fridays", "a shared list of contacts"),
    field=("visited {who}, looked at the books", "talked with firms in {who}"),
    study=("read the new rules on data", "heard the lecture on sampling"),
    lesson=("ask for the figures a day earlier", "ring before sending"),
    check=("rang {who}: under way", "saw it in {who}: done by half", "asked {who} for papers"),
    chased=("{who} asks where it is", "{who} wants an answer today"),
    duty=("night shift handed over, nothing happened", "taken over; radio check fine"),
    onsite=("power cut, nobody hurt", "fire service here: no flame"),
    report=("told the director, unverified", "final report"),
    seal=("contract, two copies", "certificate, one copy"),
    leave=("Liu Yang away for a day", "Wang Qiang away for two days"),
    figure=("staff of sub-districts", "firms reporting online"),
    problem=("the unit has no staff", "the figures do not agree"),
    review=(("the plan is out", "the reading file, for lack of figures", "ring earlier"),
            ("all calls answered", "nothing", "begin with the census")),
    promise="{who} was promised an answer",
    brief="Three ways were looked at; the second is the cheapest.",
)  # fmt: skip

ZH = Words(
    me="陈敏",
    staff=("周洁", "王强", "刘洋"),
    leaders=("张局长", "赵副局长"),
    superiors=("市统计局", "市政府办"),
    peers=("财务科", "调查队"),
    units=("河西街道", "东湖街道", "石桥镇", "临港镇"),
    public=("吴桂兰", "李国富", "钱玉珍"),
    areas=("会务", "督查", "信息", "调研", "后勤"),
    document=("答复{who}普查表留存问题", "印发{who}抽样调查通知", "拟定{area}工作方案",
              "致{who}数据共享函", "对{who}管理办法征求意见稿的意见", "呈送{who}参阅材料"),
    errand=("三楼打印机报修", "为{who}采购办公用品", "安排赴{who}车辆",
            "办理{who}来宾通行证", "核实{who}反映的误工补贴", "清理储藏室"),
    information=("{who}直报平台登录慢", "{who}新增个体户情况", "{who}企业订单下滑",
                 "{who}经验做法"),
    meeting=("与{who}座谈会", "{who}数据评审会", "{who}业务培训会", "{area}碰头会"),
    research=("{who}统计力量现状调研", "{who}小微企业调研"),
    emergency=("机房冒烟", "二楼水管爆裂"),
    focus=("第七次人口普查", "数据质量年", "统计进村", "年终收官"),
    routine=("周一例会", "统计月报", "消防检查", "水电抄表"),
    tracked=("查清{who}数据迟报原因", "落实{who}核查整改", "整改{who}统计台账"),
    results=("已报送", "已印发", "已征得各方同意", "已现场解决", "已归档", "已获批准"),
    told=("电话", "书面", "当面"),
    carry=("处置突发事件", "等候数据", "会议延长"),
    later=("节后", "待预算批复"),
    drop=("交办单位撤回", "已由其他科室办理"),
    again=("数据有误", "缺签字", "再次来询"),
    steps=("收集材料", "起草初稿", "校核", "座次与桌签", "印发纪要"),
    rungs=("批示", "核查", "查清", "办理", "结果"),
    question=("可否印发", "采用何种方案", "由何人参加"),
    answer=("同意。", "采用方案一。", "由科室自定。"),
    options=("立即书面办理", "下月网上办理"),
    order=("请办公室查明情况，周四前报我。", "本周内办妥。", "请酌办。"),
    note=("整理文件", "与{who}沟通", "等候电梯维修人员", "再次审读初稿"),
    call=("{who}询问办理进度", "{who}中午前报数据", "{who}借用周五会议室"),
    visitor=("{who}咨询误工补贴", "{who}送交表格", "{who}反映答复迟缓"),
    minutes=("议定{n}项，纪要两日内印发", "议定{n}项，一项再议"),
    decided=("拟定{who}工作方案", "通知{who}新的时间安排", "核对{who}数据"),
    signal=("{who}再次反映平台登录慢", "{who}两家企业推迟招工", "咨询补贴的来电增多"),
    error=("通知中星期有误", "函件中职务未更新", "数据漏写单位"),
    rule=("日期星期须两人核对", "职务以干部名册为准", "数据必带单位"),
    advice=("两项调查合用一张表", "周五集中答复群众", "建立共用联系人名册"),
    field=("赴{who}查看台账", "走访{who}企业"),
    study=("学习数据管理新规", "听抽样调查讲座"),
    lesson=("提前一天催报数据", "寄发前先电话告知"),
    check=("电话核{who}：正在办理", "现场核{who}：完成过半", "向{who}调取材料"),
    chased=("{who}催问进度", "{who}要求今日答复"),
    duty=("夜班交接，无异常", "接班，通讯测试正常"),
    onsite=("已断电，无人受伤", "消防到场，无明火"),
    report=("口头报局长，待核实", "终报"),
    seal=("合同两份", "证明一份"),
    leave=("刘洋请假一天", "王强请假两天"),
    figure=("镇街统计人员", "联网直报企业"),
    problem=("单位人手不足", "数据口径不一"),
    review=(("方案已印发", "参阅材料未成，缺数据", "提早去电"),
            ("来电均已答复", "无", "先办普查")),
    promise="已答应{who}给予答复",
    brief="比较三个方案，方案二费用最低。",
)  # fmt: skip
VOCABULARY = {"en": EN, "zh_CN": ZH}
