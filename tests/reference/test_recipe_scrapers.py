"""What recipe-scrapers, the reader behind most recipe managers, makes of our pages, and we of its JSON."""

import json
from fractions import Fraction

import pytest

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.json_ld_out import to_script
from seqchef.formats.recipe_files import read_recipes

recipe_scrapers = pytest.importorskip("recipe_scrapers", reason="recipe-scrapers is part of the extra dev")

SOUP = RecipeText(
    title="Leek & potato soup",
    source="soup",
    portions=Fraction(4),
    yields=None,
    lines=(
        SourceLine(row=1, text="500 g leeks"),
        SourceLine(row=2, text="1½ l vegetable stock (hot)"),
        SourceLine(row=3, text="2 tbsp chives, cut", group="For the top"),
        SourceLine(row=4, text="盐 适量", group="For the top"),
    ),
    steps=("Simmer the leeks in the stock for 20 minutes.", "Blend & season.", "Strew the chives over it."),
    yield_text="4 servings",
    prep_s=600,
    cook_s=1500,
    total_s=2100,
    tags=("soup", "winter"),
    author="Ann Example",
    image="https://example.org/soup.jpg",
)
MICRODATA = """<html><body itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Soup</h1>
<ul><li itemprop="recipeIngredient">500 g <b>leeks</b></li><li itemprop="recipeIngredient">1 l stock &frac12;</li></ul>
<time itemprop="cookTime" datetime="PT20M">20 min</time></body></html>"""


@pytest.fixture(scope="module")
def scrape():
    def scraped(html):
        return recipe_scrapers.scrape_html(html, org_url="https://example.org/soup", supported_only=False)

    return scraped


def test_our_page_is_read_to_the_same_ingredients_and_steps(scrape):
    found = scrape(f"<html><head>{to_script(SOUP)}</head></html>")
    assert found.ingredients() == [line.text for line in SOUP.lines]
    assert found.instructions_list() == list(SOUP.steps)
    assert (found.title(), found.author(), found.yields()) == (SOUP.title, SOUP.author, SOUP.yield_text)
    assert (found.prep_time(), found.cook_time(), found.total_time()) == (10, 25, 35)
    assert (found.image(), found.keywords()) == (SOUP.image, list(SOUP.tags))


def test_its_json_is_read_to_the_same_recipe(scrape):
    scraped = scrape(f"<html><head>{to_script(SOUP)}</head></html>").to_json()
    (found,) = read_recipes(json.dumps(scraped).encode(), "soup.json")
    assert [line.text for line in found.lines] == [line.text for line in SOUP.lines]
    assert (found.title, found.steps, found.portions) == (SOUP.title, SOUP.steps, SOUP.portions)
    assert (found.prep_s, found.cook_s, found.total_s) == (SOUP.prep_s, SOUP.cook_s, SOUP.total_s)


@pytest.mark.parametrize(
    "ingredients",
    [
        ["500&nbsp;g leeks", " 1  l\tstock\n", "", "1 &amp;frac12; cups <b>flour</b>"],
        [["500 g leeks"], ["1 l stock"]],
        ["flour ((sifted))", "a\u200bb", "salt , fine", "- pepper"],
        [{"@type": "PropertyValue", "name": "leeks", "value": "500", "unitText": "g"}],
    ],
)
def test_both_read_the_same_lines_of_a_page(scrape, ingredients):
    document = {"@context": "https://schema.org", "@type": "Recipe", "name": "Soup", "recipeIngredient": ingredients}
    html = f'<html><script type="application/ld+json">{json.dumps(document)}</script></html>'
    assert [line.text for line in read_recipes(html.encode(), "page.html")[0].lines] == scrape(html).ingredients()


def test_both_read_the_same_lines_of_microdata(scrape):
    (found,) = read_recipes(MICRODATA.encode(), "page.html")
    scraped = scrape(MICRODATA)
    assert [line.text for line in found.lines] == scraped.ingredients()
    assert (found.title, found.cook_s) == (scraped.title(), scraped.cook_time() * 60)
