"""English."""

MESSAGES = {
    # fan charts
    "fan_past": "so far",
    "fan_median": "expected (as often more as less)",
    "fan_band50": "50 %: inside as often as not",
    "fan_band80": "80 %: inside four times of five",
    "fan_closed": "closed",
    "fan_mark": "holiday or promotion",
    "fan_holiday": "holiday",
    "fan_promotion": "promotion",
    "fan_override": "set by hand",
    "fan_later": "what came",
    "fan_now": "forecast",
    "fan_year": "{year}",
    "fan_month_year": "{month} {year}",
    "fan_hour": "{hour}:00",
    "fan_step": "step {step}",
    "fan_scale": "× 10{power}",
    "fan_mark_on": "{name} ({when})",
    "fan_between": "{first} – {last}",
    "fan_override_here": "{when}: set by hand to {value}; forecast {median}",
    "fan_says_past": "Known from {first} to {last}, last {value}.",
    "fan_says_no_past": "No history.",
    "fan_says_ahead": "Forecast from {first} to {last}: expected {low} to {high}; four times of five between {least} "
    "and {most}.",
    "fan_says_closed": "Closed ahead: {when}.",
    "fan_says_marks": "Special: {marks}.",
    "fan_says_override": "Set by hand: {values}.",
    "fan_says_later": "What came: {values}.",
    "fan_value_on": "{value} on {when}",
}
