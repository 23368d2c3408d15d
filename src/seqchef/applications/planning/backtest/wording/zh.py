"""Chinese, simplified."""

MESSAGES = {
    "backtest": "回测",
    "day_of_year": "{year}年{day}",
    "period": "{days} 天，{first}至{last}",
    # buyers, as rows and inside sentences
    "buyer_plan": "seqchef 计划",
    "buyer_pars": "标准库存",
    "buyer_pars_changed": "标准库存 {share}",
    "buyer_last_week": "照上周订",
    "buyer_last_week_changed": "上周 {share}",
    "than_pars": "按标准库存订货",
    "than_pars_changed": "“标准库存 {share}”（事后最佳）",
    "than_last_week": "照上周订",
    "than_last_week_changed": "“上周加量 {share}”（事后最佳）",
    "best": "事后看同类中最好",
    # columns
    "column_buyer": "订货方式",
    "column_service": "满足率",
    "column_days_short": "缺货天数",
    "column_lost": "少卖份数",
    "column_lost_sales": "少卖金额",
    "column_lost_margin": "其中毛利",
    "column_margin": "少赚毛利",
    "column_thrown": "报废",
    "column_bought": "采购",
    "column_stock": "占用资金",
    "column_deliveries": "送货次数",
    "column_cost": "少赚毛利＋报废",
    # the verdict
    "verdict_less": "这 {days} 天里，按计划订货的缺货与报废损失，比{other}少 {money}",
    "verdict_more": "这 {days} 天里，按计划订货的缺货与报废损失，比{other}多 {money}",
    "verdict_same": "这 {days} 天里，按计划订货的缺货与报废损失，与{other}相同。",
    "surely": "，很可能在 {low} 到 {high} 之间。",
    "perhaps": "，但可能只是偶然：大致在 {low} 到 {high} 之间。",
    "too_few_weeks": "；周数太少，无法判断是否偶然。",
    "verdict_without_prices": "这 {days} 天里，按计划订货少卖 {lost} 份、报废 {thrown}；{other}少卖 {other_lost} 份、"
    "报废 {other_thrown}。",
    # equal service
    "equal_service": "满足率同为 {service} 时，计划报废 {ours}，{buyer}则要报废 {theirs}。",
    "equal_service_never": "所试的各档加量里，{buyer}都没有达到计划的满足率（{service}）。",
    "equal_service_always": "所试的各档加量里，{buyer}的满足率都高于计划（{service}）。",
    "kind_pars": "标准库存",
    "kind_last_week": "上周加量",
    # page
    "how_cost_grew": "少赚的毛利与报废，逐日累计",
    "service_and_waste": "满足率与报废：每种订货方式取几档加量",
    "most_thrown": "报废最多的原料",
    "food": "原料",
    "assumptions": "这些数字的前提",
    "explained": "满足率：顾客在记录里买走的份数中，有多少做得出来。占用资金：平均每晚库存的价值。"
    "很可能：把这些周重新抽取，十次里有九次落在此范围。",
    # caveats
    "caveat_record": "顾客想要的就是记录中卖出的；少卖一份损失售价减原料，过期的按进价计。",
    "caveat_hindsight": "每晚各种订货方式只看得到过去，库存、包装和保质期都相同；只有“最佳加量”是事后挑的，对它有利。",
    "caveat_begin": "起始库存相同；开头 {days} 天用来备货，不计入结果。",
    "caveat_pars_derived": "没有给出标准库存（pars.csv，或 suppliers.csv 的 par 列）："
    "按前四周两次到货之间的最高用量再加 {share}% 推算，每四周重定一次。",
    "caveat_pars_partly": "{foods} 种原料没有给出标准库存："
    "按前四周两次到货之间的最高用量再加 {share}% 推算，每四周重定一次。",
    "caveat_no_prices": "所有菜品都没有售价（menu.csv 的 dish,price）：少卖只计份数。",
    "caveat_unpriced": "menu.csv 里没有售价，少卖不计金额：{dishes}。",
    "caveat_below_cost": "售价低于原料成本，少卖不计损失：{dishes}。",
    "caveat_free_foods": "suppliers.csv 里没有 pack_price，报废不计金额：{foods}。",
    "caveat_no_recipe": "没有配方，未计入：{dishes}。",
    "caveat_sold_out": "记录中有 {count} 处标为售罄：顾客原本还想要多少无从得知，未计入。",
}
