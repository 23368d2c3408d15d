"""overrides.csv, row by row."""

from datetime import date
from fractions import Fraction

from seqchef.food.overrides import Override
from seqchef.formats.kitchen_overrides import read_overrides


def test_a_kitchen_without_overrides_has_none(tmp_path):
    assert read_overrides(tmp_path, []) == ()


def test_rows_that_cannot_be_used_are_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "overrides.csv").write_text(
        "date,dish,portions,note,who\n2026-10-31,Soup,40,football match,Ada\n2026-10-31,soup,12,,\n"
        "31.10.2026,stew,4,,\n2026-10-31,stew,many,,\n2026-11-01,soup,0,,\n",
        encoding="utf-8",
    )
    rejections = []
    found = read_overrides(tmp_path, rejections)
    assert found == (
        Override(day=date(2026, 10, 31), dish="Soup", portions=Fraction(40), note="football match", who="Ada", row=2),
        Override(day=date(2026, 11, 1), dish="soup", portions=Fraction(0), row=6),
    )
    assert [str(one) for one in rejections] == [
        'overrides.csv, row 3: a second row for "soup" on 2026-10-31; expected one row for each dish and day',
        'overrides.csv, row 4: date is "31.10.2026"; expected an ISO date such as 2026-03-14',
        'overrides.csv, row 5: portions is "many"; expected a number, 0 or more',
    ]
