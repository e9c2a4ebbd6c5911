#!/usr/bin/python3
"""Random sites, scenarios, words and surroundings: every command ends as documented, and what ends with 0 is whole.

    random_combinations.py PROGRAM [--seconds N] [--seed K] [--only I] [--count N] [--keep FOLDER]

One combination after the other is drawn from seed and number until the time is over. Of each fault the seed, the number and a folder
that holds everything needed are told; `--seed K --only I` repeats it.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import random_places
import run_invariants

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program", type=pathlib.Path)
parser.add_argument("--seconds", type=float, default=40)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--only", type=int)
parser.add_argument("--first", type=int, default=0)
parser.add_argument("--count", type=int, default=10**9)
parser.add_argument("--keep", type=pathlib.Path)
asked = parser.parse_args()
program, root = asked.program.resolve(), pathlib.Path(__file__).resolve().parents[2]
schema = random_places.Schema(root / "docs" / "scenario.schema.json")
under_sanitizer = b"__asan_init" in program.read_bytes()
patience, most_kilobytes = 120, 1_500_000
insides = ("HDF5-DIAG", "terminate called", "std::", "free()", "boost", "xception", "Segmentation", "YAML::", "yaml-cpp", "unordered_map", "vector::", "basic_string", "filesystem error", "bad_alloc", "proj_")


def fingerprint(folder):
    """Of every file below a folder, by relative name; claims of writers apart."""
    return {str(path.relative_to(folder)): hashlib.sha1(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".lock")}


def changed(words, option, value):
    """The words with this value of an option that may be given once."""
    words = list(words)
    if option in words:
        at = words.index(option)
        del words[at:at + 2]
    return [*words, option, value]


class Combination:
    def __init__(self, number, home):
        self.number, self.home, self.draw = number, home, random.Random(f"{asked.seed}/{number}")
        self.faults, self.commands, self.uncommon = [], [], []
        self.place = self.mounted = None

    def fault(self, text):
        self.faults.append(text)

    def start(self, *words, before=None, **more):
        self.commands.append(" ".join(["plattan", *map(str, words)]))
        output = tempfile.TemporaryFile()
        surroundings = {**os.environ, "XDG_CACHE_HOME": str(self.home / "cache"), **more.pop("env", {})}
        process = subprocess.Popen([program, *map(str, words)], cwd=more.pop("cwd", self.home), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=surroundings,
                                   preexec_fn=before)
        process.output, process.words = output, " ".join(map(str, words))
        return process

    def end(self, process, codes):
        """Waits; @return exit code and everything said"""
        begun, code = time.monotonic(), None
        while code is None:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() - begun > patience:
                process.kill()
                _, _, used = os.wait4(process.pid, 0)
                code = "hangs"
            else:
                time.sleep(0.002)
        process.returncode = 0
        process.output.seek(0)
        text = process.output.read().decode(errors="replace")
        if code not in codes:
            self.fault(f"{process.words}: ends with {code}, not {codes}: {text[-500:]}")
        if used.ru_maxrss > most_kilobytes and not under_sanitizer:
            self.fault(f"{process.words}: takes {used.ru_maxrss / 1e6:.2f} GB")
        for sign in insides:
            if sign in text:
                self.fault(f"{process.words}: shows the inside of a library ({sign}): {text[-500:]}")
        if code != 0 and not text.strip() and code in (1, 2, 3, 130):
            self.fault(f"{process.words}: ends with {code} without a word")
        return code, text

    def call(self, codes, *words, **more):
        return self.end(self.start(*words, **more), codes)

    # --- what is drawn

    def write(self):
        """A scenario in this folder; @return its path and whether a mistake was put in"""
        draw = self.draw
        if draw.random() < 0.12:
            name = draw.choice(("summer-2018", "winter-evening", "odenplan-package", "odenplan-baseline", "package-winter", "kiosk-and-planting", "event-day"))
            made = {"scenario": "Shipped", "extends": str(root / f"scenarios/{name}.yaml"), "spin_up": 0}
            self.site = None
        else:
            self.place = random_places.Place(draw)
            (self.home / "site.geojson").write_text(self.place.write())
            (self.home / "site.demand.yaml").write_text(self.place.demand())
            made = schema.scenario(draw, self.place)
        wrong = draw.random() < 0.08
        if wrong:
            made = schema.mistake(draw, made)
        path = self.home / draw.choice(("s.yaml", "s.yaml", "a scenario.yaml", "försök.yaml"))
        path.write_text(json.dumps(made, ensure_ascii=draw.random() < 0.5, indent=draw.choice((None, 1))))
        return path, wrong

    def window(self):
        draw = self.draw
        if self.place is None:
            return draw.choice((["--from", "12:00", "--until", "12:05"], ["--from", "21:00", "--until", "21:04"], ["--from", "23:58", "--until", "00:02", "--days", "2"]))
        return draw.choice((["--from", "12:00", "--until", "12:15"], ["--from", "11:59", "--until", "12:06"], ["--from", "00:00", "--until", "00:10"], ["--from", "22:00", "--until", "22:20"],
                            ["--from", "23:50", "--until", "00:10", "--days", "2"], ["--from", "12:00", "--until", "13:00"], ["--from", "23:55", "--until", "01:00", "--days", "2"],
                            ["--from", "11:50", "--until", "12:10", "--days", "2"]))

    def words(self):
        """Words of `run` without -o; now and then one is wrong."""
        draw = self.draw
        list_ = self.window() + ["--quiet"]
        for option, values in (("--seed", (1, 2, "007", 4294967295)), ("--replication", (0, 1, "010", 99)), ("--threads", (1, 2, 0, 5))):
            if draw.random() < 0.4:
                list_ += [option, draw.choice(values)]
        for _ in range(draw.choice((0, 0, 0, 1, 3))):
            section, name, value = schema.parameter(draw)
            list_ += ["--set", f"{section}.{name}={value}"]
        for flag, chance in (("--no-trajectories", 0.15), ("--no-cache", 0.3), ("--force", 0.05), ("--resume", 0.05)):
            if draw.random() < chance:
                list_.append(flag)
        wrong = draw.random() < 0.06
        if wrong:
            list_ += draw.choice((["--seed", "-1"], ["--seed", ""], ["--threads", "x"], ["--days", "401"], ["--until", "24:01"], ["--from", "24:00"], ["--set", "x"], ["--set", "a.b=c"], ["--set", "=1"], ["--set", ""],
                                  ["--sed"], ["more.yaml"], ["--replication", "4294967295"], ["--set", "walking.radius=1e400"], ["--set", "dealer.sight_radius=\x00".replace("\x00", "\x01")], ["-o", ""]))
        return list_, wrong

    def output(self):
        draw = self.draw
        return draw.choice(("run.h5", "run.h5", "run.h5", "new/deep/run.h5", "a name.h5", "ö.h5", "run", "./.hidden.h5", "run.h5.h5", "x" * 200))

    # --- what must hold

    def whole(self, path):
        if not path.is_file():
            return self.fault(f"ends with 0, but {path.name} is not there")
        code, text = self.call((0,), "digest", path)
        try:
            local = self.place.features if self.place is not None and self.place.write == self.place.local else None
            for fault in run_invariants.faults_of(path, local):
                self.fault(f"{path.name}: {fault}")
        except Exception as error:
            self.fault(f"{path.name}: cannot be read: {error!r}")
        left = [other.name for other in path.parent.iterdir() if other.name.startswith(path.name + ".")]
        if left:
            self.fault(f"{path.name}: leaves {left}")
        return text.strip()

    def try_it(self):
        draw = self.draw
        scenario, wrong = self.write()
        words, wrong_words = self.words()
        checked, said = self.call((0, 2), "check", scenario)
        if wrong and checked != 2:
            self.fault(f"check accepts a mistake: {scenario.read_text()[:1500]}")
        if draw.random() < 0.3:
            self.call((0,) if checked == 0 else (2,), "check", "--roster", scenario)
        before = fingerprint(self.home)
        out = self.home / self.output()
        code, text = self.call((0,) if checked == 0 and not wrong_words else (0, 2) if checked == 0 else (2,), "run", scenario, *words, "-o", out)
        if wrong_words and code == 0:
            self.fault(f"run accepts wrong words: {words}")
        if code != 0:
            now = {name: mark for name, mark in fingerprint(self.home).items() if not name.startswith("cache")}
            if now != {name: mark for name, mark in before.items() if not name.startswith("cache")}:
                self.fault(f"run ends with {code} and leaves {set(now) - set(before)}")
            if checked == 2 and not wrong_words and set(filter(self.is_place, said.splitlines())) != set(filter(self.is_place, text.splitlines())):
                self.fault(f"check and run say different things: {said} {text}")
            return "refused"
        digest = self.whole(out)
        if "stuck" in text or "no way" in text:
            self.uncommon.append(text.strip()[-300:])
        for what in draw.sample((self.plainly, self.afterwards, self.disturbed, self.damaged, self.again), 2):
            what(scenario, words, out, digest)
        return "ran"

    @staticmethod
    def is_place(line):
        return ": " in line and line.count(":") >= 3

    def plainly(self, scenario, words, out, digest):
        """With other threads, without the cache, from another folder: the same."""
        other = self.home / "plain.h5"
        where = self.home / "elsewhere"
        where.mkdir(exist_ok=True)
        self.call((0,), "run", os.path.relpath(scenario, where), *changed(words, "--threads", self.draw.choice((1, 2, 3))), *(["--no-cache"] if "--no-cache" not in words else []), "-o", other, cwd=where)
        if other.is_file() and self.whole(other) != digest:
            self.fault("other threads, no cache, another folder: another digest")
        if other.is_file() and self.draw.random() < 0.3:
            self.call((0,), "diff", out, other)

    def afterwards(self, scenario, words, out, digest):
        draw = self.draw
        table, other = self.home / "tables", self.home / "other.h5"
        self.call((0,), "export", out, "--csv", table)
        if not (table / "people.csv").is_file() or not (table / "people.csv").read_text().endswith("\n"):
            self.fault("export ends with 0 and people.csv is not whole")
        self.call((0,), "digest", out, "--each")
        code, text = self.call((0, 2), "walk", out, "--at", draw.choice(("12:00", "12:03", "00:05", "22:10")), *draw.choice(([], ["--day", "2"], ["--spots", "1"])), "-o", self.home / "map.svg")
        if (code == 0) != (self.home / "map.svg").is_file():
            self.fault(f"walk ends with {code}, its map is {'not ' if code == 0 else ''}there: {text}")
        code, _ = self.call((0,), "run", scenario, *changed(words, "--replication", "7"), "-o", other)
        if code == 0:
            self.call((1,) if digest != self.whole(other) else (0,), "diff", out, other)
            self.call((0, 2), "compare", out, other)
        code, text = self.call((2,), "compare", out, out)

    def again(self, scenario, words, out, digest):
        """Over a result, unasked and asked; and with the same words and --resume."""
        plain = [word for word in words if word not in ("--force", "--resume")]
        before = out.read_bytes()
        code, text = self.call((2,), "run", scenario, *plain, "-o", out)
        code, text = self.call((0,), "run", scenario, *plain, "--resume", "-o", out)
        if "nothing to resume" not in text:
            self.fault(f"a finished run is resumed: {text}")
        code, text = self.call((2,), "run", scenario, *changed(plain, "--seed", "3"), "--resume", "-o", out)
        if out.read_bytes() != before:
            self.fault("a finished result was changed")
        code, text = self.call((0,), "run", scenario, *plain, "--force", "-o", out)
        if code == 0 and self.whole(out) != digest:
            self.fault("--force: another digest")

    def disturbed(self, scenario, words, out, digest):
        draw = self.draw
        plain = [word for word in words if word not in ("--force", "--resume")]
        folder = self.home / "disturbed"
        folder.mkdir()
        other, older = folder / "run.h5", self.home / "older.bytes"
        over = draw.random() < 0.5
        if over:
            shutil.copy(out, other)
            older = out.read_bytes()
        forced = ["--force"] if over else []
        how = draw.choice(("signal", "signal", "limit", "two", "disk", "reader"))
        if how == "signal":
            process = self.start("run", scenario, *plain, *forced, "-o", other)
            number = draw.choice((signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP, signal.SIGUSR1, signal.SIGXCPU))
            time.sleep(draw.choice((draw.uniform(0, 0.05), draw.uniform(0, 0.5), draw.uniform(0, 2))))
            os.kill(process.pid, number)
            code, text = self.end(process, (0, 130, -number))
        elif how == "limit":
            size = draw.choice((draw.uniform(0, 1.1) * out.stat().st_size, draw.uniform(0.9, 1.05) * out.stat().st_size))
            code, text = self.call((0, 1), "run", scenario, *plain, *forced, "-o", other, "--no-cache" if "--no-cache" not in plain else "--quiet",
                                   before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), resource.RLIM_INFINITY)))
        elif how == "disk":
            disk = self.home / "disk"
            disk.mkdir()
            size = int(draw.uniform(0.1, 2.2 + over) * out.stat().st_size) // 4096 * 4 + 8
            if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], capture_output=True).returncode != 0:
                return
            self.mounted = disk
            inner = disk / "run.h5"
            kept = None
            if over:
                try:
                    shutil.copy(out, inner)
                    kept = inner.read_bytes()
                except OSError:
                    inner.unlink()
            code, text = self.call((0, 1), "run", scenario, *plain, "--force", "-o", inner)
            if code == 0 and self.whole(inner) != digest:
                self.fault(f"a disk of {size} KiB: another digest")
            if code == 1 and (inner.read_bytes() if inner.exists() else None) != kept:
                self.fault(f"a disk of {size} KiB: what lay there is changed")
            subprocess.run(["umount", "-l", disk])
            self.mounted = None
            return
        elif how == "two":
            processes = [self.start("run", scenario, *plain, *forced, "-o", other, env=draw.choice(({}, {"HDF5_USE_FILE_LOCKING": "FALSE"}))) for _ in range(2)]
            ends = [self.end(process, (0, 2)) for process in processes]
            if [code for code, _ in ends].count(0) < 1 or ([code for code, _ in ends].count(0) != 1 and not over):
                self.fault(f"two at once: {ends}")
            code = 0
        else:
            process = self.start("run", scenario, *plain, *forced, "-o", other)
            for _ in range(5):
                self.call((0, 2), "digest", draw.choice((other, folder / "run.h5.part")))
            code, text = self.end(process, (0,))
        if code == 0:
            if self.whole(other) != digest:
                self.fault(f"{how}: ends with 0 and another digest")
            return
        if over and other.read_bytes() != older:
            self.fault(f"{how}: ends with {code}, what lay there is changed")
        if not over and other.exists():
            self.fault(f"{how}: ends with {code} and a result is there")
        code, text = self.call((0,), "run", scenario, *plain, *forced, "--resume", "-o", other)
        if over and "nothing to resume" in text:
            return  # it is what lay there; what the interrupted run left stays beside it
        if code == 0 and self.whole(other) != digest:
            self.fault(f"{how}, gone on with: another digest")

    def damaged(self, scenario, words, out, digest):
        draw = self.draw
        body, other = bytearray(out.read_bytes()), self.home / "damaged.h5"
        how = draw.randrange(4)
        if how == 0:
            for _ in range(draw.choice((1, 1, 20))):
                body[draw.randrange(len(body))] ^= 1 << draw.randrange(8)
        elif how == 1:
            body = body[:draw.choice((draw.randrange(len(body)), len(body) - 1, len(body) - 24, len(body) - 25))]
        elif how == 2:
            body += draw.choice((b"\0", bytes(100)))
        else:
            at = draw.randrange(len(body))
            body[at:at + 512] = bytes(len(body[at:at + 512]))
        if bytes(body) == out.read_bytes():
            return
        without = how == 1 and len(body) == out.stat().st_size - 24
        other.write_bytes(body)
        tables = self.home / "damaged tables"
        plain = [word for word in words if word not in ("--force", "--resume")]  # with --force a damaged file may be written over
        for command in draw.sample((["digest", other], ["export", other, "--csv", tables], ["diff", out, other], ["diff", other, out], ["compare", out, other], ["walk", other, "-o", self.home / "damaged.svg"],
                                    ["run", scenario, *plain, "--resume", "-o", other]), 2):
            code, text = self.call((0, 1, 2) if without else (2,), *command)
            if code == 2 and other.name not in text:
                self.fault(f"{command[0]}: does not name what is damaged: {text}")
        if tables.exists() and not without:
            self.fault("tables of a damaged result")
        if other.read_bytes() != bytes(body):
            self.fault("a damaged result was changed")


def one(number):
    home = pathlib.Path(tempfile.mkdtemp(prefix=f"combination-{asked.seed}-{number}-"))
    trial = Combination(number, home)
    result = "fails"
    try:
        result = trial.try_it()
    except Exception as error:
        trial.fault(f"the test itself: {error!r}")
    except SystemExit:
        shutil.rmtree(home, ignore_errors=True)
        raise
    finally:
        if trial.mounted:
            subprocess.run(["umount", "-l", trial.mounted])
    if trial.faults and asked.keep:
        kept = asked.keep / home.name
        asked.keep.mkdir(parents=True, exist_ok=True)
        (home / "commands.txt").write_text("\n".join(trial.commands) + "\n" + "\n".join(trial.faults) + "\n")
        shutil.rmtree(home / "cache", ignore_errors=True)
        shutil.move(home, kept)
        home = kept
    for fault in trial.faults:
        print(f"--seed {asked.seed} --only {number} ({home}): {fault}", flush=True)
    for text in trial.uncommon:
        print(f"   note, --only {number}: {text}", flush=True)
    if not (trial.faults and asked.keep):
        shutil.rmtree(home, ignore_errors=True)
    return result, len(trial.faults), len(trial.commands)


print(f"seed {asked.seed}", flush=True)
begun, ends, faults, commands, number = time.monotonic(), {}, 0, 0, asked.first
if asked.only is not None:
    result, faults, commands = one(asked.only)
    ends[result] = 1
else:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is mounted is taken away
    while time.monotonic() - begun < asked.seconds and number < asked.first + asked.count:
        result, new, calls = one(number)
        ends[result] = ends.get(result, 0) + 1
        faults, commands, number = faults + new, commands + calls, number + 1
print(f"{sum(ends.values())} combinations ({', '.join(f'{count} {name}' for name, count in sorted(ends.items()))}), {commands} commands, {faults} faults in {time.monotonic() - begun:.0f} s")
if not faults and asked.only is None and ends.get("ran", 0) < sum(ends.values()) / 5:
    faults = 1
    print("nearly everything was refused; the draws are of little use")
sys.exit(1 if faults else 0)
