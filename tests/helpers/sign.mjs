// The two signatures of a delivery, verified by an implementation that shares nothing with the server's.

import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 300;

function isSame(a, b) {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}

// Standard Webhooks 1.0.0: "v1," and base64 of HMAC-SHA256 over "id.timestamp.body"; any of the list may match.
export function isStandardWebhook(secret, { headers, body, at = Date.now() }) {
	const id = headers['webhook-id'];
	const timestamp = headers['webhook-timestamp'];
	if (!secret.startsWith('whsec_') || !id || id.includes('.') || !/^\d+$/.test(timestamp)) return false;
	if (Math.abs(at / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
	const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
	const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
	return headers['webhook-signature'].split(' ').some((given) => isSame(given, `v1,${mac}`));
}

// Taskhook: "v1=" and hex of HMAC-SHA256 over the whole raw body, under the secret's whole text.
export function isTaskhook(secret, { headers, body }) {
	const mac = createHmac('sha256', secret).update(body).digest('hex');
	const given = headers['x-taskhook-signature'] ?? '';
	return given.split(',').some((one) => isSame(one.trim(), `v1=${mac}`));
}
