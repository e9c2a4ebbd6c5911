#!/usr/bin/python3
"""A study whose shards are jobs of Snakemake (docs/clusters/Snakefile) is equal to one that ran at once; a job that fails is tried again and keeps its rows.

usage: snakemake.py PROGRAM
Snakemake pulls in some eight hundred megabytes and is therefore not in packages.txt: `apt-get install --no-install-recommends snakemake`.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from calling import check, faults, program, root
from study_contents import contents, equal

NOT_TRIED = 77  # said by CTest as "Skipped"
snakemake = shutil.which("snakemake", path="/usr/bin")
if snakemake is None:
    print("not tried: Snakemake is not installed")
    sys.exit(NOT_TRIED)


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    (here / "quiet.yaml").write_text(f"scenario: quiet\nextends: {root}/scenarios/baseline-2014.yaml\nspin_up: 0\nparameters:\n  demand: {{trips_factor: 0.05}}\n")
    words = [program, "sweep", here / "quiet.yaml", "--replications", "4", "--vary", "dealer.sight_radius=20 m,60 m", "--from", "12:00", "--until", "12:03"]
    subprocess.run([*words, "-o", here / "local", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(here / "local", here / "study")
    shutil.rmtree(here / "study/rows")
    (here / "study/study.h5").unlink()

    # A program that is told to stop at its first call of each shard, after one run: as at a time limit.
    stopped = here / "stopped"
    stopped.write_text(f"#!/bin/sh\ncase \"$*\" in *work*)\n  mark={here}/$(echo \"$*\" | tr -c 'a-z0-9\\n' _)\n  if [ ! -e $mark ]; then touch $mark\n"
                       f"    {program} \"$@\" --on-failure stop & until ls {here}/study/rows/*.rows >/dev/null 2>&1; do sleep 0.05; done\n    kill -TERM $!; wait $!; exit 75; fi;;\nesac\n"
                       f"exec {program} \"$@\"\n")
    stopped.chmod(0o755)
    call = [snakemake, "-s", root / "docs/clusters/Snakefile", "--cores", "2", "--directory", here, "--nocolor",
            "--config", f"study={here / 'study'}", "shards=3", f"plattan={stopped}"]
    done = subprocess.run([str(word) for word in call], capture_output=True, text=True, timeout=600, env={**os.environ, "HOME": name, "XDG_CACHE_HOME": str(here / "cache")})
    check(done.returncode == 0, f"snakemake: {done.stdout[-3000:]}{done.stderr[-3000:]}")
    check("Trying to restart job" in done.stderr + done.stdout, "no job failed, so that nothing was tried again")
    check((here / "study/study.h5").exists() and equal(contents(here / "local/study.h5"), contents(here / "study/study.h5")), "Snakemake makes another study")
    check(len(list((here / "study/rows").glob("*.rows"))) == 3 and not list((here / "study").glob("marks/*")), f"what is left: {sorted((here / 'study').rglob('*'))}")

sys.exit(bool(faults))
