"""Run once while the image is made: let the kernel work, then forget what only the start needed."""

import gc
import sys
import zipimport

import training

training.train()
for _name in ("training", "ast", "annotationlib"):
    sys.modules.pop(_name, None)
sys.path.clear()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
del training, _name
gc.collect()
# A request leaves no cycles behind (tests/quick/test_kernel.py), and a collection would read all of memory.
gc.disable()
