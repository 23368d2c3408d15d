"""Laws of fan charts: whatever the numbers and names, the chart is well-formed and stays within its frame."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import value_axis
from seqchef.formats.fan_chart import fan_chart
from seqchef.formats.sheet_words import load

WORDS = {name: load(name) for name in ("en", "zh")}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|nan|inf")
values = st.one_of(
    st.floats(min_value=0, max_value=100),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, 1e12, 1e-9, 1e300, 5e-324, -3.0]),
)
names = st.one_of(
    st.just(""), st.text(max_size=30), st.sampled_from(["春节", "<script>", "\x00\x0b", "\ud800", "🎂 & co"])
)


@st.composite
def fans(draw):
    past, ahead = draw(st.integers(0, 40)), draw(st.integers(1, 30))
    steps = past + ahead
    unit, every = draw(st.sampled_from([("h", 1), ("D", 1), ("D", 7), ("M", 1), ("M", 3), ("Y", 1)]))
    start = {"h": "2026-02-27T22", "D": "2026-02-27", "M": "2026-02", "Y": "1995"}[unit]
    dated = (np.datetime64(start) + np.arange(steps) * every).astype("datetime64[s]")
    middle = np.array(draw(st.lists(values, min_size=ahead, max_size=ahead)))
    with np.errstate(all="ignore"):
        spread = np.sort(np.outer(np.abs(middle), np.linspace(0.5, 1.5, 9)), axis=1)
    return Fan(
        title=draw(names),
        stamps=draw(st.sampled_from([dated, np.arange(1, steps + 1)])),
        past=np.array(draw(st.lists(values, min_size=past, max_size=past)), dtype=np.float64),
        quantiles=spread,
        closed=draw(st.lists(st.booleans(), min_size=steps, max_size=steps)),
        names=draw(st.lists(names, min_size=steps, max_size=steps)),
        overrides=draw(st.dictionaries(st.integers(0, ahead - 1), st.floats(0, 1e6), max_size=3)),
        later=draw(st.one_of(st.none(), st.just(middle))),
        unit=draw(names),
    )


@settings(max_examples=120, deadline=None)
@given(fans(), st.sampled_from(["en", "zh"]), st.sampled_from([330, 680]), st.booleans())
def test_a_chart_is_well_formed_and_within_its_frame(fan, language, width, from_zero):
    chart = fan_chart(fan, WORDS[language], width=width, height=150, from_zero=from_zero)
    root = ElementTree.fromstring(chart)
    _, _, wide, high = map(float, root.get("viewBox").split())
    for shape in root.iter():
        kind = shape.tag.rpartition("}")[2]
        assert kind in {"svg", "title", "desc", "g", "path", "rect", "polygon", "polyline", "circle", "text"}
        for key, limit in (("x", wide), ("cx", wide), ("y", high), ("cy", high)):
            assert -10 <= float(shape.get(key, 0)) <= limit + 10
        for point in shape.get("points", "").split():
            x, y = map(float, point.split(","))
            assert -1 <= x <= wide + 1
            assert -1 <= y <= high + 1
        assert "nan" not in shape.get("d", "")
        assert "inf" not in shape.get("d", "")


@pytest.mark.parametrize("level", [0.0, 7.0, 1e12, 1e-9, 1e300, 5e-324])
@pytest.mark.parametrize("past", [0, 1, 30])
def test_constant_series_of_any_size_have_a_chart(level, past):
    fan = Fan(
        title="constant",
        stamps=(np.datetime64("2026-03-01") + np.arange(past + 1)).astype("datetime64[s]"),
        past=np.full(past, level),
        quantiles=np.full((1, 9), level),
    )
    root = ElementTree.fromstring(fan_chart(fan, WORDS["en"]))
    assert len([shape for shape in root.iter() if shape.get("class") == "fan-median"]) == 1


@given(st.lists(values, max_size=20), st.booleans())
def test_a_value_axis_holds_every_finite_value(numbers, from_zero):
    axis = value_axis(np.array(numbers, dtype=np.float64), from_zero=from_zero)
    finite = [min(max(number, -1e300), 1e300) for number in numbers if np.isfinite(number)]
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) == len(axis.labels) <= 12
    margin = 1e-6 * (axis.high - axis.low)
    assert all(axis.low - margin <= number <= axis.high + margin for number in finite)
    assert len(set(axis.labels)) == len(axis.labels)
