"""The colours of the window, by the names the design gives them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as ``#RRGGBB``.

    Text colours reach 4.5:1 on ``surface``, ``bg`` and the soft fills; marks and control
    edges reach 3:1. ``tests/ui/test_tokens.py`` works the ratios out.
    """

    dark: bool
    bg: str
    """The window."""
    surface: str
    """Cards, tables and bars."""
    nav: str
    """The side column."""
    subtle: str
    """Group rows and insets."""
    line: str
    """Separators; decorative."""
    border: str
    """Card and button edges; decorative."""
    control: str
    """Edges of inputs."""
    text: str
    text2: str
    text3: str
    accent: str
    """Primary buttons, links, what is selected, and the focus ring."""
    onaccent: str
    tealt: str
    """Good: met, published."""
    oranget: str
    """Concern: not met, worse, overdue; the home force in words."""
    plumt: str
    """Sample data, and nothing else."""
    mute: str
    """Unselected marks."""
    band: str
    """The usual range."""
    home: str
    """The home force as a mark; never text."""
    lilac: str
    """The edge of the banner on sample data; never text."""
    soft_blue: str
    soft_teal: str
    soft_orange: str
    soft_lilac: str
    soft_grey: str


LIGHT = Tokens(
    dark=False,
    bg="#F4F6F8",
    surface="#FFFFFF",
    nav="#E9EDF2",
    subtle="#F7F9FB",
    line="#E3E8EE",
    border="#CBD3DC",
    control="#7C8897",
    text="#15212E",
    text2="#4A5766",
    text3="#5E6B7A",
    accent="#12436D",
    onaccent="#FFFFFF",
    tealt="#0D6E66",
    oranget="#A83E07",
    plumt="#801650",
    mute="#6F7C8A",
    band="#E6EBF1",
    home="#F46A25",
    lilac="#A285D1",
    soft_blue="#E4EDF5",
    soft_teal="#E0F3F1",
    soft_orange="#FEEDE4",
    soft_lilac="#F1ECF9",
    soft_grey="#EEF1F4",
)

DARK = Tokens(
    dark=True,
    bg="#11171E",
    surface="#19212A",
    nav="#0C1117",
    subtle="#1E2731",
    line="#2A3541",
    border="#3B4855",
    control="#8492A2",
    text="#E8EDF2",
    text2="#B4BFCB",
    text3="#98A5B3",
    accent="#7DB8EA",
    onaccent="#0B1520",
    tealt="#5AD2C6",
    oranget="#FFAE80",
    plumt="#E58BBB",
    mute="#8694A3",
    band="#283543",
    home="#FF9A62",
    lilac="#BFA6EA",
    soft_blue="#1D3044",
    soft_teal="#16332F",
    soft_orange="#3B2619",
    soft_lilac="#2C2640",
    soft_grey="#27323D",
)

HIGH_CONTRAST = Tokens(
    dark=True,
    bg="#000000",
    surface="#000000",
    nav="#000000",
    subtle="#0E0E0E",
    line="#8C8C8C",
    border="#C8C8C8",
    control="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E6E6E6",
    accent="#FFE05A",
    onaccent="#000000",
    tealt="#6FF0E2",
    oranget="#FFB98F",
    plumt="#FFA6D2",
    mute="#D0D0D0",
    band="#333333",
    home="#FF9A62",
    lilac="#D9C6FF",
    soft_blue="#00243F",
    soft_teal="#00302B",
    soft_orange="#3A1A00",
    soft_lilac="#2A1A45",
    soft_grey="#262626",
)
"""White on black, for people who need it; hairlines become lines one can see."""

HIGH_CONTRAST_LIGHT = Tokens(
    dark=False,
    bg="#FFFFFF",
    surface="#FFFFFF",
    nav="#FFFFFF",
    subtle="#F2F2F2",
    line="#767676",
    border="#4D4D4D",
    control="#000000",
    text="#000000",
    text2="#000000",
    text3="#262626",
    accent="#00307A",
    onaccent="#FFFFFF",
    tealt="#00504A",
    oranget="#7A2600",
    plumt="#660A40",
    mute="#404040",
    band="#D6D6D6",
    home="#C2410C",
    lilac="#5B3FA0",
    soft_blue="#DFEBFA",
    soft_teal="#D9F2EF",
    soft_orange="#FDE6D8",
    soft_lilac="#EDE5FA",
    soft_grey="#EAEAEA",
)
"""Black on white, where the system asks for contrast in a light scheme."""

STRONG = (HIGH_CONTRAST, HIGH_CONTRAST_LIGHT)
"""Those in which no grey is faint enough to tell anything by."""
