"""nginx, with the very file of docs/hosting/, on loopback."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from .paths import ROOT

FILE = ROOT / "docs" / "hosting" / "nginx.conf"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")

MAIN = """
load_module {brotli};
{user}
pid {folder}/pid;
error_log {folder}/error.log;
daemon off;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/clea.conf;
}}
"""
"""What Debian's own nginx.conf does, in a folder of the test."""


def program() -> str:
    """The path of nginx; Debian has it where only root looks.

    Raises:
        FileNotFoundError: it or its module is not there; says what to install.
    """
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not (found and BROTLI.exists()):
        raise FileNotFoundError(f"the tests need nginx: apt-get install {' '.join(PACKAGES)}")
    return found


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def version() -> str:
    """What it says of itself."""
    return subprocess.run([program(), "-v"], capture_output=True, text=True, check=True).stderr


@contextmanager
def nginx(site: Path, folder: Path, port: int) -> Iterator[str]:
    """Serve a site as docs/hosting/nginx.conf says; give the address."""
    text = FILE.read_text(encoding="utf-8")
    ours = {" listen 80;": f" listen 127.0.0.1:{port};", " root /var/www/clea;": f" root {site};"}
    for old, new in ours.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "clea.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, brotli=BROTLI, user=user), encoding="utf-8")
    with subprocess.Popen([program(), "-p", str(folder), "-c", str(folder / "nginx.conf")]) as process:
        try:
            _wait(process, f"http://127.0.0.1:{port}", folder)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], address: str, folder: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
        with suppress(URLError), urlopen(address):
            return
        time.sleep(0.1)
    raise AssertionError("nginx does not answer")
