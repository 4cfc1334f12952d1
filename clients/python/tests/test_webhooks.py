"""The verifiers: the published vector of Standard Webhooks, and nothing else."""

import hashlib
import hmac
import unittest

from belfry import SignatureError, webhooks

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
BODY = b'{"test": 2432232314}'
AT = 1614265330
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": str(AT),
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}


def hex_mac(secret: str, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


class StandardWebhooks(unittest.TestCase):
    def verify(self, headers=None, body=BODY, secret=SECRET, now=AT, **more):
        webhooks.verify({**HEADERS, **(headers or {})}, body, secret, now=now, **more)

    def refuse(self, code, **changed):
        with self.assertRaises(SignatureError) as caught:
            self.verify(**changed)
        self.assertEqual(caught.exception.code, code)

    def test_the_published_vector_verifies(self):
        self.verify()
        self.verify(body=BODY.decode())
        self.verify({"webhook-signature": f"v1,AAAA v1a,x {HEADERS['webhook-signature']}"})
        webhooks.verify({name.title(): value for name, value in HEADERS.items()}, BODY, SECRET, now=AT)

    def test_one_of_several_secrets_is_enough(self):
        self.verify(secret=[OTHER, SECRET])
        self.refuse("bad_signature", secret=[OTHER])

    def test_a_secret_without_a_key_is_none(self):
        with self.assertRaises(ValueError):
            self.verify(secret="whsec_")

    def test_what_was_changed_does_not_verify(self):
        self.refuse("bad_signature", body=b'{"test":2432232314}')
        self.refuse("bad_signature", headers={"webhook-id": "msg_other"})
        self.refuse("bad_signature", headers={"webhook-timestamp": str(AT + 1)})
        self.refuse("bad_signature", headers={"webhook-signature": "v1,AAAA"})
        self.refuse("bad_signature", headers={"webhook-signature": "v2" + HEADERS["webhook-signature"][2:]})

    def test_a_delivery_has_its_time(self):
        self.verify(now=AT + 300)
        self.verify(now=AT - 300)
        self.refuse("bad_timestamp", now=AT + 301)
        self.refuse("bad_timestamp", now=AT - 301)
        self.refuse("bad_timestamp", headers={"webhook-timestamp": "1e9"})
        self.refuse("bad_timestamp", headers={"webhook-timestamp": "9" * 5000})
        self.verify(now=AT + 3000, tolerance=3000)

    def test_a_header_that_is_missing_is_named(self):
        for name in HEADERS:
            with self.assertRaises(SignatureError) as caught:
                webhooks.verify({k: v for k, v in HEADERS.items() if k != name}, BODY, SECRET, now=AT)
            self.assertEqual(caught.exception.field, name)

    def test_what_is_no_secret_is_the_callers_mistake(self):
        for secret in ("", [], "whsec_!"):
            with self.assertRaises(ValueError):
                self.verify(secret=secret)


class Dialects(unittest.TestCase):
    def test_taskhooks_signature_may_be_listed(self):
        mac = hex_mac(SECRET, BODY)
        webhooks.verify_taskhook({"X-Taskhook-Signature": f"v1=00, v1={mac}"}, BODY, SECRET)
        for headers in ({"x-taskhook-signature": mac}, {"x-taskhook-signature": f"v1={mac[:-1]}"}, {}):
            with self.assertRaises(SignatureError):
                webhooks.verify_taskhook(headers, BODY, SECRET)

    def test_infrais_signature_is_bare_hex_and_the_older_ones_stand_beside_it(self):
        mac, old = hex_mac(SECRET, BODY), hex_mac(OTHER, BODY)
        webhooks.verify_infrai({"X-Infrai-Signature": mac}, BODY, SECRET)
        webhooks.verify_infrai({"X-Infrai-Signature": f"sha256={mac}"}, BODY, SECRET)
        webhooks.verify_infrai(
            {"X-Infrai-Signature": old, "X-Infrai-Signature-Previous": f"00,{mac}"}, BODY, SECRET
        )
        for headers in ({"x-infrai-signature": old}, {"x-infrai-signature-previous": mac}, {"x-infrai-signature": ""}):
            with self.assertRaises(SignatureError):
                webhooks.verify_infrai(headers, BODY, SECRET)


if __name__ == "__main__":
    unittest.main()
