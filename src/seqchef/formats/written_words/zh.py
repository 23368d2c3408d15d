"""Chinese."""

MESSAGES = {
    "serves": "{servings} 人份",
    "yield": "{servings} 人份",
    "takes_minutes": "约 {minutes} 分钟",
    "takes_whole_hours": "约 {hours} 小时",
    "takes_hours": "约 {hours} 小时 {minutes} 分钟",
    "head": " · ",
    "notes": "说明",
    "note": "- {note}",
    "list": "、",
    "checked": "已核对：{promises}。",
    "broken": "未做到：{promises}。",
    "broken_by": "{promise}（{found}）",
    "from_template": "以下步骤来自模板，不是模型所写：{steps}。",
    "origin": "由 {model} 写成，种子 {seed}；与训练文本相同的连续词数最多 {overlap} 个。",
    "as_written": "用量保持原样：改动会违反一项承诺（{found}）。",
    # the promises of applications.writing.written
    "structure": "结构",
    "ingredients used": "用料都用到",
    "nothing unlisted": "没有列表以外的食材",
    "amounts": "用量",
    "allergens": "过敏原",
    "diets": "饮食限制",
    "safe temperatures": "安全的中心温度",
    "oven temperatures": "烤箱温度",
    "times": "时间",
    "not copied": "不照抄",
    # the demo
    "demo_uses": "快到期的食材变成一道菜：{title}，用到 {foods}；{lines} 种用料，{steps} 个步骤。",
    "demo_no_model": "装有写菜谱的模型时，快到期的食材会变成一道菜：{reason}",
    "demo_no_recipe": "快到期的食材没有写成菜谱：{reason}",
}
