#pragma once
/* How a receiver knows that a delivery is ours: HMAC-SHA256 over its bytes, in each form that
 * receivers look for. Pure but for struct sign_keys, which keeps the keyed hash states of recent
 * secrets (they save a third of the work) and belongs to one thread. Zeroed it is empty and ready.
 */

#include "base/buf.h"
#include "codec/hmac.h"
#include "deliver/delivery.h"

enum { SIGN_KEYS = 64 };

struct sign_key {
	char text[SECRET_TEXT]; /* of the secret; empty: a free slot */
	bool has_webhook;	/* the text is "whsec_" and base64 */
	struct hmac webhook;	/* keyed with the decoded bytes */
	struct hmac dialect;	/* keyed with the whole text */
};

struct sign_keys {
	struct sign_key slots[SIGN_KEYS];
};

/* Wipes all keys. */
void sign_keys_release(struct sign_keys *k);

/* Whether a secret of the delivery is one of Standard Webhooks, so that there is such a value. */
bool sign_has_webhook(struct sign_keys *k, const struct delivery *v);
/* Appends the value of `webhook-signature` (Standard Webhooks 1.0.0): "v1," and base64 for each
 * secret of the delivery, newest first, separated by a space. What is signed is
 * "id.timestamp.body". */
void sign_webhook(struct sign_keys *k, const struct delivery *v, struct str id,
		  struct str timestamp, struct buf *to);
/* Appends the value of `X-Taskhook-Signature`: "v1=" and hex over the body for each secret,
 * separated by a comma. */
void sign_taskhook(struct sign_keys *k, const struct delivery *v, struct buf *to);
/* Appends the value of `X-Infrai-Signature`: hex over the body, by the newest secret, which its
 * receivers compare as it is. */
void sign_infrai(struct sign_keys *k, const struct delivery *v, struct buf *to);
/* Appends the same by each older secret that still signs, separated by a comma: for receivers that
 * have not got the newest yet. Nothing where there is none. */
void sign_infrai_previous(struct sign_keys *k, const struct delivery *v, struct buf *to);
