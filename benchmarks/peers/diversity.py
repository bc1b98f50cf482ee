"""Times MMR and DPP, greedy and incremental, over the candidates of a file of floats.

Debian: apt-get install python3-numpy

usage: diversity.py FILE COUNT DIMENSIONS

A line in, a line out: seconds a call, and the picks.
    mmr LAMBDA TAKE CALLS
    dpp THETA TAKE CALLS
"""
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit("no numpy")

FILE, COUNT, DIMENSIONS = sys.argv[1], *map(int, sys.argv[2:4])
DATA = np.fromfile(FILE, dtype=np.float32)
VECTORS = DATA[: COUNT * DIMENSIONS].reshape(COUNT, DIMENSIONS)
SCORES = DATA[COUNT * DIMENSIONS :]


def relevance():
    low, high = SCORES.min(), SCORES.max()
    return (SCORES - low) / (high - low)


def mmr(share, take):
    share = np.float32(share)
    worth = share * relevance()
    similar = np.zeros(COUNT, dtype=np.float32)
    picks = []
    for _ in range(take):
        best = int(np.argmax(worth - (1 - share) * similar))
        picks.append(best)
        worth[best] = -np.inf
        np.maximum(similar, VECTORS @ VECTORS[best], out=similar)
    return picks


def dpp(share, take):
    share = np.float32(share)
    worth = share * relevance()
    volumes = np.ones(COUNT, dtype=np.float32)
    factors = np.zeros((take, COUNT), dtype=np.float32)
    picks = []
    for place in range(take):
        with np.errstate(divide="ignore", invalid="ignore"):
            best = int(np.nanargmax(worth + (1 - share) * np.log(volumes)))
        picks.append(best)
        similar = (1 + VECTORS @ VECTORS[best]) / 2
        factor = (similar - factors[:place, best] @ factors[:place]) / np.sqrt(volumes[best])
        factors[place] = factor
        volumes -= factor * factor
        volumes[best] = 0
        worth[best] = -np.inf
    return picks


METHODS = {"mmr": mmr, "dpp": dpp}

print("ready numpy", flush=True)
for line in sys.stdin:
    method, share, take, calls = line.split()
    start = time.perf_counter()
    for _ in range(int(calls)):
        picks = METHODS[method](float(share), int(take))
    seconds = (time.perf_counter() - start) / int(calls)
    print(seconds, *picks, flush=True)
