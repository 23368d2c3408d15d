"""Allergen words in Chinese: what is found anywhere in a text, and the longer words that are something else.

Chinese has no spaces, so an exception has to be spelt out. The classes are those of allergen_words.
"""

CHINESE = {
    "gluten": "面粉 面包 面条 小麦 大麦 燕麦 黑麦 麦片 麦芽 饺子皮 馄饨皮 云吞皮 春卷皮 "
    "面筋 麸 馒头 包子 花卷 意面 意大利面 通心粉 乌冬 拉面 挂面 方便面 油条 "
    "酥皮 挞皮 饼干 蛋糕 酱油 生抽 老抽 啤酒 蚝油 海鲜酱 甜面酱 面糊 面团 "
    "吐司 披萨 比萨 饺子 馄饨 手抓饼 凉皮 麻花 煎饼 面饼 烙饼 馕 贝果 烤麸 "
    "素肉",
    "crustaceans": "虾 蟹 海鲜 沙茶酱",
    "eggs": "蛋",
    "fish": "鱼 鲑 鲈 鳕 鳗 鲭 鲫 鲤 伍斯特 喼汁 海鲜 鲔 味淋干",
    "peanuts": "花生 沙茶酱 沙嗲",
    "soy": "大豆 黄豆 豆腐 豆浆 豆奶 酱油 生抽 老抽 豆豉 豆瓣 味噌 味增 腐竹 豆皮 "
    "豆干 香干 毛豆 纳豆 腐乳 蚝油 海鲜酱 千张 素鸡 豆花 油豆泡 豆泡 面豉 "
    "大酱 黄酱 味极鲜 素肉 豆腐乳 腐皮",
    "milk": "奶 黄油 芝士 乳酪 起司 起士 牛油 乳清 酪蛋白 炼乳 马苏里拉 帕玛森 酥油 乳糖 拿铁 忌廉",
    "nuts": "杏仁 核桃 腰果 榛 开心果 碧根果 夏威夷果 巴西果 坚果 巴旦木 扁桃仁 山核桃",
    "celery": "芹",
    "mustard": "芥末 芥菜 芥子 黄芥 雪里蕻 芥",
    "sesame": "芝麻 麻酱 麻油 香油 胡麻",
    "sulphites": "葡萄酒 红酒 果脯 葡萄干 杏干 蜜饯 香槟 雪莉 亚硫酸 白葡萄 果酒 金针菜 黄花菜",
    "lupin": "羽扇豆",
    "molluscs": "蛤 蚌 贝 蚝 牡蛎 鱿 章鱼 墨鱼 乌贼 鲍鱼 花甲 蛏 螺 瑶柱 海鲜 八爪鱼 青口 淡菜 蚬",
}
CHINESE_BUT = {
    "gluten": "无麸质面粉 无麸质 玉米面粉 米面包 荞麦面粉 鲜面膜",
    "crustaceans": "蟹味菇 虾夷葱 海鲜菇 海鲜酱油",
    "eggs": "鱼蛋 蛋白质 蛋白粉 大豆蛋白 植物蛋白 仙人蛋 无蛋",
    "fish": "鱿鱼 章鱼 墨鱼 鲍鱼 甲鱼 鳄鱼 鱼香 鱼腥草 八爪鱼 海鲜菇 海鲜酱油 木鱼石",
    "peanuts": "",
    "soy": "杏仁豆腐 鱼豆腐 日本豆腐 玉子豆腐 血豆腐 鸡蛋豆腐",
    "milk": "椰奶 豆奶 杏仁奶 燕麦奶 米奶 腰果奶 核桃奶 奶白菜 花生奶 可可脂 牛油果 植物奶油 植物奶 奶油南瓜 奶油生菜",
    "nuts": "",
    "celery": "",
    "mustard": "芥蓝 芥兰",
    "sesame": "",
    "sulphites": "",
    "lupin": "",
    "molluscs": "贝贝南瓜 宝贝 贝果 川贝 贝母 螺丝椒 螺旋藻 螺旋 海鲜菇 海鲜酱油 拉贝",
}
