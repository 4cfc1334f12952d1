"""The transport, against a server of the test's own that answers as it is told."""

import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from belfry import (
    Belfry,
    ConflictError,
    ForbiddenError,
    InvalidError,
    LimitError,
    NotFoundError,
    ServerError,
    TooLargeError,
    TransportError,
    UnauthorizedError,
    UnavailableError,
)

PROBLEM = {"title": "Bad Request", "detail": "wrong", "code": "invalid_cron", "field": "cron", "hint": "mend it"}


class Stub(ThreadingHTTPServer):
    """Answers with what is in `script`, the last of which repeats; keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = []
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path, self.headers, body))
        script = self.server.script
        step = script.pop(0) if len(script) > 1 else script[0]
        if step is None:  # hang up without an answer
            self.close_connection = True
            return
        status, headers, value = step
        text = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, header in headers.items():
            self.send_header(name, header)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer


class Transport(unittest.TestCase):
    def setUp(self):
        self.stub = Stub()
        self.addCleanup(self.stub.server_close)
        self.addCleanup(self.stub.shutdown)
        self.belfry = Belfry(self.stub.url + "/", "belfry_token", max_retries=3)

    def keys(self):
        return [headers.get("Idempotency-Key") for _, _, headers, _ in self.stub.asked]

    def test_a_refusal_is_an_error_of_its_kind_with_what_the_server_said(self):
        kinds = {
            400: InvalidError,
            401: UnauthorizedError,
            403: ForbiddenError,
            404: NotFoundError,
            405: InvalidError,
            409: ConflictError,
            413: TooLargeError,
            422: InvalidError,
            500: ServerError,
        }
        for status, kind in kinds.items():
            self.stub.script = [(status, {}, PROBLEM)]
            with self.assertRaises(kind) as caught:
                self.belfry.tasks.get("x")
            error = caught.exception
            self.assertEqual((error.code, error.field, error.hint, error.status), ("invalid_cron", "cron", "mend it", status))
            self.assertIn("mend it", str(error))
        self.assertEqual(len(self.stub.asked), len(kinds), "none of these is tried again")

    def test_infrais_envelope_is_understood_and_so_is_no_json(self):
        self.stub.script = [(409, {}, {"ok": False, "error": {"code": "CONFLICT", "message": "m", "hint": "h"}})]
        with self.assertRaises(ConflictError) as caught:
            self.belfry.tasks.get("x")
        self.assertEqual((caught.exception.code, caught.exception.message), ("CONFLICT", "m"))
        self.stub.script = [(502, {}, b"<html>")]
        with self.assertRaises(ServerError) as caught:
            self.belfry.tasks.get("x")
        self.assertEqual(caught.exception.code, "http_502")
        self.stub.script = [(200, {}, b"<html>")]
        with self.assertRaises(ServerError):
            self.belfry.tasks.get("x")

    def test_a_write_comes_again_with_the_same_key(self):
        self.stub.script = [(503, {"Retry-After": "0"}, PROBLEM), None, (429, {"Retry-After": "0"}, PROBLEM), (201, {}, {"id": "t"})]
        self.assertEqual(self.belfry.tasks.create(target="http://a.test/")["id"], "t")
        self.assertEqual(len(set(self.keys())), 1)
        self.assertEqual(len(self.keys()), 4)
        self.assertIsNotNone(self.keys()[0])
        self.belfry.tasks.create(target="http://a.test/", idempotency_key="mine")
        self.assertEqual(self.keys()[-1], "mine")

    def test_it_gives_up_at_last(self):
        for step, kind in (((503, {"Retry-After": "0"}, PROBLEM), UnavailableError), (None, TransportError)):
            self.stub.asked.clear()
            self.stub.script = [step]
            with self.assertRaises(kind):
                self.belfry.health()
            self.assertEqual(len(self.stub.asked), 4)
        self.stub.script = [(429, {"Retry-After": "7"}, PROBLEM)]
        with self.assertRaises(LimitError) as caught:
            Belfry(self.stub.url, max_retries=0).health()
        self.assertEqual(caught.exception.retry_after, 7)

    def test_a_receive_is_sent_once_and_without_a_key(self):
        self.stub.script = [None]
        with self.assertRaises(TransportError):
            self.belfry.queues.receive("q")
        self.assertEqual(self.keys(), [None])

    def test_a_redirect_is_not_followed(self):
        self.stub.script = [(302, {"Location": "http://127.0.0.1:9/"}, {})]
        with self.assertRaises(Exception) as caught:
            self.belfry.health()
        self.assertEqual(caught.exception.status, 302)
        self.assertEqual(len(self.stub.asked), 1)

    def test_names_and_queries_are_escaped(self):
        self.stub.script = [(200, {}, {"schedules": [], "next_cursor": None, "name": "a/b"})]
        self.belfry.queues.get("a/b ?")
        list(self.belfry.schedules.list(name="ü&x", enabled=True, status=None))
        paths = [path for _, path, _, _ in self.stub.asked]
        self.assertEqual(paths, ["/v1/queues/a%2Fb%20%3F", "/v1/schedules?limit=100&name=%C3%BC%26x&enabled=true"])
        self.assertEqual(self.stub.asked[0][2]["Authorization"], "Bearer belfry_token")

    def test_a_list_goes_on_by_its_cursor(self):
        self.stub.script = [(200, {}, {"tasks": [{"id": 1}], "next_cursor": "c"}), (200, {}, {"tasks": [{"id": 2}], "next_cursor": None})]
        self.assertEqual([task["id"] for task in self.belfry.tasks.list(status="failed")], [1, 2])
        self.assertIn("cursor=c", self.stub.asked[1][1])

    def test_what_json_does_not_know_is_refused_before_it_is_sent(self):
        with self.assertRaises(ValueError):
            self.belfry.queues.publish("q", float("nan"))
        self.assertEqual(self.stub.asked, [])


if __name__ == "__main__":
    unittest.main()
