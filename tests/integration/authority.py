# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate authority of the city's own, and the certificates that it issues."""

import subprocess

CONFIG = """
[ca]
default_ca = own
[own]
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""


class Authority:
    """An authority of one's own, made with OpenSSL."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / "index.txt").touch()
        (folder / "serial").write_text("01\n")
        (folder / "ca.conf").write_text(CONFIG.format(folder=folder))
        self.certificate = folder / "ca.pem"
        self.openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "ca.key", "-out", self.certificate,
            "-subj", "/CN=City", "-days", "30",
        )  # fmt: skip

    def openssl(self, *args):
        subprocess.run(["openssl", *map(str, args)], cwd=self.folder, check=True, capture_output=True)

    def issue(self, name, host="IP:127.0.0.1", start=None, end=None):
        """Certificate and key for a host, valid from and to the given moments (YYYYMMDDHHMMSSZ)."""
        key, request, certificate = (self.folder / f"{name}.{ending}" for ending in ("key", "csr", "pem"))
        self.openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj", f"/CN={name}",
            "-addext", f"subjectAltName={host}",
        )  # fmt: skip
        dates = ["-startdate", start, "-enddate", end] if start else ["-days", "10"]
        self.openssl(
            "ca", "-batch", "-config", self.folder / "ca.conf", "-cert", self.certificate,
            "-keyfile", self.folder / "ca.key", "-in", request, "-out", certificate, "-notext", *dates,
        )  # fmt: skip
        return certificate, key
