"""What the scripts that call plattan have in common: the program, faults as they are found, and a call whose end is known beforehand."""
import pathlib
import subprocess
import sys

program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
faults = []


def check(right, what):
    if not right:
        faults.append(what)
        print(what)


def plattan(*words, code=0, folder=None, timeout=600):
    """Everything that it says; another exit code is a fault."""
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, cwd=folder, timeout=timeout)
    check(done.returncode == code, f"plattan {' '.join(map(str, words))}: exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr
