"""A web server on this machine whose answers are bytes, for tests."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

Answer = bytes | Callable[[socket.socket], None]


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    named = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    named |= {key.replace("_", "-"): value for key, value in headers.items()}
    head = "".join(f"{key}: {value}\r\n" for key, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=to)


def slowly(connection: socket.socket) -> None:
    """Send one byte at a time, each within any limit that only looks at single reads."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.05)


def without_end(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65_536)


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[tuple[str, list[bytes]]]:
    """Give the address of the server and the list of requests it gets."""
    requests: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    closed = threading.Event()

    def work() -> None:
        while not closed.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            connection.settimeout(10)
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection: socket.socket) -> None:
        with connection:
            request = connection.recv(65_536)
            requests.append(request)
            path = request.split(b" ", 2)[1].decode() if b" " in request else "/"
            found = answers.get(path, answer(b"no", "404 Not Found"))
            try:
                found(connection) if callable(found) else connection.sendall(found)
            except OSError:
                return

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", requests
    finally:
        closed.set()
        worker.join()
        server.close()
