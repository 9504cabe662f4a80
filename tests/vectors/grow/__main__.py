#!/usr/bin/env python3
"""Writes tests/vectors/verify: the cases that Rust, npm and the e2e tests read, one file for each provider. One file
there is not from here: proofs.json is written from providers/*.toml.

    python3 tests/vectors/grow            writes them; what it writes is committed
    python3 tests/vectors/grow --check    says whether they are what it would write

One module here is one file there. What is signed is signed with Python's hmac and, for public keys, with OpenSSL
(the package `cryptography`), outside every implementation; what a provider has published stands as it was published.

A case is {name, provider (a name, or a row of one's own), secrets, headers, body_base64, now, verdict, code, id, type,
reason}: one that is refused for another reason than its code fails. Cases of providers that sign more than headers and
body also have `url` and `method`, what the provider called. Where the algorithm is not HMAC, `algorithm` names it, and
the secrets are public keys. `dedupe.py` writes tests/vectors/dedupe.json: which deliveries are one event. A reader skips by these names what it cannot give, and fails on a name that it does not know.
"""
import importlib, json, pathlib, sys

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent / "verify"
PROOFS = "proofs.json"
DEDUPE = HERE.parent / "dedupe.json"


def main(check):
    written, names = {}, []
    for module in sorted(HERE.glob("*.py")):
        if module.stem not in ("__main__", "cases", "dedupe"):
            cases = importlib.import_module(module.stem).cases
            names += [case["name"] for case in cases]
            written[module.stem.replace("_", "-") + ".json"] = json.dumps(cases, indent=1, ensure_ascii=False) + "\n"
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        sys.exit(f"two cases of one name: {', '.join(sorted(twice))}")
    dedupe = json.dumps(importlib.import_module("dedupe").events, indent=1, ensure_ascii=False) + "\n"
    if not check:
        DEDUPE.write_text(dedupe)
    elif DEDUPE.read_text() != dedupe:
        sys.exit("tests/vectors/dedupe.json is not what tests/vectors/grow writes")
    there = {file.name: file.read_text() for file in FOLDER.glob("*.json") if file.name != PROOFS}
    if check:
        other = sorted(name for name in written.keys() | there.keys() if written.get(name) != there.get(name))
        if other:
            sys.exit(f"tests/vectors/verify is not what tests/vectors/grow writes: {', '.join(other)}")
    else:
        FOLDER.mkdir(exist_ok=True)
        for name in there.keys() - written.keys():
            (FOLDER / name).unlink()
        for name, text in written.items():
            (FOLDER / name).write_text(text)
    print(len(names), "cases in", len(written), "files")


main("--check" in sys.argv[1:])
