"""JSON-LD and microdata as pages write them, and as we write it."""

import json

import pytest

from seqchef.errors import BadInput
from seqchef.formats.json_ld_out import to_json_ld, to_script
from seqchef.formats.recipe_files import format_of, read_recipes


def page(*scripts, body="<p>Soup</p>"):
    inside = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f'<!DOCTYPE html>\n<html lang="en"><head>{inside}</head><body>{body}</body></html>'.encode()


def recipe(**keys):
    return {"@context": "https://schema.org", "@type": "Recipe", "name": "Soup", "recipeIngredient": ["1 leek"], **keys}


def read(**keys):
    return read_recipes(page(json.dumps(recipe(**keys))), "page.html")[0]


def texts(found):
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    ("ingredients", "expected"),
    [
        (["500&nbsp;g leeks", " 1  l\tstock\n", ""], ["500 g leeks", "1 l stock"]),
        (["1 &amp;frac12; cups <b>flour</b>"], ["1 ½ cups flour"]),
        (["1 &amp;amp;#189; cups"], ["1 ½ cups"]),
        (["flour ((sifted))", "salt (fine)"], ["flour (sifted)", "salt (fine)"]),
        ("500 g leeks\n1 l stock", ["500 g leeks", "1 l stock"]),
        ("<ul><li>500 g leeks</li><li>1 l stock</li></ul>", ["500 g leeks", "1 l stock"]),
        ([["500 g leeks"], ["1 l stock", None]], ["500 g leeks", "1 l stock"]),
        ({"0": "500 g leeks", "1": "1 l stock"}, ["500 g leeks", "1 l stock"]),
        ([{"@type": "PropertyValue", "name": "leeks", "value": 500, "unitText": "g"}], ["500 g leeks"]),
        ([{"@type": "HowToSupply", "name": "leeks"}, 3, True, {}], ["leeks", "3"]),
        (["1 < 2 leeks", "a\u200bb"], ["1 < 2 leeks", "ab"]),
    ],
)
def test_ingredients_come_clean_and_in_order(ingredients, expected):
    assert texts(read(recipeIngredient=ingredients)) == expected


def test_a_list_with_a_name_is_a_group():
    groups = [{"@type": "ItemList", "name": "For the top", "itemListElement": ["2 tbsp chives"]}, "1 leek"]
    assert [(one.text, one.group) for one in read(recipeIngredient=groups).lines] == [
        ("2 tbsp chives", "For the top"),
        ("1 leek", None),
    ]


@pytest.mark.parametrize(
    ("instructions", "steps", "groups"),
    [
        ("Boil.\nBlend.", ("Boil.", "Blend."), ()),
        ("<p>Boil.</p><p>Blend &amp; serve.</p>", ("Boil.", "Blend & serve."), ()),
        (["Boil.", "Blend\nwell."], ("Boil.", "Blend well."), ()),
        ([{"@type": "HowToStep", "name": "Step 1", "text": "Boil."}], ("Boil.",), ()),
        ([{"@type": "HowToStep", "name": "Boil."}], ("Boil.",), ()),
        (
            [{"@type": "HowToStep", "itemListElement": [{"@type": "HowToDirection", "text": "Boil."}, "Cool."]}],
            ("Boil. Cool.",),
            (),
        ),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"text": "Boil."}}]}, ("Boil.",), ()),
        (
            [
                {"@type": "HowToSection", "name": "Soup", "itemListElement": [{"@type": "HowToStep", "text": "Boil."}]},
                {"@type": "HowToStep", "text": "Serve."},
            ],
            ("Boil.", "Serve."),
            ("Soup", None),
        ),
    ],
)  # fmt: skip
def test_instructions_come_in_every_shape(instructions, steps, groups):
    found = read(recipeInstructions=instructions)
    assert (found.steps, found.step_groups) == (steps, groups)


def test_the_other_fields_are_read():
    found = read(
        recipeYield=["4", "4 servings"],
        prepTime="PT10M",
        cookTime="P0DT1H5M",
        totalTime={"@type": "Duration", "maxValue": "PT90M"},
        keywords="soup, winter",
        recipeCategory=["Starter"],
        author=[{"@type": "Person", "name": "Ann &amp; Bo"}],
        image=[{"@type": "ImageObject", "url": "https://example.org/a.jpg"}],
        tool=["pot", {"@type": "HowToTool", "name": "blender"}],
        inLanguage="en",
        mainEntityOfPage={"@id": "https://example.org/soup"},
    )
    assert (found.yield_text, found.portions) == ("4 servings", 4)
    assert (found.prep_s, found.cook_s, found.total_s) == (600, 3900, 5400)
    assert found.tags == ("soup", "winter", "Starter")
    assert (found.author, found.image, found.tools) == ("Ann & Bo", "https://example.org/a.jpg", ("pot", "blender"))
    assert (found.language, found.url) == ("en", "https://example.org/soup")


def test_a_graph_gives_the_author_that_it_refers_to():
    graph = {"@graph": [{"@type": "WebPage"}, recipe(author={"@id": "#ann"}), {"@id": "#ann", "name": "Ann"}]}
    assert read_recipes(page(json.dumps(graph)), "page.html")[0].author == "Ann"


def test_what_two_scripts_say_of_one_recipe_is_put_together():
    first = {"@type": "Recipe", "name": "Soup", "recipeIngredient": []}
    found = read_recipes(page(json.dumps(first), json.dumps(recipe(cookTime="PT5M"))), "page.html")
    assert [(texts(one), one.cook_s) for one in found] == [(["1 leek"], 300)]


def test_a_recipe_that_a_page_only_mentions_is_left_out():
    other = recipe(name="Cake", recipeIngredient=["1 egg"])
    values = [{"@type": "ItemList", "itemListElement": [{"item": other}]}, {"@type": "WebPage", "mainEntity": recipe()}]
    assert [one.title for one in read_recipes(page(json.dumps(values)), "page.html")] == ["Soup"]


def test_a_list_of_recipes_gives_them_all():
    items = [{"item": recipe()}, {"item": recipe(name="Cake", recipeIngredient=["1 egg"])}]
    found = read_recipes(page(json.dumps({"@type": "ItemList", "itemListElement": items})), "page.html")
    assert [one.title for one in found] == ["Soup", "Cake"]


def test_two_recipes_of_one_name_stay_two():
    found = read_recipes(json.dumps([recipe(), recipe(recipeIngredient=["1 egg"])]).encode(), "a.json")
    assert [texts(one) for one in found] == [["1 leek"], ["1 egg"]]


def test_a_recipe_with_ingredients_comes_before_one_that_is_only_named():
    found = read_recipes(page(json.dumps([{"@type": "Recipe", "name": "Cake"}, recipe()])), "page.html")
    assert [one.title for one in found] == ["Soup", "Cake"]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]} -->',
        '//<![CDATA[\n{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}\n//]]>',
        '/* <![CDATA[ */{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}/* ]]> */',
        '{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek",],}',
        '{"@type":"Recipe","name":"Soup","description":"two\nlines\tand a tab","recipeIngredient":["1 leek"]}',
        '{"@type":"Recipe","name":"Soup","description":"a "good" one","recipeIngredient":["1 leek"]}',
        '{"@type":"Recipe","name":"Soup", // the name\n"recipeIngredient":["1 leek"]};',
        '{"@type":"Recipe","name":"Soup","description":"it\\\'s","recipeIngredient":["1 leek"]}',
        '{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}'.replace('"', "&quot;"),
        '{"@type":"WebSite"}{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}',
        '{"@type":"Thing","name":"x","name":"y"},{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}',
        '{"@type":["Recipe","NewsArticle"],"name":"Soup","recipeIngredient":["1 leek"]}',
        '{"@type":"http://schema.org/Recipe","name":"Soup","schema:recipeIngredient":["1 leek"]}',
    ],
)  # fmt: skip
def test_json_that_is_usually_broken_is_read(script):
    found = read_recipes(page(script), "page.html")[0]
    assert (found.title, texts(found)) == ("Soup", ["1 leek"])


@pytest.mark.parametrize("tag", ["type=application/ld+json", "TYPE='application/ld+json; charset=utf-8' id=x"])
def test_the_script_element_is_found_however_it_is_written(tag):
    html = f"<html><SCRIPT {tag}>{json.dumps(recipe())}</SCRIPT></html>"
    assert texts(read_recipes(html.encode(), "page.html")[0]) == ["1 leek"]


def test_broken_json_is_refused_with_file_row_and_column():
    with pytest.raises(
        BadInput, match=r"page\.html, JSON-LD in row 2: row 1, column 10: unterminated string .*; expected JSON"
    ):
        read_recipes(page('{"@type":"Recipe'), "page.html")


def test_a_page_without_a_recipe_is_refused():
    with pytest.raises(BadInput, match=r"page\.html: no recipe in it; expected a recipe"):
        read_recipes(page('{"@type":"WebSite"}'), "page.html")


MICRODATA = """<div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Soup</h1>
<span itemprop="author" itemscope itemtype="http://schema.org/Person">by <b itemprop="name">Ann</b></span>
<!-- <li itemprop="ingredients">nothing</li> --><meta itemprop="recipeYield" content="4 > 3 servings">
<ul><li itemprop="ingredients">500 g <a href="/leek">leeks</a><li itemprop="ingredients">1 l stock &frac12;</ul>
<time itemprop="cookTime" datetime="PT20M">20 min</time><script>var x = "<li itemprop='ingredients'>";</script>
<ol itemprop="recipeInstructions"><li>Boil.</li><li>Blend.</li></ol></div>"""


def test_microdata_is_read_where_there_is_no_json_ld():
    found = read_recipes(page(body=MICRODATA), "page.html")[0]
    assert (found.title, texts(found)) == ("Soup", ["500 g leeks", "1 l stock ½"])
    assert (found.steps, found.cook_s, found.author) == (("Boil.", "Blend."), 1200, "Ann")
    assert found.yield_text == "4 > 3 servings"


def test_microdata_gives_what_the_json_ld_lacks():
    half = {"@type": "Recipe", "name": "Leek soup", "recipeInstructions": "Boil."}
    found = read_recipes(page(json.dumps(half), body=MICRODATA), "page.html")[0]
    assert (found.title, found.steps, texts(found)[0]) == ("Leek soup", ("Boil.",), "500 g leeks")


GROUPED = """<h1>Soup</h1><h3>Ingredients</h3><ul><li>1 leek</li><li>2 &frac12; l <a href="x">stock</a></li></ul>
<h4>For the top:</h4><ul><li><span>▢</span> <span>2</span> <span>tbsp</span> chives (cut)</li></ul>
<div class="recipe-group-name">To serve</div><p>bread</p><h2>Method</h2><ol><li>Boil.</li></ol>"""


def test_headings_on_the_page_are_groups_of_the_lines_below_them():
    script = json.dumps(recipe(recipeIngredient=["1 leek", "2 ½ l stock", "2 tbsp chives (cut)", "bread"]))
    (found,) = read_recipes(page(script, body=GROUPED), "page.html")
    assert [line.group for line in found.lines] == [None, None, "For the top", "To serve"]


@pytest.mark.parametrize("lines", [["1 leek", "2 l stock"], ["1 leek", "3 eggs", "bread"], ["1 leek"], ["▢", "bread"]])
def test_a_page_that_does_not_show_the_lines_gives_no_groups(lines):
    (found,) = read_recipes(page(json.dumps(recipe(recipeIngredient=lines)), body=GROUPED), "page.html")
    assert [(line.text, line.group) for line in found.lines] == [(line, None) for line in lines]


def test_json_ld_is_written_as_search_engines_want_it():
    document = json.loads(to_json_ld(read_recipes(PLAIN, "soup.jsonl")[0]))
    assert document == {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": "Soup",
        "recipeYield": "4 servings",
        "prepTime": "PT1H30M",
        "keywords": "soup, winter",
        "recipeIngredient": ["1 leek"],
        "recipeInstructions": [
            {"@type": "HowToSection", "name": "Soup", "itemListElement": [{"@type": "HowToStep", "text": "Boil."}]},
            {"@type": "HowToStep", "text": "Serve."},
        ],
        "comment": [{"@type": "Comment", "name": "Note", "text": "It keeps."}],
    }


PLAIN = json.dumps({
    "schema_version": 1, "title": "Soup", "yield_text": "4 servings", "portions": "4", "prep_s": 5400,
    "tags": ["soup", "winter"], "lines": [{"row": 1, "text": "1 leek"}], "steps": ["Boil.", "Serve."],
    "step_groups": ["Soup", None], "notes": ["It keeps."],
}).encode()  # fmt: skip


def test_no_word_of_a_recipe_ends_the_script():
    (found,) = read_recipes(PLAIN.replace(b"Boil.", b"</script><b>"), "soup.jsonl")
    script = to_script(found)
    assert script.count("</script>") == 1
    assert read_recipes(page(body=script), "page.html")[0].steps[0] == found.steps[0]


def test_unknown_keys_come_back_as_they_were():
    document = recipe(
        nutrition={"@type": "NutritionInformation", "calories": "200 kcal"},
        author={"@type": "Person", "name": "Ann", "url": "https://example.org/ann"},
        recipeInstructions=[{"@type": "HowToStep", "text": "Boil.", "image": "a.jpg"}],
        video=None,
    )
    (found,) = read_recipes(json.dumps(document).encode(), "soup.json")
    assert json.loads(to_json_ld(found)) == document


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8 with a mark"),
        ("utf-16", "utf-16-le"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encoding_is_found_and_reported(encoding, said):
    raw = json.dumps(recipe(recipeIngredient=["盐 5 克", "鸡蛋 两个"]), ensure_ascii=False).encode(encoding)
    assert format_of(raw, "soup.json") == ("json-ld", said)
    assert texts(read_recipes(raw, "soup.json")[0]) == ["盐 5 克", "鸡蛋 两个"]


def test_western_bytes_are_not_taken_for_chinese():
    raw = json.dumps(recipe(recipeIngredient=["250 ml crème fraîche", "½ tsp"]), ensure_ascii=False).encode("cp1252")
    assert format_of(raw, "soup.json").encoding == "windows-1252"
    assert texts(read_recipes(raw, "soup.json")[0]) == ["250 ml crème fraîche", "½ tsp"]
