"""How an organism is reached: values whose form well-kept libraries know (SIRET, telephone, mail)."""

import re
from functools import cache
from typing import Annotated

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field
from stdnum.exceptions import ValidationError
from stdnum.fr import siret

from ..reading.naming import shown
from .fields import EMPTY, no_formula
from .forms import INSEE_CODE, POSTAL_CODE

REGIONS = ("FR", "GP", "MQ", "GF", "RE", "PM")
"""Where a number that begins with 0 may be: the rest of France writes its numbers with a +."""

_UNSAFE = re.compile(r"[<>\x00-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """A text of a directory: filled, without markup, and no formula for a spreadsheet.

    Raises:
        ValueError: what it must not hold.
    """
    if not text.strip():
        raise ValueError(EMPTY)
    if _UNSAFE.search(text):
        raise ValueError(
            f"{shown(text)} ne doit contenir ni « < », ni « > », ni signe invisible : effacez-les"
        )
    return no_formula(text)


def _alone(text: str) -> str:
    if "|" in text:
        raise ValueError(
            f"{shown(text)} ne doit pas contenir « | », qui sépare deux valeurs dans une table. "
            "Écrivez par exemple : [français, corse]"
        )
    return text


def compact_siret(text: str) -> str:
    """A SIRET as its 14 digits.

    Raises:
        ValueError: it is none, and why.
    """
    try:
        return str(siret.validate(text))
    except ValidationError:
        raise ValueError(f"{shown(text)} n’est pas un SIRET : {_why_no_siret(text)}") from None


def shown_siret(text: str) -> str:
    """« 000 001 008 00010 », as it is read."""
    return str(siret.format(text))


def _why_no_siret(text: str) -> str:
    digits = re.sub(r"\s", "", text)
    if re.fullmatch(r"[\d.,]+E\+?\d+", digits, re.IGNORECASE):
        return "un tableur l’a arrondi ; donnez à cette colonne le format « texte », puis exportez de nouveau"
    if not digits.isdigit():
        return 'il a d’autres signes que des chiffres ; par exemple : "00000100800010"'
    return (
        f"il a {len(digits)} chiffres, et il en faut 14"
        if len(digits) != 14
        else "son dernier chiffre ne va pas avec les autres ; relisez-le"
    )


@cache
def _number(text: str) -> phonenumbers.PhoneNumber:
    if re.search(r"[^\d\s+().-]", text):
        raise ValueError(
            f"{shown(text)} doit être un numéro de téléphone, sans lettres ni poste ; par exemple : "
            "01 99 00 00 00"
        )
    for region in REGIONS:
        try:
            # The library knows no narrow space, which French typography sets before three digits.
            number = phonenumbers.parse(re.sub(r"\s", " ", text), region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    raise ValueError(
        f"{shown(text)} n’est pas un numéro de téléphone de France (outre-mer : commencez par +) ; "
        "par exemple : 01 99 00 00 00"
    )


def _short(text: str) -> str:
    """A short number such as 3939, without its spaces; empty for any other."""
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[1-9]\d{1,5}", digits):
        return ""
    number = phonenumbers.PhoneNumber(country_code=33, national_number=int(digits))
    return digits if phonenumbers.is_valid_short_number_for_region(number, "FR") else ""


def shown_phone(text: str) -> str:
    """« 01 99 00 12 34 » or « 39 39 », as it is read in France; another country's number keeps its +."""
    if short := _short(text):
        return " ".join(re.findall("..?", short))
    number = _number(text)
    form = phonenumbers.PhoneNumberFormat
    french = phonenumbers.region_code_for_number(number) in {*REGIONS, "YT", "BL", "MF"}
    shown = phonenumbers.format_number(number, form.NATIONAL if french else form.INTERNATIONAL)
    # « 0 800 11 10 35 »: so are the numbers of services written everywhere.
    if not french or shown[1] == " ":
        return shown
    # Overseas numbers are cut « 0590 » elsewhere; here they are read two by two, like the others.
    return " ".join(re.findall("..", shown.replace(" ", "")))


def dialled_phone(text: str) -> str:
    """« +33199001234 », as a telephone dials it (E.164); a short number as it is."""
    if short := _short(text):
        return short
    return phonenumbers.format_number(_number(text), phonenumbers.PhoneNumberFormat.E164)


def _phone(text: str) -> str:
    if not _short(text):
        _number(text)
    return text


def _email(text: str) -> str:
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        raise ValueError(
            f"{shown(text)} n’est pas une adresse de courriel ; par exemple : contact@exemple.org"
        ) from None
    return no_formula(text)


SHARED = re.compile(
    r"\b(accueil|administration|agence|antenne|bureau|centre|certification|cfa|clea|commercial|conseil|contact"
    r"|direction|evaluation|formations?|greta|infos?|inscriptions?|orientation|pole|public|region|reseau"
    r"|secretariat|service|site|socle)\b"
)
"""Words of mailboxes that several people read."""


def looks_personal(email: str) -> bool:
    """Is this the mailbox of a person, « prenom.nom@ » or « p.nom@ », rather than of a service?"""
    name = re.fullmatch(r"([a-z][a-z-]*)[._]([a-z][a-z-]+)", email.partition("@")[0].casefold())
    return name is not None and not SHARED.search(name[0].replace("_", "."))


Plain = Annotated[str, AfterValidator(plain)]
OneOfMany = Annotated[Plain, AfterValidator(_alone)]
Siret = Annotated[str, AfterValidator(compact_siret)]
Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]
PostalCode = Annotated[str, Field(pattern=POSTAL_CODE)]
InseeCode = Annotated[str, Field(pattern=INSEE_CODE)]
