"""Values of the directory: what libraries know of SIRET, telephone and mail, as we use it."""

import pytest

from generator.model.formats import compact_siret, dialled_phone, looks_personal, shown_phone


@pytest.mark.parametrize(
    ("written", "shown", "dialled"),
    [
        ("0199001234", "01 99 00 12 34", "+33199001234"),
        ("+33 (0)1.99.00.12.34", "01 99 00 12 34", "+33199001234"),
        ("0590 27 12 34", "05 90 27 12 34", "+590590271234"),
        ("+687 250000", "+687 25.00.00", "+687250000"),
        ("0800111035", "0 800 11 10 35", "+33800111035"),
        ("0\u202f820\u202f123\u202f456", "0 820 12 34 56", "+33820123456"),
        ("3936", "39 36", "3936"),
    ],
)
def test_a_number_is_read_in_french_and_dialled_anywhere(written: str, shown: str, dialled: str) -> None:
    assert (shown_phone(written), dialled_phone(written)) == (shown, dialled)


@pytest.mark.parametrize("text", ["1234", "01 99 00 12 34 ext 5", "0199 CLEA 00", "Tél. : 01 99 00 12 34"])
def test_what_is_more_than_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numéro de téléphone"):
        shown_phone(text)


def test_a_siret_is_kept_as_its_digits() -> None:
    assert compact_siret("000 001 008 00010") == "00000100800010"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0000010080001", "il a 13 chiffres"),
        ("00000100800011", "ne va pas"),
        ("1,00801E+12", "arrondi"),
        ("ABC", "autres signes"),
    ],
)
def test_what_is_wrong_with_a_siret_is_said(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        compact_siret(text)


@pytest.mark.parametrize(
    ("email", "personal"),
    [
        ("prenom.nom@fictif.example", True),
        ("p.nom@fictif.example", True),
        ("Jean-Fictif_Nom@fictif.example", True),
        ("contact.clea@fictif.example", False),
        ("greta-du.val@fictif.example", False),
        ("accueil@fictif.example", False),
    ],
)
def test_a_person_s_mailbox_is_recognised(email: str, personal: bool) -> None:
    assert looks_personal(email) is personal
