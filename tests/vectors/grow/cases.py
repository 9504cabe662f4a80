"""One file of cases, and what all of them are computed with."""
import base64, hashlib, hmac

NOW = 1779272065


def mac(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256)


def b64(value):
    return base64.b64encode(value).decode()


def headers(given, more):
    """Headers with some replaced, by keyword with `_` for `-`; those that are None are left out."""
    given = given | {name.replace("_", "-"): value for name, value in more.items()}
    return {name: value for name, value in given.items() if value is not None}


class Cases(list):
    """The cases of one file. What `always` says holds for each of them that says nothing else."""

    def __init__(self, prefix, provider, secrets, **always):
        self.prefix, self.always = prefix, {"provider": provider, "secrets": secrets} | always

    def add(self, name, headers, body, code=None, *, now=NOW, id=None, type=None, **more):
        given = self.always | more
        self.append({
            "name": f"{self.prefix}-{name}", "provider": given.pop("provider"), "secrets": given.pop("secrets"),
            "headers": headers, "body_base64": b64(body), "now": now, "verdict": "reject" if code else "accept",
            "code": code, "id": id, "type": type, "reason": given.pop("reason"),
            **{field: value for field, value in given.items() if value is not None},
        })
