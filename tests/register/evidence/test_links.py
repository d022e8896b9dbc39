"""Only addresses of the public web are asked, whatever the name says and wherever a redirection leads."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from answerable.register.evidence.links import NotPublic, status_of


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://example.vn:8000/",
        "http://user@example.vn/",
        "ftp://example.vn/",
        "file:///etc/passwd",
        "https:///nowhere",
    ],
)
def test_what_is_not_public_is_not_asked(url, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was asked"))
    with pytest.raises((NotPublic, OSError)):
        status_of(url)


def test_a_name_with_one_inner_address_is_not_asked(monkeypatch):
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was asked"))
    with pytest.raises(NotPublic):
        status_of("http://example.vn/")


class Answering(BaseHTTPRequestHandler):
    def do_HEAD(self):
        where = self.path.strip("/")
        self.send_response(302 if where in ("inside", "on", "round") else int(where))
        for path, location in {"inside": "http://10.0.0.1/", "on": "/200", "round": "/round"}.items():
            if path == where:
                self.send_header("Location", location)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def web(monkeypatch):
    """A server of this machine that passes for a public one."""
    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    reach, real = socket.create_connection, socket.getaddrinfo

    def looked_up(host, port, *more, **named):
        if host == "example.vn":
            return [(2, 1, 6, "", ("93.184.216.34", port))]
        return real(host, port, *more, **named)

    def connected(address, **more):
        assert address == ("93.184.216.34", 80)
        return reach(("127.0.0.1", server.server_port), **more)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)
    yield "http://example.vn/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "status"), [("200", 200), ("404", 404), ("on", 200), ("round", 302)])
def test_the_status_at_the_end_of_the_way_is_told(web, path, status):
    assert status_of(web + path) == status


def test_a_redirection_inwards_is_not_followed(web):
    with pytest.raises(NotPublic):
        status_of(web + "inside")
