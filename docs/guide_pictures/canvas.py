"""Canvas: shapes and text to one SVG that stands alone, is readable in light and dark, and needs no colour.

Every series of a picture has a tone (colour and dash) and a mark of its own; strength is opacity, so that it means the
same on light and dark paper.
"""

from collections.abc import Iterable
from html import escape

TONES = ("a", "b", "c", "d")
STYLE = """
.paper{fill:#ffffff;stroke:#d0d7de}
text{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",sans-serif;font-size:12px}
text{fill:#1f2328}
.small{font-size:10.5px}.soft{fill:#59636e}.strong{font-weight:600}
.axis{stroke:#818b98;stroke-width:1;fill:none}.grid{stroke:#818b98;stroke-opacity:.25;stroke-width:1;fill:none}
.line{fill:none;stroke-width:2;stroke-linejoin:round}.thin{stroke-width:1;stroke-opacity:.8}
.b.line{stroke-dasharray:7 4}.c.line{stroke-dasharray:2 3}.d.line{stroke-dasharray:9 3 2 3}
.a{fill:#0969da}.b{fill:#bc4c00}.c{fill:#1a7f37}.d{fill:#8250df}.n{fill:#59636e}
.a.line,.a.open{stroke:#0969da}.b.line,.b.open{stroke:#bc4c00}.c.line,.c.open{stroke:#1a7f37}.d.line,.d.open{stroke:#8250df}
.n.line,.n.open{stroke:#59636e}.open,.line{fill:none}
@media (prefers-color-scheme:dark){
.paper{fill:#0d1117;stroke:#3d444d}text{fill:#f0f6fc}.soft{fill:#9198a1}
.axis{stroke:#9198a1}.grid{stroke:#9198a1}
.a{fill:#58a6ff}.b{fill:#f0883e}.c{fill:#56d364}.d{fill:#bc8cff}.n{fill:#9198a1}
.a.line,.a.open{stroke:#58a6ff}.b.line,.b.open{stroke:#f0883e}.c.line,.c.open{stroke:#56d364}.d.line,.d.open{stroke:#bc8cff}
.n.line,.n.open{stroke:#9198a1}.open,.line{fill:none}}
""".strip().replace("\n", "")


class Canvas:
    """A sheet of `width` by `height` px; (0, 0) is at the top left."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []

    def svg(self, title: str) -> str:
        """All that was drawn; `title` says for screen readers what the picture shows."""
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{escape(title)}</title>'
        paper = f'<rect class="paper" x=".5" y=".5" width="{self.width - 1}" height="{self.height - 1}" rx="6"/>'
        return "\n".join([head, f"<style>{STYLE}</style>", paper, *self._parts, "</svg>\n"])

    def text(self, x: float, y: float, words: str, kind: str = "", *, anchor: str = "start", turn: int = 0) -> None:
        """Words whose baseline begins, has its middle or ends at (x, y); `turn` in degrees around that point."""
        turned = f' transform="rotate({turn} {number(x)} {number(y)})"' if turn else ""
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        style = f' class="{kind}"' if kind else ""
        self._parts.append(f'<text x="{number(x)}" y="{number(y)}"{style}{side}{turned}>{escape(words)}</text>')

    def line(self, points: Iterable[tuple[float, float]], kind: str) -> None:
        """A line through points."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._parts.append(f'<polyline class="{kind}" points="{path}"/>')

    def area(self, points: Iterable[tuple[float, float]], kind: str, strength: float = 1.0) -> None:
        """A filled shape."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._parts.append(f'<polygon class="{kind}" points="{path}"{_strength(strength)}/>')

    def box(
        self, x: float, y: float, width: float, height: float, kind: str, strength: float = 1.0, *, round: float = 0
    ) -> None:
        """A rectangle; `strength` from 0 to 1."""
        size = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        corners = f' rx="{number(round)}"' if round else ""
        self._parts.append(f'<rect class="{kind}" {size}{corners}{_strength(strength)}/>')

    def ticks(self, places: Iterable[tuple[float, float]], width: float, kind: str) -> None:
        """Short level strokes around points, as one path."""
        path = "".join(f"M{number(x - width / 2)} {number(y)}h{number(width)}" for x, y in places)
        self._parts.append(f'<path class="{kind}" d="{path}"/>')

    def dot(self, x: float, y: float, radius: float, kind: str, strength: float = 1.0) -> None:
        """A circle."""
        place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        self._parts.append(f'<circle class="{kind}" {place}{_strength(strength)}/>')


def number(value: float) -> str:
    """To a tenth of a pixel, without what is not needed."""
    return f"{value:.1f}".removesuffix(".0")


def _strength(strength: float) -> str:
    return "" if strength >= 1 else f' fill-opacity="{max(0.0, strength):.2f}"'
