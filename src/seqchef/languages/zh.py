"""Chinese, in simplified and traditional characters."""

from fractions import Fraction

from seqchef.languages._language import Language, words

# Traditional characters of recipes, each followed by its simplified one: what models see is the simplified one.
TRADITIONAL = words("""
    個个 顆颗 條条 塊块 頭头 張张 兩两 錢钱 湯汤 雞鸡 魚鱼 醬酱 鹽盐 蔥葱 薑姜 麵面 麥麦 餅饼 餡馅 餃饺 飯饭 饅馒
    腸肠 腦脑 臘腊 鴨鸭 鵝鹅 鴿鸽 蝦虾 蠔蚝 貝贝 蘿萝 蔔卜 蓮莲 薺荠 莧苋 萵莴 筍笋 蘆芦 薈荟 蘋苹 檸柠 棗枣 歐欧
    鳳凤 鬚须 絲丝 線线 細细 紅红 綠绿 黃黄 藍蓝 銀银 鐵铁 鍋锅 鏟铲 盤盘 盃杯 滿满 湊凑 熱热 燒烧 燉炖 煉炼 煙烟
    滷卤 鹵卤 醃腌 釀酿 豬猪 貓猫 臟脏 腎肾 膽胆 腳脚 爛烂 乾干 幹干 溼湿 濕湿 凍冻 凈净 淨净 潔洁 餘余 適适 許许
    幾几 數数 總总 約约 於于 後后 備备 準准 應应 選选 擇择 種种 類类 樣样 樹树 葉叶 莖茎 參参 歸归 術术 藥药 補补
    質质 澱淀 勻匀 攪搅 麩麸 殼壳 剝剥 連连 帶带 無无 糧粮 穀谷 發发 鹼碱 蘇苏 餵喂 醱酦 檳槟 欖榄 欄栏 羅罗 鬱郁
    馬马 鈴铃 韓韩 國国 東东 蘭兰 廣广 陳陈 漿浆 濃浓 縮缩 純纯 漬渍 鮮鲜 鹹咸 澀涩 臺台 灣湾 燙烫 燴烩 龍龙 鱸鲈
    鱈鳕 鮭鲑 鯽鲫 鯉鲤 鰻鳗 鱔鳝 魷鱿 鮑鲍 鯧鲳 鯖鲭 鰱鲢 釐厘 盡尽 還还 過过 進进 這这 為为 給给 與与 從从 來来
    沒没 點点 開开 關关 時时 間间 鐘钟 層层 圓圆 長长 寬宽 門门 頁页 顧顾 隻只 雙双 對对 綑捆 捲卷 罈坛 蕓芸 蕎荞
    蔭荫 蔣蒋 薦荐 蘊蕴 蠶蚕 豎竖 貢贡 賈贾 賣卖 輕轻 農农 鄉乡 鏈链 鎮镇 閒闲 陰阴 陽阳 雜杂 靈灵 順顺 預预 頸颈
    風风 飛飞 養养 驢驴 齊齐 齡龄 椏桠 槳桨
""")

LANGUAGE = Language(
    code="zh",
    divides="characters",
    forms={pair[0]: pair[1] for pair in TRADITIONAL},
    known_names=words("""
        千张 百叶 八角 三黄鸡 三文鱼 五香粉 十三香 百香果 一品鲜 二锅头 六月鲜 四季豆
        五花肉 五香 百里香 三明治 三鲜 八宝 九层塔 千页豆腐
    """),
    plurals={},
    measures={
        **dict.fromkeys(words("g G 克 公克"), "g"),
        **dict.fromkeys(words("kg KG Kg 千克 公斤"), "kg"),
        **dict.fromkeys(words("mg 毫克"), "mg"),
        **dict.fromkeys(words("斤 市斤"), "jin"),
        "两": "liang",
        "钱": "qian",
        **dict.fromkeys(words("ml mL ML cc CC 毫升 公撮"), "ml"),
        **dict.fromkeys(words("l L 升 公升"), "l"),
        **dict.fromkeys(words("cl 厘升"), "cl"),
        **dict.fromkeys(words("dl 分升"), "dl"),
        **dict.fromkeys(words("汤匙 大匙 大勺 汤勺 tbsp"), "tbsp"),
        **dict.fromkeys(words("茶匙 小匙 小勺 茶勺 tsp"), "tsp"),
        **dict.fromkeys(words("杯 cup"), "cup"),
        **dict.fromkeys(words("cm 厘米 公分"), "cm"),
        **dict.fromkeys(words("mm 毫米"), "mm"),
        **dict.fromkeys(words("oz 盎司"), "oz"),
        **dict.fromkeys(words("lb 磅"), "lb"),
        **dict.fromkeys(words("撮 捏"), "pinch"),
        **dict.fromkeys(words("寸 英寸"), "inch"),
    },
    counts={
        **dict.fromkeys(words("个 只 枚 颗 粒 根 条 朵 株 支 块 件 尾 块儿"), "piece"),
        **dict.fromkeys(words("片 薄片 厚片"), "slice"),
        **dict.fromkeys(words("瓣"), "clove"),
        **dict.fromkeys(words("头 棵 颗头"), "head"),
        **dict.fromkeys(words("把"), "handful"),
        **dict.fromkeys(words("束 捆 扎"), "bunch"),
        **dict.fromkeys(words("张"), "sheet"),
        **dict.fromkeys(words("勺 匙 勺子 调羹"), "spoon"),
        **dict.fromkeys(words("碗"), "bowl"),
        **dict.fromkeys(words("盘 碟"), "plate"),
        **dict.fromkeys(words("罐 听"), "can"),
        **dict.fromkeys(words("包"), "package"),
        **dict.fromkeys(words("袋"), "bag"),
        **dict.fromkeys(words("盒"), "box"),
        **dict.fromkeys(words("瓶"), "bottle"),
        **dict.fromkeys(words("滴"), "drop"),
        **dict.fromkeys(words("段 节"), "segment"),
        **dict.fromkeys(words("枝"), "sprig"),
        **dict.fromkeys(words("串"), "skewer"),
        **dict.fromkeys(words("份 人份"), "portion"),
        **dict.fromkeys(words("对 双"), "pair"),
        **dict.fromkeys(words("圈"), "ring"),
        **dict.fromkeys(words("板"), "block"),
        **dict.fromkeys(words("桶"), "bucket"),
    },
    unit_qualifiers=frozenset(words("满 平 浅 尖")),
    containers=frozenset(words("can package bag box bottle")),
    abbreviations=frozenset(),
    numbers={character: Fraction(value) for value, character in enumerate("一二三四五六七八九十", start=1)},
    articles=frozenset(),
    vague=frozenset(),
    approximate=frozenset(words("约 概 近")),
    approximate_behind=("左右", "上下"),
    each=frozenset(words("各 每")),
    joining=frozenset(words("加 +")),
    subtracting=frozenset(),
    range_words=frozenset(words("至 到")),
    until_words=frozenset(words("至 到 - ~ － ～")),
    alternative_words=frozenset(words("或 或者 /")),
    modifiers=frozenset(),
    compounds=frozenset(),
    meats=frozenset(),
    broths=frozenset(),
    fillers=frozenset(words("的 大 上 下 左 右 多 或 者 /")),
    optional=("可选", "可不放", "可不加", "可省", "不放也", "选用", "非必", "可有可无"),
    heading_openers=(),
    opening_prepositions=frozenset(),
    headings=frozenset(
        words("主料 辅料 调料 配料 食材 原料 用料 材料 佐料 工具 步骤 做法 腌料 酱汁 蘸料 小料 可选配料 必备原料")
    ),
    function_words=frozenset(),
    imperatives=frozenset(),
)
