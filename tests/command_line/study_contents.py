"""What two studies have in common whatever made them."""
import h5py
import numpy as np


def contents(path):
    """Everything that may not depend on how the runs were made."""
    with h5py.File(path) as f:
        return {name: f[name][()] for name in f if isinstance(f[name], h5py.Dataset) and name not in ("seconds", "memory", "host", "host_name", "machine") and not name.startswith("string")}


def equal(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name], equal_nan=one[name].dtype.kind == "f") for name in one)
