"""Part words: what recipes in four languages write above and beside their parts: "Method", "份量", "Zubereitungszeit".

Knows: words. Does not know: which line is what (applications.reading.segment_rules, inference.segment).
Start at: part_of_heading, says.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

HEADINGS: Mapping[str, str] = {
    "ingredient": """
        ingredients|ingredient list|for the ingredients|shopping list|zutaten|zutatenliste|ingrédients|ingredients list
        |liste des ingrédients|原料|食材|用料|材料|配料|食材准备|准备材料|主料|辅料|調味料|材料準備|食材準備
    """,
    "step": """
        method|steps|directions|instructions|preparation|procedure|preparation method|how to make it
        |cooking instructions|zubereitung|anleitung|zubereitungsschritte|arbeitsschritte|préparation|étapes
        |instructions de préparation
        |réalisation|recette|做法|步骤|步驟|制作步骤|制作方法|操作|操作步骤|烹饪步骤|作法
    """,
    "note": """
        note|notes|tip|tips|hint|hints|cook's note|cook's notes|recipe notes|variations|storage|tipp|tipps|hinweis
        |hinweise|anmerkung|anmerkungen|notizen|astuce|astuces|conseil|conseils|remarque|remarques|小贴士|贴士|提示
        |备注|注意事项|烹饪技巧|小窍门|注意|小技巧
    """,
    "tool": """
        equipment|tools|utensils|special equipment|geräte|küchengeräte|ustensiles|matériel|工具|厨具|器具|所需工具
    """,
    "other": """
        nutrition|nutrition facts|nutritional information|nährwerte|nährwertangaben|valeurs nutritionnelles|营养成分
        |comments|kommentare|commentaires|评论|related recipes|reviews|you may also like
    """,
}
PART_OF: Mapping[str, str] = {
    word.strip(): part for part, words in HEADINGS.items() for word in words.split("|") if word.strip()
}
NUMBER = r"(?:\d+(?:[.,/]\d+)?|[½¼¾一二三四五六七八九十两半]+|one|two|three|four|five|six|eight|ten|twelve|a dozen)"
MARKS: Mapping[str, re.Pattern[str]] = {
    "yield": re.compile(
        r"\b(?:serves|servings?|makes|yields?|portions?|serving size|für|ergibt|portionen|personen|pour|personnes"
        rf"|parts)\b[^.!?]{{0,12}}{NUMBER}|{NUMBER}(?:\s*[-–]\s*\d+)?\s*(?:servings?|portions?|portionen|personen|personnes|parts)\b"
        rf"|(?:份量|分量|可做|几人份)\s*[:：]?\s*{NUMBER}|{NUMBER}\s*(?:人份|人食用|人量)",
        re.IGNORECASE,
    ),
    "duration": re.compile(
        r"\d\s*(?:h|hrs?|hours?|m|mins?|minutes?|days?|std\.?|stunden?|minuten|heures?|jours?|小时|小時|分钟|分鐘|天)"
        r"(?![^\W\d_])",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"\b(?:prep|prep(?:aration)? time|cook(?:ing)?|cook(?:ing)? time|total|total time|ready in|active|active time"
        r"|inactive|bak(?:e|ing) time|resting time|chill(?:ing)? time|time|vorbereitung(?:szeit)?|koch(?:en|zeit)"
        r"|backzeit|gesamt(?:zeit)?|zubereitungszeit|ruhezeit|arbeitszeit|temps de [a-zéè]+|préparation|cuisson|repos"
        r"|temps total|durée)\b|准备时间|烹饪时间|烹调时间|总时间|用时|耗时|时间|所需时间",
        re.IGNORECASE,
    ),
    "noise": re.compile(
        r"https?://|www\.|\b(?:print|share|pin|save|rate|rating|ratings|reviews?|comments?|subscribe|newsletter|advert"
        r"|advertisement|jump to|log ?in|sign ?up|cookies?|privacy|copyright|facebook|pinterest|instagram|calories|kcal"
        r"|protein|carb(?:ohydrate)?s|fat|sodium|drucken|teilen|speichern|bewertung|bewertungen|kommentare?|anzeige"
        r"|nährwerte|kalorien|eiweiß|imprimer|partager|enregistrer|avis|commentaires?|publicité|calories|protéines)\b"
        r"|打印|分享|收藏|点赞|评论|广告|热量|大卡|千卡|蛋白质|关注|登录|浏览|★|☆|©",
        re.IGNORECASE,
    ),
    "note": re.compile(
        r"^(?:cook.s )?(?:notes?|tips?|hints?|variations?|storage|tipps?|hinweise?|anmerkung(?:en)?|astuces?|conseils?"
        r"|remarques?|小?贴士|提示|备注|注意(?:事项)?|小窍门)\s*[:：]",
        re.IGNORECASE,
    ),
    "group": re.compile(
        r"^(?:for (?:the )?[\w' -]{2,40}|to (?:serve|finish|garnish|assemble)|für (?:den|die|das) [\w -]{2,40}"
        r"|pour (?:la |le |les |l['’])[\w' -]{2,40})\s*[:：]?$",
        re.IGNORECASE,
    ),
}
DECORATION = " \t#*_=~-–—•·:：【】[]()（）<>《》|."


def bare(line: str) -> str:
    """A line without the signs around it, in lower case: "**Ingredients:**" is "ingredients"."""
    return line.strip(DECORATION).lower()


@lru_cache(maxsize=4096)
def part_of_heading(line: str) -> str | None:
    """ "ingredient", "step", "note", "tool" or "other" for a line that is the heading of such a part, else None."""
    return PART_OF.get(bare(line))


@lru_cache(maxsize=4096)
def says(line: str) -> frozenset[str]:
    """Which of MARKS a line has."""
    return frozenset(name for name, pattern in MARKS.items() if pattern.search(line[:300]))
