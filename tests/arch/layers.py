#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The straight line of the house: who may include whom, which library may be named where, how long a file may be.

usage: layers.py includes|vendors|sizes|self-test ROOT
       layers.py symbols ROOT LIBRARY.a...

Prints each finding as FILE:LINE: sentence and ends with 1 when there is any.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

# Folder -> folders it may include. The longest folder that a file lies in decides. "*": a composition root.
MAY_INCLUDE = {
    "models/domain": [],
    "models/tables": ["models/domain"],
    "app/time": [],
    "app/net": ["models/domain", "app/time"],
    "app/providers": ["models/domain"],
    "app/providers/sailpoint": ["models/domain", "app/time", "app/net", "app/providers"],
    "app/providers/saviynt": ["models/domain", "app/time", "app/net", "app/providers"],
    "app/listing": ["models/domain", "app/time", "app/providers"],
    "app/connections": ["models/domain", "app/time"],
    "app/reassign": ["models/domain", "app/time", "app/providers"],
    "app/storage": ["models/domain", "app/time", "app/reassign", "app/listing", "app/connections"],
    "app/sandbox": [],
    "app/cli": ["models/domain", "app/time", "app/providers", "app/listing", "app/reassign", "app/connections"],
    "ui": ["models/domain", "models/tables", "app/time", "app/providers", "app/listing", "app/reassign",
           "app/connections"],
    "app/composition": ["*"],
    "app": ["*"],  # the *_main.cpp files beside the folders, and what main.cpp is made of: ROOTS
}

# The only files beside the folders of app, each a part of a composition root.
ROOTS = re.compile(r"^app/(\w+_main|main|tenant_opener)\.(cpp|h)$")

# Header pattern -> files that may include it (regular expressions on the path).
ONLY_IN = [
    (r"^QNetwork|^QSsl|^QAuthenticator|^QHttp", r"^app/net/qnam_transport|^app/net/one_shot_body"),
    (r"^QTcp", r"^app/net/loopback_receiver"),
    (r"^QSql", r"^app/storage/"),
    (r"^nlohmann/", r"^app/(net|providers/\w+|storage|sandbox|cli|composition)/|^app/\w+_main\.cpp|^app/main\.cpp"),
    (r"^boost/|^openssl/", r"^app/sandbox/"),
    (r"^qt6keychain|^qtkeychain", r"^app/storage/"),
    (r"^QDBus", r"^app/storage/keychain_service"),
    (r"^Q\w*Widget$|^QApplication|^QDialog|^QMainWindow|^Q(Abstract|Table|Tree|List|Header|Graphics)\w*View$|^QLabel|^Q\w*Button", r"^ui/|^app/main\.cpp"),
]

NAMES_NO_VENDOR = ["models", "ui", "app/listing", "app/connections", "app/reassign", "app/cli"]
VENDORS = re.compile(r"sail\s?point|saviynt", re.IGNORECASE)

LIMITS = {".cpp": 400, ".h": 200}
# File -> lines it may have, each with its reason in ARCHITECTURE.md.
LONGER = {}
SMALLER = {"ui/main_window/main_window.cpp": 300}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^">]+)[">]')


def sources(root):
    for top in ("app", "models", "ui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".cpp", ".h") and path.is_file():
                yield path, path.relative_to(root).as_posix()


def folder_of(name):
    best = ""
    for folder in MAY_INCLUDE:
        if name.startswith(folder + "/") and len(folder) > len(best):
            best = folder
    return best


def check_includes(root):
    for path, name in sources(root):
        folder = folder_of(name)
        if not folder:
            yield f"{name}:1: lies in no folder of the house"
            continue
        if folder == "app" and not ROOTS.match(name):
            yield f"{name}:1: only composition roots lie beside the folders of app"
        allowed = MAY_INCLUDE[folder]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            header = match.group(2)
            if match.group(1) == '"':
                if header.endswith(".moc"):
                    continue
                if "/" not in header:
                    yield f"{name}:{number}: write the include from the root of the repository: {header}"
                    continue
                target = folder_of(header)
                if header.endswith("_main.cpp") or header == "app/main.cpp":
                    yield f"{name}:{number}: nothing includes a main file: {header}"
                elif "*" not in allowed and target != folder and target not in allowed:
                    yield f"{name}:{number}: {folder} may not include {header}"
                elif folder == "app/providers" and target not in ("models/domain", "app/providers"):
                    yield f"{name}:{number}: {folder} may not include {header}"
            for pattern, where in ONLY_IN:
                if re.search(pattern, header) and not re.search(where, name):
                    yield f"{name}:{number}: {header} may only be included by {where}"


def check_vendors(root):
    for path, name in sources(root):
        if not any(name.startswith(folder + "/") for folder in NAMES_NO_VENDOR):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if VENDORS.search(line):
                yield f"{name}:{number}: names a vendor; ask Capabilities, VendorDescriptor or the dialect instead"


def check_sizes(root):
    for path, name in sources(root):
        limit = SMALLER.get(name, LONGER.get(name, LIMITS[path.suffix]))
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > limit:
            yield f"{name}:{limit}: {lines} lines, {limit} are allowed; a second idea lives in it"


# What a library may not need, by library.
SYMBOLS = [
    (r"QWidget|QApplication", lambda library: library != "baton_ui"),
    (r"QNetworkAccessManager|QNetworkReply", lambda library: library != "baton_net"),
    (r"QSql", lambda library: library != "baton_storage"),
    (r"QString|QObject|QByteArray|@Qt_6", lambda library: library == "baton_sandbox"),
]


def check_symbols(_root, libraries):
    if not libraries:
        yield "no library was given"
    for file in libraries:
        library = pathlib.Path(file).stem.removeprefix("lib")
        out = subprocess.run(["nm", "--undefined-only", "--demangle", file], capture_output=True, text=True, check=True)
        for pattern, forbidden in SYMBOLS:
            if not forbidden(library):
                continue
            found = sorted({line.strip() for line in out.stdout.splitlines() if re.search(pattern, line)})
            if found:
                yield f"{library}:0: needs {found[0]} ({len(found)} symbols of this kind)"


def self_test(_root):
    """Each rule must be able to fail."""
    bad = {
        "models/domain/a.h": '#include "app/net/x.h"\n',
        "app/reassign/b.cpp": '#include "app/net/x.h"\n// as SailPoint does\n',
        "app/providers/saviynt/c.cpp": '#include "app/providers/sailpoint/x.h"\n',
        "app/sandbox/d.cpp": '#include "app/providers/governance_provider.h"\n',
        "ui/e.cpp": "#include <nlohmann/json.hpp>\n#include <QNetworkReply>\n#include \"app/storage/x.h\"\n",
        "app/cli/f.cpp": "#include <QWidget>\n",
        "app/listing/long.cpp": "\n" * 401,
    }
    good = {
        "ui/ok.cpp": '#include "app/reassign/planner.h"\n#include <QWidget>\n',
        "app/net/qnam_transport.cpp": "#include <QNetworkAccessManager>\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        for name, text in {**bad, **good}.items():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_text(text, encoding="utf-8")
        found = [*check_includes(tree), *check_vendors(tree), *check_sizes(tree)]
    for name in bad:
        if not any(finding.startswith(name + ":") for finding in found):
            yield f"{name}:1: the self-test expected a finding here"
    for name in good:
        for finding in found:
            if finding.startswith(name + ":"):
                yield f"the self-test expected no finding: {finding}"
    if sum(finding.startswith("ui/e.cpp:") for finding in found) < 3:
        yield "ui/e.cpp:1: the self-test expected three findings here"


def main():
    checks = {"includes": check_includes, "vendors": check_vendors, "sizes": check_sizes, "self-test": self_test}
    what, root = sys.argv[1], pathlib.Path(sys.argv[2])
    findings = list(check_symbols(root, sys.argv[3:]) if what == "symbols" else checks[what](root))
    for finding in findings:
        print(finding)
    seen = sum(1 for _ in sources(root))
    print(f"{what}: {seen} source files, {len(findings)} findings")
    if seen == 0:
        return 1
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
