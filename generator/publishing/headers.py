"""What a host says with each file, as docs/hosting/nginx.conf does: its type, and headers."""

from .finish import POLICY

FRAMING = "frame-ancestors 'none'"
"""Nobody shows the site inside another; only a header can say so."""

OF_PAGES = {
    "Content-Security-Policy": f"{POLICY}; {FRAMING}",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
}
"""They govern who is shown: half a kilobyte that what a page loads does without."""

OF_ALL = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
"""With every file. On https a host adds Strict-Transport-Security."""

OF_PAPER = {"Content-Security-Policy": FRAMING}
"""A browser shows a PDF with a program that the policy of pages would stop."""

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

TYPES = {f".{ending}": f"{kind}; charset=utf-8" for ending, kind in TEXTS.items()} | {
    f".{ending}": kind for ending, kind in OTHERS.items()
}
"""From the ending of a file's name to its type."""


def headers(path: str) -> dict[str, str]:
    """Those of a file, by the address that asks for it; what is missing is answered with a page."""
    if path.endswith(("/", ".html")):
        return OF_ALL | OF_PAGES
    return OF_ALL | (OF_PAPER if path.endswith(".pdf") else {})
