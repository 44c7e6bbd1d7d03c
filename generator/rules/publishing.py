"""What a site must say before it goes public."""

from collections.abc import Iterator

from ..model.referential import Referential
from ..project import Project
from ..reading.located_yaml import read
from ..reading.problems import Problem

ASKED = {
    "publisher": "la loi demande qui le publie : nom, adresse, téléphone, et qui dirige la publication "
    "(loi n° 2004-575 du 21 juin 2004)",
    "contact_email": "la déclaration d’accessibilité demande un moyen de vous écrire ; par exemple : "
    "contact@exemple.org "
    "(loi n° 2005-102 du 11 février 2005, article 47)",
    "host": "la loi demande qui l’héberge : nom, adresse et téléphone (loi n° 2004-575 du 21 juin 2004)",
}
"""The keys of site.yml, and why each is needed."""


def unsaid(model: Referential, project: Project) -> Iterator[Problem]:
    """A warning for each thing that a public site must say and that this one does not."""
    file = project.data / "site.yml"
    document, _ = read(file, project.named(file))
    for key, why in ASKED.items():
        if not getattr(model.site, key).strip():
            yield document.problem((key,), f"est vide, et ce site a une adresse : {why}", warning=True)
