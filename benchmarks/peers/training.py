"""Times training steps with numpy, scipy and torch: reads 'what arguments threads' lines, answers seconds, or 'none' where a module is missing."""
import ctypes
import struct
import sys
import time

import numpy as np

try:
    import scipy.linalg
    import scipy.sparse
except ImportError:
    scipy = None
try:
    import torch
except ImportError:
    torch = None


def read(path):
    with open(path, "rb") as file:
        profiles, items, count = struct.unpack("<iii", file.read(12))
        starts = np.frombuffer(file.read(4 * (profiles + 1)), dtype=np.int32)
        columns = np.frombuffer(file.read(4 * count), dtype=np.int32)
    return profiles, items, starts, columns


PROFILES, ITEMS, STARTS, COLUMNS = read(sys.argv[1])
RANDOM = np.random.default_rng(1)


def set_threads(threads):
    try:
        ctypes.CDLL("libopenblas.so.0").openblas_set_num_threads(threads)
    except (OSError, AttributeError):
        pass
    if torch is not None:
        torch.set_num_threads(threads)


def positive_definite(n, kind):
    tall = RANDOM.standard_normal((64, n)).astype(kind)
    return tall.T @ tall + 100 * np.eye(n, dtype=kind)


def inverse_numpy(n):
    matrix = positive_definite(n, np.float64)
    start = time.perf_counter()
    np.linalg.inv(matrix)
    return time.perf_counter() - start


def gram_scipy():
    if scipy is None:
        return None
    x = scipy.sparse.csr_matrix((np.ones(len(COLUMNS), dtype=np.float32), COLUMNS, STARTS), shape=(PROFILES, ITEMS))
    start = time.perf_counter()
    (x.T @ x).toarray()
    return time.perf_counter() - start


def normalise(w):
    return w / np.linalg.norm(w, axis=1, keepdims=True)


def elsa_dense_torch(dimensions, batch):
    """The loss as it is written: a dense row of all items for each person of the batch, through autograd, into NAdam."""
    if torch is None:
        return None
    w = torch.nn.Parameter(torch.randn(ITEMS, dimensions) / dimensions ** 0.5)
    optimiser = torch.optim.NAdam([w], lr=0.01)
    start = time.perf_counter()
    for first in range(0, PROFILES, batch):
        last = min(PROFILES, first + batch)
        x = torch.zeros(last - first, ITEMS)
        rows = np.repeat(np.arange(last - first), np.diff(STARTS[first:last + 1]))
        x[torch.from_numpy(rows), torch.from_numpy(COLUMNS[STARTS[first]:STARTS[last]].astype(np.int64))] = 1.0
        a = torch.nn.functional.normalize(w, dim=-1)
        y = (x @ a) @ a.T - x
        loss = torch.nn.functional.mse_loss(torch.nn.functional.normalize(y, dim=-1), torch.nn.functional.normalize(x, dim=-1))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return time.perf_counter() - start


def elsa_dense_numpy(dimensions, batch):
    """The same with its gradient by hand, and plain steps instead of NAdam."""
    w = RANDOM.standard_normal((ITEMS, dimensions)).astype(np.float32)
    start = time.perf_counter()
    for first in range(0, PROFILES, batch):
        last = min(PROFILES, first + batch)
        x = np.zeros((last - first, ITEMS), dtype=np.float32)
        rows = np.repeat(np.arange(last - first), np.diff(STARTS[first:last + 1]))
        x[rows, COLUMNS[STARTS[first]:STARTS[last]]] = 1
        a = normalise(w)
        z = x @ a
        y = z @ a.T - x
        length = np.linalg.norm(y, axis=1, keepdims=True) + 1e-12
        unit = y / length
        target = x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-12)
        gradient = unit - target
        gradient = (gradient - unit * (gradient * unit).sum(1, keepdims=True)) / length
        da = x.T @ (gradient @ a) + gradient.T @ z
        w -= 0.01 * (da - a * (da * a).sum(1, keepdims=True))
    return time.perf_counter() - start


def als_numpy(dimensions):
    """One iteration, profiles and items, each row solved exactly."""
    h = (RANDOM.standard_normal((ITEMS, dimensions)) * 0.01).astype(np.float32)
    order = np.argsort(COLUMNS, kind="stable")
    people = np.repeat(np.arange(PROFILES), np.diff(STARTS))[order]
    item_starts = np.concatenate([[0], np.cumsum(np.bincount(COLUMNS, minlength=ITEMS))])

    def solve(starts, others, given, count):
        gram = 0.1 * given.T @ given
        solved = np.zeros((count, dimensions), dtype=np.float32)
        for row in range(count):
            own = given[others[starts[row]:starts[row + 1]]]
            regularisation = 0.01 * (len(own) + 0.1 * len(given))
            solved[row] = np.linalg.solve(gram + own.T @ own + regularisation * np.eye(dimensions, dtype=np.float32), own.sum(0))
        return solved

    start = time.perf_counter()
    w = solve(STARTS, COLUMNS, h, PROFILES)
    solve(item_starts, people, w, ITEMS)
    return time.perf_counter() - start


TASKS = {
    "inverse": inverse_numpy,
    "gram": gram_scipy,
    "elsa_torch": elsa_dense_torch,
    "elsa_numpy": elsa_dense_numpy,
    "als": als_numpy,
}
print("ready", "numpy", *(name for name, module in (("scipy", scipy), ("torch", torch)) if module is not None), flush=True)
for line in sys.stdin:
    name, *arguments = line.split()
    set_threads(int(arguments[-1]))
    seconds = TASKS[name](*map(int, arguments[:-1]))
    print("none" if seconds is None else f"{seconds:.6f}", flush=True)
