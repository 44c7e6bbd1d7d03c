"""What a host says with each file, as docs/hosting/nginx.conf does: its type, and headers."""

from pathlib import Path

from .deploys import HASHED
from .finish import POLICY

FRAMING = "frame-ancestors 'none'"
"""Nobody shows the site inside another; only a header can say so."""

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; {FRAMING}",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
}
"""With every page. On https a host adds Strict-Transport-Security."""

TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "csv": "text/csv",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "xml": "text/xml",
    "json": "application/json",
}
OTHERS = {
    "webmanifest": "application/manifest+json",
    "pdf": "application/pdf",
    "wasm": "application/wasm",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "png": "image/png",
    "svg": "image/svg+xml",
}

TYPES = {f".{each}": f"{kind}; charset=utf-8" for each, kind in TEXTS.items()} | {
    f".{each}": kind for each, kind in OTHERS.items()
}
"""From the ending of a file's name to its type."""


OF_PAGES = {"Content-Security-Policy", "Permissions-Policy"}
"""They govern who is shown: half a kilobyte that what a page loads does without."""


def headers(path: str) -> dict[str, str]:
    """Those of a file; a browser shows a PDF with a program that the policy of pages would stop."""
    if HASHED.search(path):
        return {name: value for name, value in HEADERS.items() if name not in OF_PAGES}
    return HEADERS | ({"Content-Security-Policy": FRAMING} if Path(path).suffix == ".pdf" else {})
