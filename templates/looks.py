"""What differs between the authorities' templates: words, facts in the footer, one dark colour."""

from __future__ import annotations

from dataclasses import dataclass

Fact = tuple[str, str]  # the text before the value, and the value's name

NAME = "{{ authority.name }}"
ADDRESS = ("", "authority.address")
VISIT = ("Besök: ", "authority.visiting_address")
PHONE = ("Telefon ", "authority.phone")
EMAIL = ("", "authority.email")
WEBSITE = ("", "authority.website")
ORG_NUMBER = ("Org.nr ", "authority.org_number")

CONTACT = ("Kontakt", (PHONE, EMAIL, WEBSITE))
POSTAL_COLUMN = ("Postadress", (ADDRESS,))
VISITING_COLUMN = ("Besöksadress", (("", "authority.visiting_address"),))
ORG_NUMBER_COLUMN = ("Organisationsnummer", (("", "authority.org_number"),))


@dataclass(frozen=True)
class Look:
    """A template's own look; `cover_footer` is columns, each a heading and the facts under it."""

    authority: str
    accent: str
    tint: str
    title_border: str
    the_agreement: str
    cover_footer: tuple[tuple[str, tuple[Fact, ...]], ...]
    footer: tuple[Fact, ...]


# The accents are neutral dark tones with a contrast of at least 7:1 on white and on the tint.
# They are not the authorities' own colours, which are not known.
LOOKS = {
    "standard": Look(
        authority="myndigheten",
        accent="333F48",
        tint="E9ECEE",
        title_border="bottom",
        the_agreement="avtalet",
        # One column: the case may know none of the contact facts, and a heading needs something under it.
        cover_footer=((NAME, (ADDRESS, VISIT, ORG_NUMBER, PHONE, EMAIL, WEBSITE)),),
        footer=(PHONE, WEBSITE),
    ),
    "boras": Look(
        authority="Borås Stad",
        accent="1E4D3B",
        tint="E6EEEA",
        title_border="bottom",
        the_agreement="avtalet",
        cover_footer=(POSTAL_COLUMN, VISITING_COLUMN, CONTACT),
        footer=(PHONE, EMAIL, WEBSITE),
    ),
    "kungalv": Look(
        authority="Kungälvs kommun",
        accent="1B4560",
        tint="E5ECF1",
        title_border="left",
        the_agreement="avtalet",
        cover_footer=((NAME, (ADDRESS, VISIT)), CONTACT, ORG_NUMBER_COLUMN),
        footer=(PHONE, EMAIL),
    ),
    "borlange": Look(
        authority="Borlänge kommun",
        accent="3A4727",
        tint="ECEFE6",
        title_border="top",
        the_agreement="avtalet",
        cover_footer=((NAME, (ADDRESS, VISIT)), CONTACT, ORG_NUMBER_COLUMN),
        footer=(PHONE, EMAIL, ORG_NUMBER),
    ),
    "goteborg": Look(
        authority="Göteborgs Stad",
        accent="1F3A5F",
        tint="E6EBF2",
        title_border="top",
        the_agreement="överenskommelsen",
        cover_footer=(POSTAL_COLUMN, VISITING_COLUMN, CONTACT),
        footer=(PHONE, WEBSITE),
    ),
    "jonkoping": Look(
        authority="Region Jönköpings län",
        accent="174A4F",
        tint="E4EEEE",
        title_border="left",
        the_agreement="avtalet",
        cover_footer=((NAME, (ADDRESS, VISIT)), CONTACT, ORG_NUMBER_COLUMN),
        footer=(PHONE, WEBSITE, ORG_NUMBER),
    ),
}
