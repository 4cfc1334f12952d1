"""Against a real server in dev mode: BELFRY_URL says where. tests/clients/ of the repository starts one."""

import os
import stat
import tempfile
import threading
import unittest
import uuid
from pathlib import Path
from unittest import mock

from belfry import Belfry, ConflictError, InvalidError, NotFoundError, UnauthorizedError
from belfry.infrai import Infra

URL = os.environ.get("BELFRY_URL", "")
FAR = "0 9 1 1 *"


def fresh(what: str = "q") -> str:
    return f"{what}-{uuid.uuid4()}"


@unittest.skipUnless(URL, "BELFRY_URL names no server")
class Native(unittest.TestCase):
    def setUp(self):
        self.belfry = Belfry()

    def test_a_schedule_goes_through_its_life(self):
        name, queue = fresh("s"), fresh()
        made = self.belfry.schedules.create(
            cron=FAR, timezone="Europe/Rome", target=f"queue:{queue}", payload={"n": 1}, name=name
        )
        id = made["id"]
        self.assertEqual(self.belfry.schedules.get(id)["task_template"]["payload"], {"n": 1})
        self.assertEqual([one["id"] for one in self.belfry.schedules.list(name=name)], [id])
        self.assertEqual(self.belfry.schedules.pause(id)["status"], "disabled")
        self.assertEqual(self.belfry.schedules.resume(id)["status"], "active")
        self.assertEqual(self.belfry.schedules.update(id, cron="0 8 1 1 *")["cron"], "0 8 1 1 *")
        self.assertEqual(len(self.belfry.schedules.preview(id, limit=3)["executions"]), 3)
        task = self.belfry.schedules.trigger(id)
        self.assertEqual([one["id"] for one in self.belfry.schedules.tasks(id)], [task["id"]])
        self.assertEqual(self.belfry.schedules.ledger(id)["gaps"], [])
        self.belfry.schedules.delete(id)
        self.assertEqual(list(self.belfry.schedules.list(name=name)), [])

    def test_a_task_is_made_once_by_its_key_and_by_its_unique_id(self):
        key, unique = fresh("k"), fresh("u")
        one = self.belfry.tasks.create(target=f"queue:{fresh()}", execute_after="PT1H", idempotency_key=key, payload=1)
        with self.assertRaises(InvalidError) as caught:
            self.belfry.tasks.create(target="queue:other", idempotency_key=key)
        self.assertEqual(caught.exception.code, "idempotency_key_reused")
        self.assertEqual(self.belfry.tasks.get(one["id"])["status"], "scheduled")
        self.assertEqual(self.belfry.tasks.cancel(one["id"])["status"], "cancelled")
        self.assertEqual(self.belfry.tasks.retry(one["id"])["status"], "queued")
        first, again = (
            self.belfry.tasks.create(target=f"queue:{fresh()}", unique_id=unique)["id"] for _ in range(2)
        )
        self.assertEqual(first, again)
        self.assertEqual(self.belfry.tasks.attempts(first), [])

    def test_a_refusal_tells_the_field_and_how_to_mend_it(self):
        with self.assertRaises(InvalidError) as caught:
            self.belfry.schedules.create(cron="99 * * * *", timezone="UTC", target="queue:x")
        self.assertEqual((caught.exception.code, caught.exception.field), ("invalid_cron", "cron"))
        self.assertTrue(caught.exception.hint)
        with self.assertRaises(NotFoundError):
            self.belfry.schedules.get("schedule_0")

    def test_messages_are_received_and_answered(self):
        queue = fresh()
        self.belfry.queues.put(queue, max_receives=1)
        ids = self.belfry.queues.publish_many(queue, [{"payload": n} for n in range(3)])
        self.assertEqual([one["message_id"] for one in self.belfry.queues.peek(queue)], ids)
        first, second, third = self.belfry.queues.receive(queue, max=3, lease_seconds=60)
        self.assertEqual((first.id, first.payload, first.attempt), (ids[0], 0, 1))
        self.belfry.queues.extend(first, 120)
        self.belfry.queues.ack(first)
        with self.assertRaises(ConflictError) as caught:
            self.belfry.queues.nack(first)
        self.assertEqual(caught.exception.code, "lease_lost")
        self.belfry.queues.nack(second, error="no luck")
        self.belfry.queues.release(third)
        (dead,) = self.belfry.queues.dead(queue)
        self.assertEqual((dead["message_id"], dead["last_error"]), (ids[1], "no luck"))
        self.assertEqual(self.belfry.queues.redrive(queue)["redriven"], 1)
        self.assertIn(queue, [one["name"] for one in self.belfry.queues.list()])
        self.assertEqual(self.belfry.queues.delete(queue)["status"], "deleted")

    def test_a_consumer_acknowledges_what_it_handles_and_gives_back_what_it_cannot(self):
        queue, stop, seen = fresh(), threading.Event(), []
        for n in (1, 2):
            self.belfry.queues.publish(queue, n)

        def handle(message):
            seen.append((message.payload, message.attempt))
            if message.payload == 2 and message.attempt == 1:
                raise RuntimeError("not yet")
            if len(seen) == 3:
                stop.set()

        self.belfry.queues.consume(queue, handle, lease_seconds=10, wait_seconds=5, stop=stop)
        self.assertEqual(seen, [(1, 1), (2, 1), (2, 2)])
        counts = self.belfry.queues.get(queue)
        self.assertEqual([counts[name] for name in ("ready", "leased", "delayed", "dead")], [0, 0, 0, 0])

    def test_a_lease_lasts_as_long_as_its_handler(self):
        queue, stop, attempts = fresh(), threading.Event(), []
        self.belfry.queues.publish(queue, {})

        def handle(message):
            attempts.append(message.attempt)
            threading.Event().wait(3.0)  # longer than a lease
            stop.set()

        self.belfry.queues.consume(queue, handle, lease_seconds=2, wait_seconds=5, stop=stop)
        self.assertEqual(attempts, [1])
        self.assertEqual(self.belfry.queues.get(queue)["ready"], 0)

    def test_targets_calendars_secrets_and_tokens(self):
        name = fresh("t")
        self.belfry.targets.put(name, kind="queue", queue=name)
        self.assertEqual(self.belfry.targets.get(name)["kind"], "queue")
        self.assertIn(name, [one["name"] for one in self.belfry.targets.list()])
        self.belfry.targets.delete(name)
        self.belfry.calendars.put(name, dates=["2030-01-01"])
        self.assertIn(name, [one["name"] for one in self.belfry.calendars.list()])
        self.belfry.calendars.delete(name)
        self.belfry.secrets.put(name, "hidden")
        self.assertIn(name, [one["name"] for one in self.belfry.secrets.list()["secrets"]])
        self.belfry.secrets.delete(name)
        token = self.belfry.tokens.create(name=name, namespace="default", role="read")
        self.assertEqual(Belfry(token=token["token"]).health()["status"], "ok")
        self.belfry.tokens.revoke(token["id"])
        with self.assertRaises(UnauthorizedError):
            next(Belfry(token=token["token"]).schedules.list(), None)
        self.assertIn("paths", self.belfry.request("GET", "/openapi.json"))


@unittest.skipUnless(URL, "BELFRY_URL names no server")
class Infrai(unittest.TestCase):
    def setUp(self):
        self.infra = Infra(base_url=URL, api_key="ifr_any")

    def test_a_job_goes_through_its_life(self):
        job = self.infra.cron.create(FAR, fresh(), name="n", retry=1, timeout_seconds=9, payload={"a": 1})
        self.assertEqual((job["id"], job["retries"], job["timeout_seconds"]), (job["cron_id"], 1, 9))
        id = job["id"]
        self.assertFalse(self.infra.cron.pause(id)["enabled"])
        self.assertTrue(self.infra.cron.resume(id)["enabled"])
        self.assertEqual(self.infra.cron.update(id, payload=2)["payload"], 2)
        run = self.infra.cron.trigger(id)
        self.assertEqual([one["run_id"] for one in self.infra.cron.runs(id)["items"]], [run["run_id"]])
        self.assertEqual(self.infra.cron.get(id)["name"], "n")
        self.assertTrue(self.infra.cron.delete(id)["deleted"])
        once = self.infra.cron.create(task=fresh(), run_at="2090-01-01T00:00:00Z")
        self.assertEqual(once["next_run_at"], "2090-01-01T00:00:00Z")

    def test_a_key_makes_a_job_once(self):
        key = fresh("k")
        one, two = (self.infra.cron.create(FAR, "q", idempotency_key=key)["id"] for _ in range(2))
        self.assertEqual(one, two)

    def test_messages(self):
        queue = fresh()
        self.infra.queue.create(queue, max_retries=0)
        self.infra.queue.publish_batch(queue, [{"payload": 1}, {"payload": 2}])
        one, two = self.infra.queue.consume(queue, visibility_timeout=60, wait_seconds=5)["items"]
        self.assertTrue(self.infra.queue.ack(queue, one["message_id"])["acked"])
        self.infra.queue.nack(queue, two["message_id"], error="e", lease_token=two["lease_token"])
        self.assertEqual(self.infra.queue.dead_letters(queue)["total"], 1)
        self.assertEqual(self.infra.queue.redrive(queue, max_messages=1)["redriven"], 1)
        self.assertEqual(self.infra.queue.stats(queue)["ready"], 1)
        self.assertEqual(self.infra.queue.push_subscribe(queue, "http://127.0.0.1:9/")["name"], queue)
        self.infra.queue.delete(queue)
        self.assertNotIn(queue, [one["name"] for one in self.infra.queue.list()["items"]])

    def test_a_refusal_has_infrais_code(self):
        with self.assertRaises(InvalidError) as caught:
            self.infra.cron.create("0 9 * * * *", "q")
        self.assertEqual((caught.exception.code, caught.exception.field), ("INVALID_ARGUMENT", "cron_expr"))

    def test_activate_writes_down_where_the_server_is_for_the_owner_alone(self):
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("INFRAI_", "BELFRY_"))}
        with tempfile.TemporaryDirectory() as home, mock.patch.dict(os.environ, {**clean, "HOME": home}, clear=True):
            done = Infra().activate(base_url=URL, api_key="ifr_kept")
            path = Path(done["credentials"])
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
            self.assertIn("ifr_kept", path.read_text())
            self.assertIn("items", Infra().cron.list())
            os.environ["INFRAI_BASE_URL"] = "http://127.0.0.1:1"
            self.assertIsNone(Infra()._find()["api_key"], "a key goes to the server that it was given for alone")


if __name__ == "__main__":
    unittest.main()
