// The verifiers must be right before a delivery is judged by them: the published vector, and no other.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';

import { isStandardWebhook, isTaskhook } from './sign.mjs';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const VECTOR = {
	at: 1614265330000,
	headers: {
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	},
	body: Buffer.from('{"test": 2432232314}'),
};

const withHeaders = (headers) => ({ ...VECTOR, headers: { ...VECTOR.headers, ...headers } });

test('the vector of Standard Webhooks verifies, also as one of a list', () => {
	assert.ok(isStandardWebhook(SECRET, VECTOR));
	const list = `v1,AAAA ${VECTOR.headers['webhook-signature']}`;
	assert.ok(isStandardWebhook(SECRET, withHeaders({ 'webhook-signature': list })));
});

test('a changed body, id, time, secret or signature does not verify', () => {
	assert.ok(!isStandardWebhook(SECRET, { ...VECTOR, body: Buffer.from('{"test":2432232314}') }));
	assert.ok(!isStandardWebhook(SECRET, withHeaders({ 'webhook-id': 'msg_other' })));
	assert.ok(!isStandardWebhook(SECRET, withHeaders({ 'webhook-timestamp': '1614265331' })));
	assert.ok(!isStandardWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx', VECTOR));
	assert.ok(!isStandardWebhook(SECRET, withHeaders({ 'webhook-signature': 'v1,AAAA' })));
	assert.ok(!isStandardWebhook(SECRET, { ...VECTOR, at: VECTOR.at + 301000 }));
});

test("Taskhook's signature is over the raw body, under the secret's whole text, and may be listed", () => {
	const mac = createHmac('sha256', 'whsec_x').update('{"a":1.0}').digest('hex');
	const delivery = { headers: { 'x-taskhook-signature': `v1=00, v1=${mac}` }, body: Buffer.from('{"a":1.0}') };
	assert.ok(isTaskhook('whsec_x', delivery));
	assert.ok(!isTaskhook('x', delivery));
	assert.ok(!isTaskhook('whsec_x', { ...delivery, body: Buffer.from('{"a":1}') }));
});
