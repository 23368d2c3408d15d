"""Layout words: what stands around the lines of recipes on pages and in notes, in four languages, to render them with.

Written for training alone; the layouts that are measured have words of their own (benchmarks/segment_layouts.py).
{n} is a number of people, {a} and {b} are durations, {x} a number. Start at: WORDS.
"""

from collections.abc import Mapping
from dataclasses import dataclass


def listed(text: str) -> tuple[str, ...]:
    """The parts between bars, each as one line."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


@dataclass(frozen=True, kw_only=True)
class LayoutWords:
    """One language's wordings."""

    ingredients: tuple[str, ...]  # headings of parts
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    tools: tuple[str, ...]
    groups: tuple[str, ...]  # headings inside the ingredients
    step_groups: tuple[str, ...]
    yields: tuple[str, ...]
    times: tuple[str, ...]
    durations: tuple[str, ...]
    descriptions: tuple[str, ...]
    note_lines: tuple[str, ...]
    tool_lines: tuple[str, ...]
    noise: tuple[str, ...]


WORDS: Mapping[str, LayoutWords] = {
    "en": LayoutWords(
        ingredients=listed("""
            Ingredients|INGREDIENTS|Ingredients:|The ingredients|Ingredient List|You need|Shopping list|For this
            recipe you need:|What goes in
        """),
        steps=listed("""
            Method|Directions|Instructions|Steps|Preparation|METHOD|How to make it|Directions:|Procedure|Cooking
            instructions|Let's cook|What to do
        """),
        notes=listed("""
            Notes|Tips|Recipe notes|Note:|Cook's notes|Storage|Variations|Serving ideas|Make ahead
        """),
        tools=listed("""
            Equipment|Tools|Special equipment|Utensils
        """),
        groups=listed("""
            For the sauce|For the dough:|For the filling|Sauce:|Topping|To serve|MARINADE|For the
            salad:|Dressing|Crust|Base layer|For the glaze|Spice mix
        """),
        step_groups=listed("""
            Make the sauce|For the dough:|Assemble:|To finish|BAKE|The filling:|Prepare the vegetables
        """),
        yields=listed("""
            Serves {n}|Serves: {n}|Makes {n}|Yield: {n} servings|{n} servings|Servings: {n}|Serves {n}-{m}|Makes {n}
            rolls|Yields {n} portions|Enough for {n} people|Portions: {n}
        """),
        times=listed("""
            Prep time: {a}|Cook time: {b}|Total time: {b}|Prep {a}, cook {b}|Ready in {b}|Prep: {a} Cook: {b}|Active
            time {a}|Prep Time {a} / Cook Time {b} / Serves {n}|Takes {b}|Chill: {b}|Preparation {a}
        """),
        durations=listed("""
            10 mins|15 minutes|1 hour|1 hr 20 min|45 min|2 hours|30m|1h 15m|20 min
        """),
        descriptions=listed("""
            I made this for the first time last winter.|It is better than it looks.|We love it, and so will you.|
            There is nothing like it after a long walk.|Crunchy outside, soft inside.|A classic, done my way.|
            The secret is in the butter.|Thanks to my friend Lena for the idea.|
            A dish that my family asks for every Sunday.|Quick, cheap and good the next day too.|This one came from
            a neighbour, who had it from her aunt, and I have made it ever since.|Light enough for summer, and ready
            before anybody is hungry.|I changed the spices a little.|We first ate this on a rainy evening by the sea
            and I never forgot how simple it was.|Perfect for using up what is left in the fridge|by Aunt Rose
        """),
        note_lines=listed("""
            I used a cheap wine and it was fine.|Nuts can be left out.|The sauce can be made a day ahead.|
            It will look too wet, that is right.|My oven is hot, so check early.|Frozen berries work too.|
            Feel free to add more garlic.|This recipe is easily halved.|
            Keeps for three days in the fridge.|You can freeze it for up to two months.|If you have no buttermilk,
            milk with a little lemon juice does as well.|Use less salt when the stock is salty.|Leftovers are good
            in a sandwich.|For a vegan version, leave out the cheese and use oil instead of butter.|Note: the dough
            is sticky at first, do not add flour.|Tip: warm plates help.
        """),
        tool_lines=listed("""
            large bowl|9-inch springform pan|baking sheet|food processor|wok|rolling pin|23 cm tin|whisk
        """),
        noise=listed("""
            Print recipe|Jump to recipe|Save|Share on Facebook|4.7 from 231 ratings|★★★★☆|Advertisement|Home >
            Recipes > Dinner|Calories: {x}kcal|Protein 12 g|Fat: 9g, Carbs: 30g|Rate this recipe|{x}
            comments|Subscribe to our newsletter|Photo by the author|www.example.com/recipes|Sodium 220mg|Posted on
            3 May|Read more|Course: Main|Cuisine: Italian|Difficulty: easy|All rights reserved|Pin it
        """),
    ),
    "zh": LayoutWords(
        ingredients=listed("""
            食材|原料|用料|材料|配料：|食材准备|主料|【用料】|需要准备|原料：|材料清单
        """),
        steps=listed("""
            做法|步骤|制作步骤|操作|做法：|制作方法|烹饪步骤|【做法】|开始做|制作过程
        """),
        notes=listed("""
            小贴士|注意事项|提示|备注：|小窍门|贴士|Tips|附加内容
        """),
        tools=listed("""
            工具|厨具|所需工具
        """),
        groups=listed("""
            调料|酱汁：|腌料|辅料|面团|馅料：|【调料】|蘸料|配菜
        """),
        step_groups=listed("""
            炒制|准备工作|腌制：|收尾|调汁|和面
        """),
        yields=listed("""
            {n} 人份|份量：{n}人|{n}人食用|可做 {n} 个|分量：{n} 份|适合{n}人|（{n}人份）
        """),
        times=listed("""
            准备时间：{a}|烹饪时间：{b}|总时间 {b}|用时：{b}|耗时{b}|时间：{a}|准备 {a}，烹饪 {b}
        """),
        durations=listed("""
            10分钟|15 分钟|半小时|1小时|45分钟|20分钟|2 小时|1小时20分钟
        """),
        descriptions=listed("""
            孩子特别喜欢。|朋友教我的，做了很多次。|天冷的时候最想吃这个。|外酥里嫩，香得很。|一个人也能吃完一大盘。|
            这道菜是小时候妈妈常做的味道。|简单快手，十分钟上桌。|酸甜开胃，很下饭|周末做给家人吃，大家都说好，连孩子也多吃了一碗饭。|比外面买的干净又好吃。|夏天吃特别清爽
        """),
        note_lines=listed("""
            糖的量可以自己调。|肉要选肥瘦相间的。|用冷冻的也可以。|面团太干就加一点水。|不吃辣可以不放。|
            火不要太大，否则容易糊。|没有料酒可以用白酒代替。|剩下的放冰箱可保存两天。|喜欢吃辣的可以多放点辣椒。|盐要最后放，肉才嫩。|小贴士：水要一次加够。|注意：蒸的时候不要开盖
        """),
        tool_lines=listed("""
            炒锅|电饭煲|擀面杖|打蛋器|烤箱|蒸锅
        """),
        noise=listed("""
            收藏|点赞 {x}|评论（{x}）|广告|分享到微信|热量：{x} 千卡|蛋白质 12克|首页 > 菜谱 > 家常菜|
            浏览 {x} 次|难度：★★★|关注作者|发布于
            2023-05-01|难度：简单|打印|登录|注册|版权所有
        """),
    ),
    "de": LayoutWords(
        ingredients=listed("""
            Zutaten|Zutaten:|ZUTATEN|Zutatenliste|Du brauchst|Die Zutaten|Zutaten für den Teig
        """),
        steps=listed("""
            Zubereitung|Zubereitung:|Anleitung|Schritte|So wird's gemacht|ZUBEREITUNG|Arbeitsschritte
        """),
        notes=listed("""
            Tipps|Tipp|Hinweise|Anmerkung|Notizen|Aufbewahrung
        """),
        tools=listed("""
            Küchengeräte|Geräte|Zubehör
        """),
        groups=listed("""
            Für den Teig|Für die Soße:|Für die Füllung|Belag:|Für das Dressing|Außerdem
        """),
        step_groups=listed("""
            Der Teig:|Die Soße|Fertigstellen|Für die Füllung:
        """),
        yields=listed("""
            Für {n} Personen|{n} Portionen|Ergibt {n} Stück|Portionen: {n}|Zutaten reichen für {n} Personen
        """),
        times=listed("""
            Vorbereitung: {a}|Kochzeit: {b}|Gesamtzeit: {b}|Zubereitungszeit {b}|Backzeit {b}|Ruhezeit:
            {b}|Arbeitszeit ca. {a}
        """),
        durations=listed("""
            10 Minuten|15 Min.|1 Stunde|45 Minuten|1 Std. 20 Min.|30 min
        """),
        descriptions=listed("""
            Einfach, aber gut.|Ich liebe dieses Essen an kalten Tagen.|Außen knusprig, innen weich.|
            Ein Gericht, das bei uns jeden Sonntag auf den Tisch kommt.|Schnell gemacht und sehr lecker.|Das Rezept
            habe ich von meiner Oma.|Schmeckt auch kalt am nächsten Tag.
        """),
        note_lines=listed("""
            Die Soße kann man gut vorbereiten.|Nüsse nach Geschmack weglassen.|Mit Reis servieren ist auch fein.|
            Hält sich drei Tage im Kühlschrank.|Statt Butter geht auch Margarine.|Tipp: Der Teig lässt sich gut
            einfrieren.|Wer es schärfer mag, nimmt mehr Chili.
        """),
        tool_lines=listed("""
            große Schüssel|Springform 26 cm|Handmixer|Nudelholz
        """),
        noise=listed("""
            Drucken|Teilen|Rezept speichern|4,6 von 5 (213 Bewertungen)|Anzeige|Startseite > Rezepte|{x} kcal pro
            Portion|Eiweiß: 12 g|{x} Kommentare|Schwierigkeit: einfach|Newsletter abonnieren
        """),
    ),
    "fr": LayoutWords(
        ingredients=listed("""
            Ingrédients|Ingrédients :|INGRÉDIENTS|Liste des ingrédients|Les ingrédients|Il faut
        """),
        steps=listed("""
            Préparation|Préparation :|Étapes|Recette|PRÉPARATION|Réalisation|Instructions
        """),
        notes=listed("""
            Astuces|Conseils|Notes|Remarque|Variante|Conservation
        """),
        tools=listed("""
            Ustensiles|Matériel|Ustensiles :
        """),
        groups=listed("""
            Pour la pâte|Pour la sauce :|Garniture|Pour le glaçage|Pour servir
        """),
        step_groups=listed("""
            La pâte :|La sauce|Montage|Cuisson de la garniture
        """),
        yields=listed("""
            Pour {n} personnes|{n} personnes|{n} parts|Portions : {n}|Pour {n} crêpes
        """),
        times=listed("""
            Préparation : {a}|Cuisson : {b}|Temps total : {b}|Temps de préparation {a}|Repos : {b}|Temps de cuisson
            : {b}
        """),
        durations=listed("""
            10 min|15 minutes|1 heure|45 min|1 h 20|30 minutes
        """),
        descriptions=listed("""
            Un classique, à ma façon.|Croustillant dehors, tendre dedans.|Mes enfants en raffolent.|
            Une recette de famille que l'on fait chaque dimanche.|Facile, rapide et vraiment bon.|Ma grand-mère la
            préparait à l'automne.|Un plat qui réchauffe.
        """),
        note_lines=listed("""
            La sauce peut se faire à l'avance.|Les noix ne sont pas obligatoires.|
            Surveillez la cuisson, chaque four est différent.|
            Se conserve trois jours au réfrigérateur.|On peut remplacer le beurre par de l'huile.|Astuce : préparez
            la pâte la veille.|Encore meilleur le lendemain.
        """),
        tool_lines=listed("""
            un saladier|moule de 24 cm|un fouet|rouleau à pâtisserie
        """),
        noise=listed("""
            Imprimer|Partager|Ajouter aux favoris|4,5/5 (120 avis)|Publicité|Accueil > Recettes > Desserts|{x} kcal
            par portion|Protéines : 12 g|{x} commentaires|Difficulté : facile
        """),
    ),
}
# German and French have no open corpus here: lines to put recipes together from.
INGREDIENTS: Mapping[str, tuple[str, ...]] = {
    "de": listed("""
        500 g Mehl|3 Eier|1 Prise Salz|200 ml Milch|2 EL Olivenöl|1 TL Backpulver|100 g Butter, weich|1 Zwiebel|2
        Zehen Knoblauch|400 g Hackfleisch, gemischt|1 Dose Tomaten|Salz und Pfeffer|etwas Petersilie|½ Bund
        Schnittlauch|1 Würfel Hefe|250 g Quark|80 g Zucker|1 Pck. Vanillezucker|4 große Kartoffeln|1 Becher
        Sahne|150 g geriebener Käse|1 kg Äpfel|2 Möhren, in Scheiben|Muskatnuss|750 ml Gemüsebrühe|Öl zum Braten
    """),
    "fr": listed("""
        250 g de farine|4 œufs|1 pincée de sel|50 cl de lait|2 c. à soupe d'huile|1 sachet de levure|100 g de beurre
        fondu|1 oignon émincé|2 gousses d'ail|500 g de viande hachée|Sel, poivre|quelques brins de persil|80 g de
        sucre|1 zeste de citron|4 pommes de terre|20 cl de crème fraîche|150 g de gruyère râpé|1 kg de pommes|3
        carottes|1 feuille de laurier|un peu de muscade|1 pâte feuilletée|12 tomates cerises|huile d'olive
    """),
}
STEPS: Mapping[str, tuple[str, ...]] = {
    "de": listed("""
        Mehl, Salz und Eier in einer Schüssel verrühren.|Die Zwiebel schälen, fein würfeln und in Öl glasig
        dünsten.|Den Backofen auf 180 °C vorheizen.|Alles 20 Minuten köcheln lassen, dabei ab und zu umrühren.|Mit
        Salz und Pfeffer abschmecken.|Den Teig 1 Stunde an einem warmen Ort gehen lassen.|Die Masse in die Form
        füllen und glatt streichen.|Im Ofen etwa 40 Minuten goldbraun backen, dann auskühlen lassen.|Mit Petersilie
        bestreuen und servieren.|Kartoffeln waschen, schälen, in Scheiben schneiden und in kochendem Salzwasser
        garen.|Butter zerlassen und unter Rühren zugeben
    """),
    "fr": listed("""
        Mélanger la farine, le sel et les œufs dans un saladier.|Éplucher l'oignon, l'émincer et le faire revenir
        dans l'huile.|Préchauffer le four à 180 °C.|Laisser mijoter 20 minutes en remuant de temps en temps.|Saler
        et poivrer selon votre goût.|Laisser reposer la pâte 1 heure au frais.|Verser la préparation dans le moule
        et lisser.|Enfourner pour 40 minutes, jusqu'à ce que le dessus soit doré.|Parsemer de persil et servir
        aussitôt.|Faire fondre le beurre, puis l'ajouter peu à peu
    """),
}
TITLES: Mapping[str, tuple[str, ...]] = {
    "de": listed("""
        Kartoffelsuppe|Omas Apfelkuchen|Schnelle Gemüsepfanne|Käsespätzle|Rührkuchen mit Quark|Frikadellen
    """),
    "fr": listed("""
        Tarte aux pommes|Gratin dauphinois|Crêpes faciles|Soupe de légumes|Quiche lorraine|Gâteau au yaourt
    """),
}
