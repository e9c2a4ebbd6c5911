#!/usr/bin/python3
"""The crossing square gives the pinned digest with other compilers and optimisation levels.

Compiles the modules that walking needs, not the whole program. A compiler that is not there is named and skipped.
Usage: compilers.py FOLDER_OF_GENERATED_HEADERS RANDOM123_INCLUDE
"""
import concurrent.futures
import pathlib
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
sim = root / "sim"
generated, random123 = sys.argv[1], sys.argv[2]
# The same options as CMakeLists.txt: no contraction, no reordering.
exact = ["-std=c++20", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"]
wide = {"kernels_avx2.cpp": ["-mavx2"], "kernels_avx512.cpp": ["-mavx512f", "-mavx512dq", "-mavx512vl", "-mavx512bw"]}
sources = [*(sim / "base").glob("*.cpp"), *(sim / "locomotion").glob("*.cpp"), sim / "people/people.cpp", sim / "people/crowding.cpp", sim / "site/ground.cpp",
           sim / "site/near_walls.cpp", sim / "site/joined_areas.cpp", sim / "site/features.cpp", sim / "site/sun.cpp", sim / "benchmarks/crossing.cpp", *(sim / "parameters").glob("*.cpp"),
           root / "tests/determinism/print_crossing.cc"]
golden = {line.split()[1]: line.split()[2] for line in (root / "tests/determinism/golden.txt").read_text().splitlines() if line.startswith("crossing")}["2000"]


def build_and_run(compiler, level, folder):
    def one(source):
        target = folder / (source.parent.name + "_" + source.stem + ".o")
        launcher = ["ccache"] if shutil.which("ccache") else []
        subprocess.run([*launcher, compiler, *exact, level, *wide.get(source.name, []), "-I", sim, "-I", generated, "-idirafter", random123,
                        "-w", "-c", source, "-o", target], check=True)
        return target

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        objects = list(pool.map(one, sources))
    program = folder / "print_crossing"
    subprocess.run([compiler, *objects, "-o", program, "-lfmt", "-lyaml-cpp", "-ltbb", "-lpthread"], check=True)
    return subprocess.run([program], check=True, capture_output=True, text=True).stdout.split()


faults = 0
for compiler, level in [("g++", "-O1"), ("clang++", "-O2")]:  # the program itself is built by g++ -O3
    if shutil.which(compiler) is None:
        print(f"skipped: {compiler} is not on this machine")
        continue
    with tempfile.TemporaryDirectory() as folder:
        digests = build_and_run(compiler, level, pathlib.Path(folder))
    equal = digests and all(digest == golden for digest in digests)
    print(f"{compiler} {level}: {' '.join(digests)} {'equal' if equal else 'not the pinned ' + golden}")
    faults += not equal
sys.exit(faults > 0)
