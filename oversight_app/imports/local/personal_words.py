"""The words by which columns of names and free text are known."""

from oversight_app.domain.given_names import GIVEN_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMED_THINGS = _words("""
    activity area community company custody department district division duty event file force
    group hub location operation organisation parish partner programme project role scheme
    school sector session shift site stage station suite task team town unit venue
""")
"""A heading such as "Event name" names no person."""

NAME_WORDS = _words("""
    author christian contact coordinator firstname forename forenames fullname guardian initials
    kin lastname leader manager mentor name names nickname organiser parent sponsor submitter
    supervisor supervisors surname surnames tutor tutors
""")
"""Headings of columns of names."""

TEXT_WORDS = _words("""
    comment comments concerns description detail details feedback information message narrative
    note notes observations remark remarks summary text
""")
"""Headings of free text."""

PLACE_WORDS = _words("""
    accompanied administration bridge building central centre church city community constable
    counter county court crime custody date day directed duty east event events fair festival
    force front fun green hall hill hub in independent lane lapsed market match meeting
    neighbourhood north office officer operation other panel parade park partner patrol police
    policing post prevention regular road roadside run rural school session show south special
    specials square station street suite support team town training urban victim village visit
    visitor volunteer watch west
""")
"""Words of places, duties and events: a text with one of them is no person's name."""

GIVEN = GIVEN_NAMES
"""Given names, to know names by."""
