"""nginx with the file of docs/hosting/, and our own server beside it, asked by `wrk` as fast as it can."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.publishing.serve import server
from tests.bench.tables import Options, Section, Table, middle, number, ratio, times
from tests.bench.targets import Target
from tests.browser.conftest import served
from tests.browser.system import add, found, program
from tests.hosting import free_port, nginx
from tests.paths import SITE, asset

SECONDS, CONNECTIONS = 5, 32

NOTES = [
    f"{CONNECTIONS} connections at once for {SECONDS} s, from the same machine: what asks takes as much of "
    "the processor as what answers. Compressed copies (`br`), one worker of nginx.",
    "Memory: nginx's processes together, shared pages counted once for each, at the end.",
]

Rates = dict[tuple[str, str], list["Load"]]


class Load(NamedTuple):
    """What wrk says: requests a second, milliseconds that 99 % stay below, answers that were wrong."""

    rate: float
    slowest: float
    wrong: int


def run(options: Options) -> Section:
    """Ask both for a page and for the runtime, in turn."""
    if not found("wrk"):
        add([("wrk",)])
    loads: Rates = defaultdict(list)
    memory: list[float] = []
    with (
        TemporaryDirectory() as name,
        served(server(SITE)) as ours,
        nginx(SITE, Path(name), free_port()) as host,
    ):
        for round_ in range(min(options.rounds, 3)):
            print(f"hosts, round {round_ + 1}", file=sys.stderr)
            for what, path in wanted().items():
                loads["nginx", what].append(load(host + path))
                loads["ours", what].append(load(ours + path))
        memory.append(resident(int((Path(name) / "pid").read_text())))
    return section(loads, memory)


def wanted() -> dict[str, str]:
    """What a visitor asks for: from its name to its address."""
    runtime = asset("python-*.wasm")
    return {"a page": "/faire-le-point/", "the runtime": f"/{runtime.relative_to(SITE).as_posix()}"}


def load(address: str) -> Load:
    """Ask for one address.

    Raises:
        FileNotFoundError: wrk is not there.
        CalledProcessError: it could not connect.
    """
    command = [
        program("wrk"),
        "--threads=1",
        f"--connections={CONNECTIONS}",
        f"--duration={SECONDS}s",
        "--latency",
    ]
    done = subprocess.run(
        [*command, "--header=Accept-Encoding: br", address], check=True, stdout=subprocess.PIPE, text=True
    )
    return read(done.stdout)


def read(output: str) -> Load:
    """What wrk has printed."""
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", output)[0])
    value, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", output)[0]
    wrong = re.findall(r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)", output)
    return Load(
        rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit], sum(int(a or b) for a, b in wrong)
    )


def resident(master: int) -> float:
    """The memory of nginx's processes, in MB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    status = "".join(Path(f"/proc/{process}/status").read_text() for process in (master, *children))
    return sum(int(size) for size in re.findall(r"VmRSS:\s+(\d+) kB", status)) / 1000


def section(loads: Rates, memory: list[float]) -> Section:
    """Both in a table, and what must hold."""
    rows = [row(loads, *key) for key in sorted(loads)]
    wrong = sum(result.wrong for (who, _), runs in loads.items() if who == "nginx" for result in runs)
    slowest = middle([result.slowest for result in loads["nginx", "a page"]])
    targets = [
        Target("wrong answers of nginx", wrong, 0, 0),
        Target("a page, ms that 99 % stay below", slowest, 100, 1),
        Target("memory of nginx, MB", middle(memory), 50, 1),
    ]
    verdicts = Table("Targets", ("target", "measured", "limit", ""), [target.row() for target in targets])
    header = ("host, what", "requests/s", "× ours", "99 % below, ms", "wrong")
    return Section("Hosts", [Table("Load", header, rows), verdicts], NOTES)


def row(loads: Rates, who: str, what: str) -> tuple[str, ...]:
    """A line of the table."""
    runs = loads[who, what]
    rate, base = (middle([result.rate for result in loads[name, what]]) for name in (who, "ours"))
    slowest = number(middle([result.slowest for result in runs]), 1)
    return (
        f"{who}, {what}",
        number(rate),
        times(ratio(rate, base)),
        slowest,
        str(sum(result.wrong for result in runs)),
    )
