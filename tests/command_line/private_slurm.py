"""A Slurm of this machine's own, for tests: two nodes on loopback, own key and ports, nothing outside of its folder, no accounting."""
import os
import pathlib
import signal
import socket
import subprocess
import time

CONFIGURATION = """
ClusterName=plattan
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
CryptoType=crypto/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool/%n
MailProg=/bin/true
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SwitchType=switch/none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,batch_sched_delay=0,sched_min_interval=0,bf_interval=5
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MaxArraySize={largest_array}
ReturnToService=2
SlurmdParameters=config_overrides
SlurmdTimeout=10
UnkillableStepTimeout=10
DefMemPerCPU=500
JobRequeue=1
MinJobAge=300
KillWait=5
InactiveLimit=0
PluginDir={plugins}
PlugStackConfig={folder}/plugstack.conf
NodeName=n[1-2] NodeHostname={host} NodeAddr=127.0.0.1 Port=[{first}-{last}] CPUs=2 RealMemory=8000 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
"""


class NoSlurm(RuntimeError):
    """The daemons do not start on this machine: it lacks rights or programs."""


def free_ports(count):
    """So many ports in a row that nobody listens on."""
    for first in range(21000, 60000, count):
        try:
            for port in range(first, first + count):
                with socket.socket() as one:
                    one.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
    raise RuntimeError("no ports are free")


class PrivateSlurm:
    """`with PrivateSlurm(folder) as slurm:`; slurm.environment is for everything that talks to it."""

    def __init__(self, folder, largest_array=1001):
        self.folder, self.largest_array = pathlib.Path(folder), largest_array
        self.started = []
        self.environment = {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf")}

    def __enter__(self):
        for name in ("state", "spool/n1", "spool/n2"):
            (self.folder / name).mkdir(parents=True)
        self.folder.chmod(0o755)
        (self.folder / "plugstack.conf").touch()
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        plugins = next(path.parent for path in pathlib.Path("/usr/lib").glob("*/slurm-wlm/auth_munge.so"))
        first = free_ports(3)
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(folder=self.folder, host=socket.gethostname().split(".")[0], plugins=plugins, port=first,
                                                                     first=first + 1, last=first + 2, largest_array=self.largest_array))
        self._start("munged", "--foreground", f"--key-file={key}", f"--socket={self.folder}/munge.socket", f"--pid-file={self.folder}/munged.pid",
                    f"--log-file={self.folder}/munged.log", f"--seed-file={self.folder}/munge.seed", "--num-threads=2", "--force")
        self._wait(lambda: (self.folder / "munge.socket").exists(), "munged")
        self._start("slurmctld", "-D", "-c")
        for node in ("n1", "n2"):
            self.start_node(node)
        try:
            self._wait(lambda: len(self.run("sinfo", "-h", "-N", "-t", "idle", "-o", "%N").split()) == 2, "Slurm")
        except NoSlurm:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
        for process in self.started:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, *words):
        with open(self.folder / "daemons.log", "a") as log:
            self.started.append(subprocess.Popen(words, env=self.environment, stdout=log, stderr=log))
        return self.started[-1]

    def start_node(self, node):
        process = self._start("slurmd", "-D", "-c", "-N", node)
        setattr(self, node, process)

    def kill_node(self, node):
        """The node's daemon and all that runs on it."""
        process = getattr(self, node)
        for pid in subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.splitlines():
            child, parent = map(int, pid.split())
            if parent == process.pid:
                os.kill(child, signal.SIGKILL)
        process.kill()
        process.wait()

    def _wait(self, ready, what):
        for _ in range(150):
            if ready():
                return
            time.sleep(0.2)
        raise NoSlurm(f"{what} did not start: " + (self.folder / "daemons.log").read_text()[-2000:])

    def run(self, *words, check=False):
        done = subprocess.run([str(word) for word in words], env=self.environment, capture_output=True, text=True, timeout=60)
        if check and done.returncode != 0:
            raise RuntimeError(f"{words}: {done.stderr}")
        return done.stdout

    def drain(self, patience=120):
        """Until no job is left."""
        for _ in range(int(patience / 0.3)):
            jobs = [line.split() for line in self.run("squeue", "-h", "-r", "-o", "%A %r").splitlines()]
            if not jobs:
                return True
            for number, reason in jobs:
                if reason == "BeginTime":  # what was put back would wait for two minutes
                    self.run("scontrol", "update", f"jobid={number}", "StartTime=now")
            time.sleep(0.3)
        return False
