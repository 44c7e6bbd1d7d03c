"""The bench's own parts: what it says of bytes, of ratios and of slow networks can be relied on."""

import threading
import time
import urllib.request
from pathlib import Path

from generator.publishing.finish import POLICY
from tests.bench import hosts
from tests.bench.measures import Measures, weigh
from tests.bench.tables import Section, Table, markdown, times
from tests.bench.wire import Network, Sent, Wire, serve


def test_all_responses_share_a_slow_network(tmp_path: Path) -> None:
    (tmp_path / "file.bin").write_bytes(bytes(20_000))
    wire = Wire()
    wire.network = Network(rate=100_000, latency=0.05)
    with serve(tmp_path, wire) as base:
        begun = time.monotonic()
        fetches = [threading.Thread(target=fetch, args=(f"{base}/file.bin",)) for _ in range(2)]
        for thread in fetches:
            thread.start()
        for thread in fetches:
            thread.join()
    assert time.monotonic() - begun >= 0.44  # 40 kB at 100 kB/s, after the latency
    assert [response.path for response in wire.sent] == ["/file.bin", "/file.bin"]


def fetch(address: str) -> None:
    with urllib.request.urlopen(address) as response:
        assert response.headers["Content-Security-Policy"] == POLICY
        assert len(response.read()) == 20_000


def test_files_are_weighed_as_they_travel(tmp_path: Path) -> None:
    for name, size in {"a.js": 900, "a.js.gz": 500, "a.js.br": 400, "b.js": 50}.items():
        (tmp_path / name).write_bytes(bytes(size))
    sent = [Sent("/a.js?afresh", 0), Sent("/b.js", 0)]
    assert weigh(tmp_path, sent) == {"raw": 950, "gzip": 550, "brotli": 450}


def test_a_ratio_is_that_of_the_medians() -> None:
    one, other = Measures(), Measures()
    for value in (30, 10, 1000):
        one.add("first", value)
    assert one.against(other, "first") is None
    other.add("first", 10)
    assert one.against(other, "first") == 3
    assert [times(ratio) for ratio in (None, 0.0941, 3, 12.4)] == ["–", "× 0.094", "× 3", "× 12"]


def test_a_section_becomes_markdown() -> None:
    section = Section("Part", [Table("Sizes", ("kB", "raw"), [("x", "1")])], ["A note."])
    table = "### Sizes\n\n| kB | raw |\n| --- | --- |\n| x | 1 |\n"
    assert markdown(section) == f"## Part\n\n{table}\n- A note.\n"


SAID = """  Latency Distribution
     50%    1.20ms
     99%  932.00us
  1000 requests in 5.00s, 4.00MB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 4
Requests/sec:    200.50
"""


def test_what_wrk_says_is_read() -> None:
    assert hosts.read(SAID) == (200.5, 0.932, 7)
