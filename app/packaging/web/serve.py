# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the page: by http on this machine alone, and by https to the others in its network.

Browsers give shared memory only to a page of this machine or one that came by https. The certificate is made here and
signed by nobody, so that each of the other browsers asks once whether to go on. serve.py FOLDER PORT CERTIFICATES
"""

import functools
import http.server
import pathlib
import socket
import ssl
import subprocess
import sys
import threading


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
    }

    def end_headers(self):
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        # What has a hash in its address never changes.
        self.send_header("Cache-Control", "max-age=31536000, immutable" if "?" in self.path else "no-cache")
        super().end_headers()

    def log_request(self, code="-", size="-"):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, handler, context=None):
        self.context = context
        super().__init__(address, handler)

    def finish_request(self, request, client_address):
        """On the thread of the request: a browser that does not like the certificate holds nobody else up."""
        if self.context:
            request.settimeout(60)
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        """A browser that goes away is no fault."""


def own_address():
    """This machine's address in its network, or None. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return probe.getsockname()[0]


def context_for(address, folder):
    """With a certificate for this address, the same as long as it is valid, so that browsers need not ask again."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    certificate, key = folder / f"{address}.pem", folder / f"{address}.key"
    valid = certificate.exists() and not subprocess.run(
        ["openssl", "x509", "-checkend", "86400", "-noout", "-in", certificate], capture_output=True).returncode
    if not valid:
        names = f"subjectAltName=IP:{address},DNS:{socket.gethostname()},DNS:{socket.gethostname()}.local"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
             "365", "-subj", "/CN=Deltascope", "-addext", names, "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def main():
    folder, port, certificates = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    handler = functools.partial(Handler, directory=folder)
    here = Server(("127.0.0.1", port), handler)
    print(f"On this machine:      http://localhost:{port}/", flush=True)
    address = own_address()
    if address:
        others = Server(("", port + 1), handler, context_for(address, certificates))
        threading.Thread(target=others.serve_forever, daemon=True).start()
        print(f"""In the same network:  https://{address}:{port + 1}/
    Each browser there warns once that it does not know the certificate, because nobody has signed it: choose
    "Advanced" and then to go on. They only fetch the page, and send nothing. What they do not do with such a
    certificate is to keep the page for use without this machine.""", flush=True)
    print("Ctrl+C ends it.", flush=True)
    try:
        here.serve_forever()
    except KeyboardInterrupt:
        pass


main()
