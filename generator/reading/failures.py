"""Why a file could not be read or written, in French: what the system says, for those who keep the data."""

import errno

SAID = {
    errno.ENOENT: "ce fichier n’existe pas",
    errno.EISDIR: "c’est un dossier, et non un fichier",
    errno.ENOTDIR: "un fichier porte le nom de son dossier",
    errno.ELOOP: "ce raccourci tourne en rond",
    errno.EACCES: "vous n’avez pas le droit de le lire ou de l’écrire",
    errno.EPERM: "vous n’avez pas le droit de le lire ou de l’écrire",
    errno.EROFS: "ce disque ne peut pas être écrit",
    errno.ENOSPC: "le disque est plein",
    errno.ENAMETOOLONG: "ce nom est trop long",
}
"""By the number of the system's error; others keep the system's words."""


class Stop(Exception):
    """What stops a command; its text says why to whoever ran it."""


def why(error: OSError) -> str:
    """What the system says of a file."""
    return SAID.get(error.errno or 0, error.strerror or str(error))
