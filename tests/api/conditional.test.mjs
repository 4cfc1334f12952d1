// Reads that need not be taken twice, and writes that depend on what was read.
// docs/semantics.md, "Conditional requests"

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { house } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const TARGET = 'https://example.com/seen';
const YEARLY = { cron: '0 0 1 1 *', timezone: 'UTC', create_ahead_seconds: 0, task_template: { target: TARGET } };
const MISSED = { status: 412, code: 'changed_meanwhile', field: 'If-Match' };

describe('a schedule', () => {
	test('is not sent again to who has it', async (t) => {
		const { api } = await house(t);
		const made = await api.post('/v1/schedules', YEARLY);
		const path = `/v1/schedules/${made.json.id}`;
		const get = (tag) => api.send('GET', path, undefined, { 'if-none-match': tag });
		const { headers: { etag }, text } = await api.get(path);
		assert.match(etag, /^"[0-9a-f]+-[0-9a-f]{16}"$/);
		for (const tag of [etag, `"x", ${etag}`, `W/${etag}`, '*']) {
			const same = await get(tag);
			assert.deepEqual([same.status, same.text, same.headers.etag], [304, '', etag]);
		}
		assert.equal((await get('"x"')).text, text);
		await api.post(`${path}/trigger`);
		await api.change(path, { name: 'new' });
		const changed = await get(etag);
		assert.equal(changed.status, 200);
		assert.notEqual(changed.headers.etag, etag);
	});

	test('is changed by who has seen it last, and by nobody else', async (t) => {
		const { api } = await house(t);
		const made = await api.post('/v1/schedules', YEARLY);
		const path = `/v1/schedules/${made.json.id}`;
		const send = (method, tag, body, verb = '') => api.send(method, path + verb, body, { 'if-match': tag });
		const first = made.headers.etag;
		await api.post(`${path}/trigger`);
		const second = await send('PATCH', first, { name: 'mine' });
		assert.equal(second.status, 200, 'a run of it is no change');
		assertProblem(await send('PATCH', first, { name: 'late' }), MISSED);
		assertProblem(await send('POST', first, undefined, '/pause'), MISSED);
		assertProblem(await send('DELETE', `W/${second.headers.etag}`), MISSED);
		assert.equal((await api.read(path)).name, 'mine');
		for (let i = 0, { etag } = second.headers; i < 20; i += 1) {
			const next = await send('PATCH', etag, { name: `quick ${i}` });
			assert.equal(next.status, 200);
			assertProblem(await send('PATCH', etag, { name: 'late' }), MISSED);
			etag = next.headers.etag;
		}
		assert.equal((await send('DELETE', '*')).status, 200);
	});

	test('of two who have seen the same, one is told', async (t) => {
		const { api } = await house(t);
		const made = await api.post('/v1/schedules', YEARLY);
		const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => api.send('PATCH', `/v1/schedules/${made.json.id}`,
			{ name: `writer ${i}` }, { 'if-match': made.headers.etag })));
		assert.equal(answers.filter((a) => a.status === 200).length, 1);
		assert.equal(answers.filter((a) => a.status === 412).length, 19);
	});
});

test('a target is put by who has seen it last', async (t) => {
	const { api } = await house(t);
	const put = (url, headers) => api.send('PUT', '/v1/targets/t', { kind: 'http', url }, headers);
	assertProblem(await put(TARGET, { 'if-match': '*' }), MISSED);
	const first = await put(TARGET);
	assert.equal(first.status, 201);
	const read = await api.get('/v1/targets/t');
	const same = await api.send('GET', '/v1/targets/t', undefined, { 'if-none-match': read.headers.etag });
	assert.equal(same.status, 304);
	const second = await put(`${TARGET}/2`, { 'if-match': first.headers.etag });
	assert.equal(second.status, 200, second.text);
	assertProblem(await put(TARGET, { 'if-match': first.headers.etag }), MISSED);
	const disabled = await api.send('POST', '/v1/targets/t/disable', {}, { 'if-match': second.headers.etag });
	assert.equal(disabled.status, 200, disabled.text);
	assertProblem(await api.send('DELETE', '/v1/targets/t', undefined, { 'if-match': first.headers.etag }), MISSED);
	assert.equal((await api.send('DELETE', '/v1/targets/t', undefined, { 'if-match': second.headers.etag })).status, 204);
});
