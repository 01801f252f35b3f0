"""The words of the filter language in every language, folded, and what each stands for."""

from __future__ import annotations

from workbench.domain.entry import EntryKind
from workbench.domain.item import Kind, State
from workbench.text.capture.fold import fold

FIELD_WORDS = {"截止": "due", "期限": "due", "计划": "at", "排定": "at", "日期": "at", "核对": "check", "追问": "check",
               "登记日": "created", "更新": "updated", "办结日": "closed"}  # fmt: skip


def _table(names: type[State] | type[Kind] | type[EntryKind], words: dict[str, str]) -> dict[str, str]:
    own = {str(each.value): str(each.value) for each in names}
    return own | {fold(word): name for name, said in words.items() for word in said.split()}


STATE_WORDS = _table(State, {
    "inbox": "待分拣 收件箱 待分類 收件匣", "active": "在办 辦理中", "waiting": "待回复 待回覆",
    "deferred": "缓办 暫緩", "done": "办结 辦畢", "closed": "销号 結案", "dropped": "不办 不辦", "open": "未结 未結",
}) | {"open": "open"}  # fmt: skip

KIND_WORDS = _table(Kind, {
    "document": "公文 文件", "meeting": "会议 會議 会 會", "errand": "事务 事務", "information": "信息 资讯 資訊",
    "research": "调研 調研", "emergency": "应急 應急 突发", "focus": "中心工作 重点工作 重點工作",
}) | _table(EntryKind, {
    "note": "记 笔记 記", "call": "电 电话 電 電話", "visitor": "访 来访 訪 來訪", "report": "报 口头汇报 報",
    "onsite": "场 现场 場", "instruction": "批 批示", "decision": "定 决定 決定", "advice": "建 建议 建議",
    "check": "查 检查 檢查", "chase": "催 催办 催辦", "chased": "被催", "progress": "进 进展 進展",
    "reply": "复 回复 回覆", "duty": "值 值班", "seal": "印 用印",
    "leave": "假 请假 請假", "inspection": "检 督查", "signal": "苗 苗头 苗頭",
    "reference": "资 资料 資料", "figure": "数 数据 數據", "field": "下 下乡 下基层", "study": "学 学习 學習",
    "lesson": "悟 心得", "error": "误 差错 差錯", "feedback": "评 评价 評價", "review": "省 反思", "event": "事件",
})  # fmt: skip

IN_WORDS = {fold(word): name for name, said in {
    "items": "items item 事项 事項", "diary": "diary entries 日志 日誌 记录 紀錄",
}.items() for word in said.split()}  # fmt: skip

KEY_WORDS = {fold(word): key for key, said in {
    "state": "state 状态 狀態", "is": "is 是", "kind": "kind 类别 類別 类型 類型", "in": "in 在",
}.items() for word in said.split()}  # fmt: skip
"""The keys before a colon."""

RESTRICTED_WORDS = frozenset(map(fold, ["restricted", "涉密", "内部", "內部", "限阅", "限閱"]))
"""What is not for everybody's eyes, behind `is:`."""
