"""The doors `seqchef scale` and `seqchef shopping`."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = "import sys; from seqchef.interfaces.cli.app import main; sys.argv[0] = 'seqchef'; main()"

SOUP = "Leek soup\nServes 4\n\n500 g leeks\n1 cup flour\n1 egg\n2 (14 ounce) cans beans\nsalt, to taste\n\nSimmer.\n"
BREAD = "Bread\nMakes 1 kg\n\n200 g flour\n21 Seasoning Salute\n\nBake.\n"


@pytest.fixture
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "soup.txt").write_text(SOUP, encoding="utf-8")
    (tmp_path / "bread.txt").write_text(BREAD, encoding="utf-8")
    return tmp_path


def seqchef(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-c", MAIN, *arguments], capture_output=True, timeout=60, check=False)


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    return done.stdout.decode().splitlines()


def test_a_recipe_is_scaled_to_a_number_of_portions(kitchen: Path) -> None:
    done = seqchef("scale", "soup.txt", "--to", "6")
    assert done.returncode == 0
    assert lines(done) == [
        "Leek soup, for 6",
        "",
        "750 g leeks",
        "1 1/2 cups flour",
        "1 1/2 egg",
        "3 (14 ounce) cans beans",
        "salt, to taste",
    ]
    assert b"egg: 1 1/2 cannot be halved: beat 2 and use 75 % of them" in done.stderr


def test_json_keeps_exact_amounts_and_the_line_as_written(kitchen: Path) -> None:
    found = json.loads(seqchef("scale", "soup.txt", "--by", "1/3", "--json").stdout)
    assert (found["factor"], found["portions"]) == ("1/3", "4/3")
    assert found["ingredients"][1]["original"] == "1 cup flour"
    assert found["ingredients"][1]["amounts"][0]["quantity"] == "1/3"


def test_amounts_are_shown_in_the_other_system(kitchen: Path) -> None:
    assert "237 ml flour" in lines(seqchef("scale", "soup.txt", "--by", "1", "--units", "metric"))
    assert "250 ml flour" in lines(
        seqchef("scale", "soup.txt", "--by", "1", "--units", "metric", "--measures", "metric")
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("soup.txt",), 2, "--to PORTIONS or --by FACTOR"),
        (("soup.txt", "--to", "6", "--by", "2"), 2, "one of the two"),
        (("soup.txt", "--to", "none"), 3, 'to is "none"; expected a number above 0'),
        (("bread.txt", "--to", "6"), 3, '"Bread" does not say how many portions'),
        (("soup.txt", "--by", "2", "--units", "old"), 3, 'units is "old"; expected metric or imperial'),
        (("soup.txt", "--by", "2", "--measures", "mars"), 2, 'measures "mars" is unknown'),
        (("no.txt", "--by", "2"), 3, "no.txt"),
    ],
)
def test_what_cannot_be_scaled_is_said(kitchen: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = seqchef("scale", *arguments)
    assert done.returncode == code
    assert message in " ".join(done.stderr.decode().replace("│", " ").split())


def test_two_recipes_are_one_list_with_their_sources(kitchen: Path) -> None:
    found = json.loads(seqchef("shopping", "soup.txt", "bread.txt", "--json").stdout)
    rows = {row["food"]: row for row in found["rows"]}
    assert (rows["flour"]["quantity"], rows["flour"]["unit"]) == ("325", "g")
    assert [source["recipe"] for source in rows["flour"]["sources"]] == ["Bread", "Leek soup"]
    assert rows["flour"]["weights_from"] == ["USDA FoodData Central, SR Legacy"]
    assert rows["flour"]["match"]["status"] == "new"


def test_the_catalogue_and_the_packs_are_respected(kitchen: Path) -> None:
    (kitchen / "foods.csv").write_text(
        "food,aliases,unit,grams_per_piece,category\n"
        "21 Seasoning Salute,,,,spices\n"
        "wheat flour,flour|plain flour,kg,,dry\n"
        "eggs,,,many,fresh\n",
        encoding="utf-8",
    )
    (kitchen / "packs.csv").write_text(
        "ingredient,pack_quantity,pack_unit\nwheat flour,1,kg\nleeks,200,g\n", encoding="utf-8"
    )
    done = seqchef("shopping", "soup.txt", "bread.txt", "--catalogue", "foods.csv", "--packs", "packs.csv", "--json")
    rows = {row["food"]: row for row in json.loads(done.stdout)["rows"]}
    assert done.returncode == 4
    assert b'foods.csv, row 4: grams_per_piece is "many"; expected a number above 0' in done.stderr
    with (kitchen / "foods.csv.rejected.csv").open(encoding="utf-8") as file:
        assert [row["row"] for row in csv.DictReader(file)] == ["4"]
    assert (rows["wheat flour"]["match"]["status"], rows["wheat flour"]["packs"]) == ("matched", 1)
    assert (rows["leeks"]["match"]["status"], rows["leeks"]["packs"]) == ("new", 3)
    assert (rows["21 Seasoning Salute"]["quantity"], rows["21 Seasoning Salute"]["category"]) == (None, "spices")


def test_people_get_a_table(kitchen: Path) -> None:
    done = seqchef("shopping", "soup.txt", "bread.txt")
    assert done.returncode == 0
    assert "325 g" in done.stdout.decode()
    assert "Bread, Leek soup" in done.stdout.decode()
