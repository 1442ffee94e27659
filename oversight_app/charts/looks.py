"""The colours and text size of a chart: light, dark, paper and high contrast.

The values are the tokens of the project's visual language. Text is at least 4.5:1 on the
surface and on the band; marks are at least 3:1, which the home force's orange is not on the
band: ``home_mark_on_band`` gives the darker orange for there.
"""

from dataclasses import dataclass, replace

Colour = str
"""``#RRGGBB``."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is coloured. ``sequence`` is the map's four steps, lowest first: the more,
    the further from the surface. ``text_scale`` is 1.0 for the designed sizes, 2.0 for twice.
    """

    name: str
    surface: Colour
    text: Colour
    text2: Colour
    text3: Colour
    line: Colour
    border: Colour
    accent: Colour
    home: Colour
    home_text: Colour
    mark: Colour
    named_mark: Colour
    band: Colour
    sequence: tuple[Colour, Colour, Colour, Colour]
    no_figure: Colour
    text_scale: float = 1.0

    def scaled(self, text_scale: float) -> "Look":
        """Return the same look with another text size."""
        return replace(self, text_scale=text_scale)

    def steps(self, count: int) -> tuple[Colour, ...]:
        """Return a colour for each of ``count`` steps, spread over the sequence."""
        if count <= 1:
            return (self.sequence[2],) * count
        last = len(self.sequence) - 1
        return tuple(_between(self.sequence, i * last / (count - 1)) for i in range(count))

    def text_on(self, fill: Colour) -> Colour:
        """Return black-blue or white, whichever reads better on a fill (4.5:1 or more)."""
        return max(("#FFFFFF", "#15212E", "#000000"), key=lambda ink: contrast(ink, fill))

    @property
    def home_on_band(self) -> Colour:
        """The home force's colour where a small mark lies on the band."""
        return self.home if contrast(self.home, self.band) >= 3 else self.home_text


def _channels(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(sequence: tuple[Colour, ...], place: float) -> Colour:
    first = min(int(place), len(sequence) - 2)
    share = place - first
    if share in (0, 1):
        return sequence[first + int(share)]
    pair = zip(_channels(sequence[first]), _channels(sequence[first + 1]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pair)


def luminance(colour: Colour) -> float:
    """Return the relative luminance (0 black to 1 white) of WCAG 2.2."""
    red, green, blue = (
        c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast ratio (1 to 21) of WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT = Look(
    name="light",
    surface="#FFFFFF",
    text="#15212E",
    text2="#4A5766",
    text3="#5E6B7A",
    line="#E3E8EE",
    border="#CBD3DC",
    accent="#12436D",
    home="#F46A25",
    home_text="#A83E07",
    mark="#6F7C8A",
    named_mark="#12436D",
    band="#E6EBF1",
    sequence=("#CFE2F3", "#6BACE6", "#2073BC", "#12436D"),
    no_figure="#EEF1F4",
)

DARK = Look(
    name="dark",
    surface="#19212A",
    text="#E8EDF2",
    text2="#B4BFCB",
    text3="#98A5B3",
    line="#2A3541",
    border="#3B4855",
    accent="#7DB8EA",
    home="#FF9A62",
    home_text="#FFAE80",
    mark="#8694A3",
    named_mark="#7DB8EA",
    band="#283543",
    sequence=("#12436D", "#2073BC", "#6BACE6", "#CFE2F3"),
    no_figure="#27323D",
)

PAPER = replace(LIGHT, name="paper", line="#D5DBE2", border="#B4BFCB", band="#E9EDF2")
"""For print: the light look with hairlines that a printer still shows."""

HIGH_CONTRAST = Look(
    name="high contrast",
    surface="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E8EDF2",
    line="#4A5766",
    border="#FFFFFF",
    accent="#7DB8EA",
    home="#FF9A62",
    home_text="#FFAE80",
    mark="#C9D0D8",
    named_mark="#7DB8EA",
    band="#283543",
    sequence=("#12436D", "#2073BC", "#6BACE6", "#CFE2F3"),
    no_figure="#27323D",
)

HIGH_CONTRAST_LIGHT = Look(
    name="high contrast light",
    surface="#FFFFFF",
    text="#000000",
    text2="#000000",
    text3="#262626",
    line="#A6A6A6",
    border="#000000",
    accent="#00307A",
    home="#C2410C",
    home_text="#7A2600",
    mark="#404040",
    named_mark="#00307A",
    band="#D6D6D6",
    sequence=("#CFE2F3", "#6BACE6", "#2073BC", "#12436D"),
    no_figure="#EAEAEA",
)
