"""`python sheets_weasyprint.py HTML PDF`: make a sheet in a fresh process, print {what: seconds}.

It runs in WeasyPrint's own environment, where the project is not installed.
"""

import json
import sys
import time

begun = time.perf_counter()

import weasyprint  # type: ignore[import-not-found]  # noqa: E402

ready = time.perf_counter()
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
print(json.dumps({"start": ready - begun, "sheets": time.perf_counter() - ready}))
