"""The site as the tests know it: an address for each kind of page."""

from tests.paths import SITE as SITE
from tests.paths import SLUGS as SLUGS

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

KEEPS_NOTHING = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"
"""A browser without service workers, for whoever counts what a page asks for."""
