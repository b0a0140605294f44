#!/usr/bin/env python3
"""Builds the images of the Dockerfile, without a daemon, and runs them as a careful host would: read-only, no capabilities, and only /data and /tmp to write to.

Needs root, buildah and crun; where no registry can be reached, also mmdebstrap, for bases.sh. NuGet's own folder of this machine is given to the build, so that packages
are fetched once. --built tries the images that are there. Ends with 0 where all is well.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = pathlib.Path(os.environ.get("NUGET_PACKAGES", pathlib.Path.home() / ".nuget/packages"))
PATIENCE = 120  # seconds; a bound for what hangs, not a promise


def run(*command, check=True):
    return subprocess.run([str(word) for word in command], check=check, text=True, stdout=subprocess.PIPE, stderr=None if check else subprocess.PIPE, timeout=PATIENCE)


def bases():
    """The images that the Dockerfile begins with: those that are here, else a registry's, else stand-ins."""
    text = (REPOSITORY / "Dockerfile").read_text()
    versions = dict(re.findall(r"^ARG (\w+)=(.+)$", text, re.MULTILINE))
    names = [re.sub(r"\$\{(\w+)\}", lambda name: versions[name[1]], base) for base in re.findall(r"^FROM (\S+:\S+) AS", text, re.MULTILINE)]
    names = [name if "/" in name else f"docker.io/library/{name}" for name in names]
    if not all(run("buildah", "inspect", "--type", "image", name, check=False).returncode == 0 or run("buildah", "pull", "-q", name, check=False).returncode == 0 for name in names):
        subprocess.run([REPOSITORY / "tests/Containers/bases.sh"], check=True)


def build(stage):
    PACKAGES.mkdir(parents=True, exist_ok=True)
    subprocess.run(["buildah", "bud", "--isolation", "chroot", "--format", "docker", "--pull-never", "--layers", "-v", f"{PACKAGES}:/root/.nuget/packages",
                    "--target", stage, "-t", f"localhost/genasset/{stage}", REPOSITORY], check=True)


class Image:
    """An image's files, and what it says of how it wants to be run."""

    def __init__(self, name):
        self.container = run("buildah", "from", "--pull-never", f"localhost/genasset/{name}").stdout.strip()
        self.root = pathlib.Path(run("buildah", "mount", self.container).stdout.strip())
        self.config = json.loads(run("buildah", "inspect", "--type", "image", f"localhost/genasset/{name}").stdout)["Docker"]["config"]

    def bundle(self, folder, arguments, data, environment=()):
        """A bundle for crun: this image with those arguments behind its entry point."""
        folder.mkdir(parents=True)
        mounts = [
            {"destination": "/proc", "type": "proc", "source": "proc"},
            {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755", "size=64k"]},
            {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "mode=1777"]},
            {"destination": "/sys", "type": "none", "source": "/sys", "options": ["rbind", "ro", "nosuid", "nodev", "noexec"]},
            {"destination": "/data", "type": "none", "source": str(data), "options": ["bind", "rw"]},
        ]
        (folder / "config.json").write_text(json.dumps({
            "ociVersion": "1.0.2",
            "root": {"path": str(self.root), "readonly": True},
            "mounts": mounts,
            "process": {"user": {"uid": int(self.config["User"]), "gid": int(self.config["User"])}, "cwd": self.config["WorkingDir"] or "/", "noNewPrivileges": True, "capabilities": {},
                        "env": [*self.config["Env"], *environment], "args": [*self.config["Entrypoint"], *arguments]},
            "linux": {"namespaces": [{"type": kind} for kind in ("pid", "ipc", "mount", "uts")]},  # the network is this machine's
        }))
        return folder

    def remove(self):
        run("buildah", "umount", self.container)
        run("buildah", "rm", self.container)


class Running:
    """A container that runs until it is asked to end."""

    def __init__(self, name, bundle):
        self.name, self.log = f"genasset-{name}-{os.getpid()}", bundle / "log"
        self.process = subprocess.Popen(["crun", "--cgroup-manager=disabled", "run", "--bundle", str(bundle), self.name], stdout=self.log.open("w"), stderr=subprocess.STDOUT)

    def inside(self, *command):
        return run("crun", "--cgroup-manager=disabled", "exec", self.name, *command, check=False)

    def until(self, what, condition):
        end = time.monotonic() + PATIENCE
        while not condition():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{what}: {self.said()}")
            time.sleep(0.3)

    def said(self):
        return self.log.read_text()[-2000:]

    def end(self):
        run("crun", "--cgroup-manager=disabled", "kill", self.name, "TERM", check=False)
        return self.process.wait(PATIENCE)


def ask(address, key=None, body=None):
    request = urllib.request.Request(address, data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def expect(what, seen, wanted=True):
    print(f"{'ok  ' if seen == wanted else 'FAIL'} {what}{'' if seen == wanted else f': {seen!r}, not {wanted!r}'}", flush=True)
    if seen != wanted:
        expect.failed += 1


expect.failed = 0


def once(image, folder, arguments, data):
    return run("crun", "--cgroup-manager=disabled", "run", "--bundle", image.bundle(folder, arguments, data), f"genasset-once-{folder.name}-{os.getpid()}", check=False)


def look(name, image):
    """What can be seen without running it."""
    size = sum(path.lstat().st_size for path in image.root.rglob("*") if path.is_file() and not path.is_symlink())
    app = sum(path.lstat().st_size for path in (image.root / "app").rglob("*") if path.is_file())
    print(f"     {name}: {size / 1e6:.0f} MB, {app / 1e6:.0f} of them ours", flush=True)
    expect(f"{name} has no shell", [str(path) for path in image.root.glob("usr/bin/*sh")], [])
    expect(f"{name} runs as 1654", image.config["User"], "1654")
    expect(f"{name} has a health check", image.config["Healthcheck"]["Test"][0], "CMD")
    mine = [str(path) for path in (image.root / "app").rglob("*") if path.lstat().st_uid == 1654]
    expect(f"{name} cannot change its own program", mine, [])


def pool_arguments():
    """What infra/bicep gives a pool's worker, but for its storage, which is none."""
    text = (REPOSITORY / "infra/bicep/modules/worker.bicep").read_text()
    options = re.findall(r"^    '(--[\w-]+)'$", text[text.index("var workerContainer"):], re.MULTILINE)
    values = {"--storage": "nowhere", "--engines": "/data/engines.json", "--capabilities": "builtin/preview,builtin/echo", "--workers": "2", "--max-idle": "60s",
              "--max-age": "2700s", "--drain-seconds": "20"}
    return [word for option in options for word in (option, values[option])]


def main():
    if pathlib.Path("/sys/fs/cgroup/unified").exists():  # crun refuses both kinds of groups at once, and none are needed here
        os.execvp("unshare", ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs tmpfs /sys/fs/cgroup && exec "$@"', "sh", sys.executable, *sys.argv])
    if "--built" not in sys.argv:
        bases(), build("host"), build("worker")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing is left running
    work = pathlib.Path(tempfile.mkdtemp(prefix="genasset-containers-"))
    host, worker = Image("host"), Image("worker")
    data, nothing = work / "data", work / "nothing"
    for folder in (data, nothing):
        folder.mkdir(), os.chown(folder, 1654, 1654)
    port = 18000 + os.getpid() % 1000
    server = f"http://127.0.0.1:{port}"
    serve = ["serve", "--urls", f"http://0.0.0.0:{port}", "--workers", "0"]
    try:
        look("host", host), look("worker", worker)
        expect("a volume at /data belongs to the user", (host.root / "data").stat().st_uid, 1654)
        expect("without a key it does not open itself to others", once(host, work / "keyless", serve, data).returncode != 0)
        key = once(host, work / "key", ["keys", "add", "me"], data).stdout.strip()
        worker_key = once(host, work / "worker-key", ["keys", "add", "gpu", "--role", "worker"], data).stdout.strip()
        expect("keys are made in it", (key[:4], worker_key[:4]), ("gak_", "gak_"))
        expect("doctor runs in it", once(host, work / "doctor", ["doctor"], data).returncode, 0)

        (nothing / "engines.json").write_text((REPOSITORY / "infra/bicep/engines/cpu.json").read_text())
        pool = once(worker, work / "pool", pool_arguments(), nothing)
        expect("a pool's worker takes what infra gives it, and gets as far as its storage", "storage account is named neither" in pool.stderr)
        expect("and would say of what it does not know", "nrecognized" in (seen := once(worker, work / "unknown", [*pool_arguments(), "--nonsense"], nothing)).stdout + seen.stderr)

        running = Running("host", host.bundle(work / "host", serve, data))
        health = [*host.config["Healthcheck"]["Test"][1:], "--server", server]
        running.until("the server does not get well", lambda: running.inside(*health).returncode == 0)
        expect("its health check answers 0", running.inside(*health).returncode, 0)
        expect("and another than 0 where nobody answers", running.inside(*health[:-1], "http://127.0.0.1:9").returncode != 0)
        expect("the page is in it", "<html" in urllib.request.urlopen(server + "/", timeout=30).read().decode().lower())

        taking = Running("worker", worker.bundle(work / "worker", ["--server", server, "--workers", "2", "--max-idle", "20s"], nothing, [f"GENASSET_KEY={worker_key}"]))
        health = worker.config["Healthcheck"]["Test"][1:]
        taking.until("the worker does not get well", lambda: taking.inside(*health).returncode == 0)
        items = [{"kind": "splat", "prompt": "a red chair", "formats": ["spz"]}, {"kind": "image", "prompt": "sea", "width": 64, "height": 64}]
        job = ask(server + "/v1/jobs", key, {"items": items})
        running.until("the job does not end", lambda: ask(f"{server}/v1/jobs/{job['id']}", key)["state"] == "completed")
        expect("the worker runs items", ask(f"{server}/v1/jobs/{job['id']}", key)["counts"]["succeeded"], 2)
        expect("a worker without work ends with 0", taking.process.wait(PATIENCE), 0)
        again = Running("again", worker.bundle(work / "again", ["--server", server, "--workers", "1"], nothing, [f"GENASSET_KEY={worker_key}"]))
        again.until("the worker does not get well", lambda: again.inside(*health).returncode == 0)
        expect("a worker that is asked to end ends with 0", again.end(), 0)
        expect("the server that is asked to end ends with 0", running.end(), 0)
        expect("neither log has a key", any(secret in text.read_text() for text in work.glob("*/log") for secret in (key, worker_key)), False)
    finally:
        for left in run("crun", "list", "-q", check=False).stdout.split():
            if left.startswith("genasset-") and left.endswith(f"-{os.getpid()}"):
                run("crun", "delete", "--force", left, check=False)
        host.remove(), worker.remove()
        shutil.rmtree(work)
    print("all is well" if not expect.failed else f"{expect.failed} failed")
    return 1 if expect.failed else 0


if __name__ == "__main__":
    sys.exit(main())
