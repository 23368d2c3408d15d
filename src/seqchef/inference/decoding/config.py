"""How to decode: one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from seqchef.errors import BadInput, UnknownName

STRATEGIES: Mapping[str, tuple[str, ...]] = {  # and the settings that mean something to them
    "greedy": (),
    "sample": ("temperature", "top_k", "top_p", "min_p", "seed"),
    "beam": ("beams", "length_penalty", "alpha"),
}
PENALTIES = ("wu", "mean", "none")


@dataclass(frozen=True, kw_only=True)
class Decoding:
    """How to choose what comes next.

    Sampling divides log probabilities by the temperature and then leaves out what top_k, top_p and min_p say, in this
    order. Beams are ranked by the log probability of the whole, divided as length_penalty says.
    """

    strategy: str = "greedy"  # the likeliest piece at each step; or sample; or beam
    longest: int = 256  # pieces at most, the end among them
    temperature: float = 1.0  # above 1 flatter, below 1 sharper
    top_k: int = 0  # only the k likeliest (Fan et al. 2018, arXiv:1805.04833, section 5.4); 0 is off
    top_p: float = (
        1.0  # the fewest that share this much (Holtzman et al. 2020, arXiv:1904.09751, section 3.1); 1 is off
    )
    min_p: float = 0.0  # none below this share of the likeliest one (Nguyen et al. 2024, arXiv:2407.01082, section 3)
    seed: int = 0
    beams: int = 4  # hypotheses that are followed
    length_penalty: str = "wu"  # ((5 + length) / 6) ^ alpha (Wu et al. 2016, arXiv:1609.08144, equation 14); mean; none
    alpha: float = 0.6  # of wu: 0 is none

    def __post_init__(self) -> None:
        if self.strategy not in STRATEGIES:
            raise UnknownName("strategy", self.strategy, known=tuple(STRATEGIES))
        if self.length_penalty not in PENALTIES:
            raise UnknownName("length penalty", self.length_penalty, known=PENALTIES)
        self._check_numbers()
        usual = {field.name: field.default for field in fields(self)}
        for strategy, settings in STRATEGIES.items():
            for name in settings:
                if strategy != self.strategy and getattr(self, name) != usual[name]:
                    raise BadInput(
                        f'{name} is {getattr(self, name)} and means nothing to "{self.strategy}"; '
                        f'expected strategy "{strategy}"'
                    )
        if self.length_penalty != "wu" and self.alpha != usual["alpha"]:
            raise BadInput(f'alpha is {self.alpha} with length penalty "{self.length_penalty}"; expected "wu"')

    def _check_numbers(self) -> None:
        if not 0 < self.temperature < float("inf"):
            raise BadInput(f'temperature is {self.temperature}; expected above 0 ("greedy" is what 0 would be)')
        if not 0 < self.top_p <= 1:
            raise BadInput(f"top_p is {self.top_p}; expected above 0 and at most 1")
        if not 0 <= self.min_p <= 1:
            raise BadInput(f"min_p is {self.min_p}; expected 0 to 1")
        if not 0 <= self.alpha < float("inf"):
            raise BadInput(f"alpha is {self.alpha}; expected 0 or more")
        for name, least in (("longest", 1), ("beams", 1), ("top_k", 0), ("seed", 0)):
            if getattr(self, name) < least:
                raise BadInput(f"{name} is {getattr(self, name)}; expected {least} or more")

    def normalised(self, log_probability: float, length: int) -> float:
        """What hypotheses of `length` pieces, the end among them, are ranked by; higher is better."""
        if self.length_penalty == "wu":
            return float(log_probability / ((5 + length) / 6) ** self.alpha)
        return log_probability / length if self.length_penalty == "mean" else log_probability
