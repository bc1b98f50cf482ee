"""Times vector search of FAISS and hnswlib over the rows and queries of a file of floats.

Debian: apt-get install python3-faiss python3-hnswlib

usage: vectors.py FILE ROWS DIMENSIONS QUERIES

A line in, a line out: seconds and what follows, or 'none' where a library or a choice of it is missing.
    build INDEX THREADS M EF_CONSTRUCTION          seconds, bytes of the graph
    search INDEX COUNT K THREADS EF IS_FILTERED    seconds, K ids a query, -1 where fewer were found; one query at a time
    batch INDEX COUNT K THREADS EF IS_FILTERED     the same, all queries at once
    filter FILE                                    reads a bit a row, for the searches that are filtered
    drop INDEX
"""
import ctypes
import os
import sys
import tempfile
import time

try:
    import numpy as np
except ImportError:
    sys.exit("no numpy")
try:
    import faiss
except ImportError:
    faiss = None
try:
    import hnswlib
except ImportError:
    hnswlib = None

FILE, ROWS, DIMENSIONS, QUERIES = sys.argv[1], *map(int, sys.argv[2:5])
DATA = np.memmap(FILE, dtype=np.float32, mode="r").reshape(ROWS + QUERIES, DIMENSIONS)
VECTORS = DATA[:ROWS]
ASKED = np.array(DATA[ROWS:])
INDEXES = {}
ALLOWED = {}


def set_threads(threads):
    if faiss is not None:
        faiss.omp_set_num_threads(threads)
    try:
        ctypes.CDLL("libopenblas.so.0").openblas_set_num_threads(threads)
    except (OSError, AttributeError):
        pass


class Faiss:
    def __init__(self, kind, threads, m, ef_construction):
        self.is_graph = kind == "hnsw"
        if kind == "flat":
            self.index = faiss.IndexFlatIP(DIMENSIONS)
        elif kind == "sq8":
            self.index = faiss.IndexScalarQuantizer(DIMENSIONS, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
            self.index.train(VECTORS)
        else:
            self.index = faiss.IndexHNSWFlat(DIMENSIONS, m, faiss.METRIC_INNER_PRODUCT)
            self.index.hnsw.efConstruction = ef_construction
        self.index.add(VECTORS)

    def graph_bytes(self):
        hnsw = self.index.hnsw if self.is_graph else None
        return 4 * hnsw.neighbors.size() + 8 * hnsw.offsets.size() + 4 * hnsw.levels.size() if hnsw else 0

    def search(self, count, k, threads, ef, is_filtered, is_batch):
        scores = np.empty((count, k), dtype=np.float32)
        ids = np.empty((count, k), dtype=np.int64)
        parameters = None
        if self.is_graph:
            self.index.hnsw.efSearch = ef
        elif is_filtered:
            parameters = faiss.SearchParameters(sel=ALLOWED["selector"])
        # The wrapper's checks of shapes and kinds would cost more than a small search: the calls beneath it are timed.
        rows = count if is_batch else 1
        calls = [(rows, faiss.swig_ptr(ASKED[i]), k, faiss.swig_ptr(scores[i]), faiss.swig_ptr(ids[i]), parameters) for i in range(0, count, rows)]
        search = self.index.search_c
        start = time.perf_counter()
        for call in calls:
            search(*call)
        return time.perf_counter() - start, ids


class Hnswlib:
    def __init__(self, kind, threads, m, ef_construction):
        self.is_graph = kind == "hnswlib"
        if self.is_graph:
            self.index = hnswlib.Index(space="ip", dim=DIMENSIONS)
            self.index.init_index(max_elements=ROWS, M=m, ef_construction=ef_construction, random_seed=1)
            self.index.add_items(VECTORS, num_threads=threads)
        else:
            self.index = hnswlib.BFIndex(space="ip", dim=DIMENSIONS)
            self.index.init_index(max_elements=ROWS)
            self.index.add_items(VECTORS)

    def graph_bytes(self):
        if not self.is_graph:
            return 0
        # It does not tell; its file holds the vectors, the links and labels of all layers, and a length a row for the pointer and the level that are in memory.
        with tempfile.NamedTemporaryFile() as file:
            self.index.save_index(file.name)
            return os.path.getsize(file.name) - 4 * ROWS * DIMENSIONS + 8 * ROWS

    def search(self, count, k, threads, ef, is_filtered, is_batch):
        # It looks for one query after the other, on one thread, whether they come one by one or together.
        if self.is_graph:
            self.index.set_ef(ef)
            start = time.perf_counter()
            ids, _ = self.index.knn_query(ASKED[:count], k=k, num_threads=threads)
        else:
            start = time.perf_counter()
            ids, _ = self.index.knn_query(ASKED[:count], k=k)
        return time.perf_counter() - start, ids.astype(np.int64)


KINDS = {"flat": (faiss, Faiss), "sq8": (faiss, Faiss), "hnsw": (faiss, Faiss), "brute": (hnswlib, Hnswlib), "hnswlib": (hnswlib, Hnswlib)}


def build(index, threads, m, ef_construction):
    library, kind = KINDS[index]
    if library is None:
        return None
    set_threads(threads)
    start = time.perf_counter()
    INDEXES[index] = kind(index, threads, m, ef_construction)
    seconds = time.perf_counter() - start
    return seconds, INDEXES[index].graph_bytes()


def search(index, count, k, threads, ef, is_filtered, is_batch=False):
    if index not in INDEXES or (is_filtered and (KINDS[index][0] is not faiss or "selector" not in ALLOWED)):
        return None
    set_threads(threads)
    seconds, ids = INDEXES[index].search(count, k, threads, ef, is_filtered, is_batch)
    return (seconds, *ids.ravel().tolist())


def read_filter(path):
    if faiss is None or not hasattr(faiss, "IDSelectorBitmap"):
        return None
    # The selector reads the bits where they lie.
    ALLOWED["bits"] = np.fromfile(path, dtype=np.uint8)
    ALLOWED["selector"] = faiss.IDSelectorBitmap(ROWS, faiss.swig_ptr(ALLOWED["bits"]))
    return (0,)


def answer(name, *arguments):
    if name == "filter":
        return read_filter(*arguments)
    if name == "drop":
        INDEXES.pop(arguments[0], None)
        return (0,)
    numbers = map(int, arguments[1:])
    return build(arguments[0], *numbers) if name == "build" else search(arguments[0], *numbers, is_batch=name == "batch")


if faiss is None and hnswlib is None:
    sys.exit("neither faiss nor hnswlib")
print(
    "ready",
    *(["faiss", faiss.__version__, "AVX2" if "AVX2" in faiss.get_compile_options() else "generic"] if faiss is not None else []),
    *(["hnswlib"] if hnswlib is not None else []),
    flush=True)
for line in sys.stdin:
    result = answer(*line.split())
    print("none" if result is None else " ".join(map(str, result)), flush=True)
