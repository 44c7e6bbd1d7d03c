"""The site as the tests know it: the addresses of the Contract, one for each kind of page."""

from tests.paths import SITE as SITE

SLUGS = (
    "communiquer-en-francais",
    "calculer-et-raisonner",
    "utiliser-le-numerique",
    "travailler-en-equipe",
    "travailler-en-autonomie",
    "apprendre-a-apprendre",
    "gestes-postures-securite",
)

QUESTIONNAIRE = "/faire-le-point/calculer-et-raisonner/"

KINDS = (
    "/",
    "/comprendre/",
    "/parcours/",
    "/financer/",
    "/questions/",
    "/lexique/",
    "/sources/",
    "/domaines/",
    "/domaines/gestes-postures-securite/",
    "/faire-le-point/",
    QUESTIONNAIRE,
    "/faire-le-point/profil/",
    "/faire-le-point/groupe/",
    "/organismes/",
    "/organismes/reseaux/greta/",
    "/organismes/departements/2A/",
    "/conseiller/",
    "/employeur/",
    "/organisme/",
    "/imprimer/",
    "/donnees/",
    "/accessibilite/",
    "/mentions-legales/",
    "/cette-page-n-existe-pas/",
)
"""One page of each kind; the last one shows the page « not found »."""
