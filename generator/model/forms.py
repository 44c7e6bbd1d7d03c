"""What short codes look like: the pattern of each, and the same in French, with an example."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ICON = r"^[a-z0-9-]+$"
DOMAIN = r"^\d+$"
SUBDOMAIN = r"^\d+\.\d+$"
CRITERION = r"^\d+\.\d+\.\d+$"
LINE = r"^\d+\.\d+(\.\d+)?$"
POSTAL_CODE = r"^\d{5}$"
INSEE_CODE = r"^(\d{2}|2[AB])\d{3}$"
PAGE = r"^([a-z0-9-]+/)*$"
SEAL = r"^[0-9a-f]{16}$"

IN_WORDS = {
    SLUG: "n’a que des lettres minuscules sans accent, des chiffres et des tirets ; par exemple : mon-cep",
    ICON: "est le nom d’une image, en minuscules et en anglais ; par exemple : book-open-variant",
    DOMAIN: 'est le numéro d’un domaine ; par exemple : "1"',
    SUBDOMAIN: 'est le numéro d’un sous-domaine ; par exemple : "1.2"',
    CRITERION: 'est le numéro d’un critère ; par exemple : "1.2.3"',
    LINE: 'est le numéro d’un sous-domaine ou d’un critère ; par exemple : "1.2" ou "1.2.3"',
    POSTAL_CODE: 'est un code postal, de cinq chiffres ; par exemple : "01000"',
    INSEE_CODE: 'est le code d’une commune, de cinq signes ; par exemple : "01053" ou "2A004"',
    PAGE: "est l’adresse d’une page du site, avec « / » à la fin ; par exemple : faire-le-point/",
    SEAL: "est un sceau, que `seal-edition` écrit et que personne ne change",
}
"""What a value of each form is, after « ici, la valeur… »."""
