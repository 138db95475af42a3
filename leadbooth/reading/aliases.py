"""What people call contact fields in keys and column headings, in the languages badges come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadbooth.reading.draft import Pair

_NAMES = {
    "name": "name fullname fn displayname contactname attendeename vollername nomcomplet nombrecompleto",
    "first_name": "firstname first given givenname fname forename vorname prenom prénom nombre voornaam nome",
    "last_name": "lastname last family familyname surname lname nachname nom apellido apellidos achternaam cognome",
    "job_title": "jobtitle title position role jobrole function funktion fonction cargo functie beruf titel",
    "company": "company companyname organization organisation org organizationname employer firm firma"
    " société societe entreprise empresa azienda bedrijf unternehmen",
    "email": "email emails mail emailaddress e workemail courriel correo epost",
    "phone": "phone phones tel telephone phonenumber workphone businessphone telefon téléphone telefono"
    " teléfono telefoon telefonnummer number",
    "mobile": "mobile mobilephone cell cellphone mobil handy portable movil móvil cellulare gsm",
    "website": "website url web homepage site webseite www",
    "street": "street address address1 addressline1 streetaddress strasse straße rue calle via straat adresse",
    "city": "city town locality ort stadt ville ciudad città plaats",
    "region": "region state province stateprovince bundesland county provincia",
    "postal_code": "postalcode zip zipcode postcode plz codepostal cp cap",
    "country": "country land pays país pais paese countryregion",
    "note": "note notes comment comments bemerkung",
    "fax": "fax faxnumber telefax",
    "birthday": "birthday bday birthdate",
    "language": "language lang languages sprache langue idioma",
    "department": "department dept division abteilung",
}
_FIELD_OF = {alias: field for field, aliases in _NAMES.items() for alias in aliases.split()}
# In this order: the code made for lead capture says more about a badge than the ticket it came with.
_ID_KEYS = (
    "badgeid badge badgenumber badgeno badgecode lead leadid leadcode attendeeid attendee attendeecode"
    " registrationid regid registration registrantid participantid visitorid personid contactid delegateid"
    " conf confirmation confirmationnumber externalid referenceid reference ref ticketid ticket ticketcode secret"
    " barcode qrcode code uid uuid guid id"
).split()
_ID_RANK = {key: rank for rank, key in enumerate(_ID_KEYS)}


def normal_key(key: str) -> str:
    """``E-Mail Address`` as ``emailaddress``: letters and digits only, in lower case."""
    return "".join(filter(str.isalnum, key[:60].lower()))


def field_of(key: str) -> str:
    """The contact field (or common ``extra`` key) that a key names, "" if nobody calls a field that."""
    return _FIELD_OF.get(normal_key(key), "")


def is_id_key(key: str) -> bool:
    """Whether the key names a badge, attendee, ticket or record id."""
    return normal_key(key) in _ID_RANK


def slug(key: str) -> str:
    """A key for ``Contact.extra``: ``Programming language`` as ``programming_language``."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in key[:40].lower()).split()
    return "_".join(words) or "field"


def pairs_of(items: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """Pairs of named values: known fields under our names, the best id as ``badge_id``, the rest as extra."""
    items = list(items)
    ids = [key for key, value in items if value and normal_key(key) in _ID_RANK]
    best = min(ids, key=lambda key: _ID_RANK[normal_key(key)], default=None)
    for key, value in items:
        if key == best:
            yield "badge_id", value
        else:
            yield field_of(key) or slug(key), value
