// What must not be taken: each row is refused with a status, a stable code, the field at fault and a hint,
// and after all of them nothing has changed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { raw } from '../helpers/http.mjs';
import { Server } from '../helpers/server.mjs';
import { assertProblem } from '../helpers/shape.mjs';

const MIB = 1024 * 1024;
const URL = 'https://example.com/';
const UNKNOWN = '01970000-0000-7000-8000-000000000000';
const SCHEDULE = { cron: '0 9 1 1 *', timezone: 'UTC', task_template: { target: URL } };

const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const withTemplate = (template) => ({ ...SCHEDULE, task_template: { target: URL, ...template } });
const withRetry = (retry) => ({ target: URL, retry });
const taskText = (payload) => `{"target":"${URL}","payload":${payload}}`;
const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

// Rows: what it is, the body, the field that the answer names (undefined: none to name), the status if not 400.
const schedules = [
	['no body', '', undefined],
	['no JSON', 'cron=0 9 * * *', undefined],
	['JSON that breaks off', '{"cron":"0 9 * * *",', undefined],
	['JSON with more behind it', `${JSON.stringify(SCHEDULE)} {}`, undefined],
	['JSON with a comma too many', '{"cron":"0 9 * * *","timezone":"UTC","task_template":{"target":"https://example.com/"},}', undefined],
	['JSON with a comment', `/* */${JSON.stringify(SCHEDULE)}`, undefined],
	['text that is no UTF-8', Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}')]), undefined],
	['an array', '[]', undefined],
	['a text', '"schedule"', undefined],
	['null', 'null', undefined],
	['no cron', without(SCHEDULE, 'cron'), 'cron'],
	['no timezone', without(SCHEDULE, 'timezone'), 'timezone'],
	['no task_template', without(SCHEDULE, 'task_template'), 'task_template'],
	['no target', { ...SCHEDULE, task_template: {} }, 'task_template.target'],
	['an unknown field', { ...SCHEDULE, crom: '* * * * *' }, 'crom'],
	['an unknown field in the template', withTemplate({ paylod: 1 }), 'task_template.paylod'],
	['an unknown field in retry', withTemplate({ retry: { retries: 3 } }), 'task_template.retry.retries'],
	['a cron that is a number', { ...SCHEDULE, cron: 5 }, 'cron'],
	['a cron that is null', { ...SCHEDULE, cron: null }, 'cron'],
	['a timezone that is a number', { ...SCHEDULE, timezone: 1 }, 'timezone'],
	['a task_template that is a text', { ...SCHEDULE, task_template: URL }, 'task_template'],
	['an enabled that is a text', { ...SCHEDULE, enabled: 'true' }, 'enabled'],
	['a start_at that is no time', { ...SCHEDULE, start_at: 'tomorrow' }, 'start_at'],
	['a start_at that is no date', { ...SCHEDULE, start_at: '2027-02-30T00:00:00Z' }, 'start_at'],
	['a start_at without a zone', { ...SCHEDULE, start_at: '2027-02-03T00:00:00' }, 'start_at'],
	['a start_at that is a number', { ...SCHEDULE, start_at: 1767225600 }, 'start_at'],
	['an end_at that is no time', { ...SCHEDULE, end_at: '' }, 'end_at'],
	['a window that ends before it starts', { ...SCHEDULE, start_at: '2027-02-03T00:00:00Z', end_at: '2027-02-02T23:59:59Z' }, 'end_at'],
	['an unknown zone', { ...SCHEDULE, timezone: 'Europe/Atlantis' }, 'timezone'],
	['a zone that is a path', { ...SCHEDULE, timezone: '../../../etc/passwd' }, 'timezone'],
	['a zone that is an absolute path', { ...SCHEDULE, timezone: '/etc/localtime' }, 'timezone'],
	['a zone that is a folder', { ...SCHEDULE, timezone: 'Europe' }, 'timezone'],
	['a zone that is a file of another kind', { ...SCHEDULE, timezone: 'zone.tab' }, 'timezone'],
	['an empty zone', { ...SCHEDULE, timezone: '' }, 'timezone'],
	['a zone with a NUL', { ...SCHEDULE, timezone: 'UTC\0' }, 'timezone'],
	['an unknown overlap', { ...SCHEDULE, overlap: 'maybe' }, 'overlap'],
	['an unknown catch_up', { ...SCHEDULE, catch_up: 'some' }, 'catch_up'],
	['an unknown dst', { ...SCHEDULE, dst: 'summer' }, 'dst'],
	['a negative catch_up_window_seconds', { ...SCHEDULE, catch_up_window_seconds: -1 }, 'catch_up_window_seconds'],
	['a create_ahead_seconds that is a text', { ...SCHEDULE, create_ahead_seconds: '5' }, 'create_ahead_seconds'],
	['a negative jitter_seconds', { ...SCHEDULE, jitter_seconds: -1 }, 'jitter_seconds'],
	['a jitter_seconds beyond all measure', { ...SCHEDULE, jitter_seconds: 1e300 }, 'jitter_seconds'],
	['a negative max_runs', { ...SCHEDULE, max_runs: -1 }, 'max_runs'],
	['a max_runs with a fraction', { ...SCHEDULE, max_runs: 1.5 }, 'max_runs'],
	['a name that is a number', { ...SCHEDULE, name: 1 }, 'name'],
	['a name that is too long', { ...SCHEDULE, name: 'x'.repeat(10000) }, 'name'],
	['an id of its own', { ...SCHEDULE, id: 'schedule_1' }, 'id'],
];

const tasks = [
	['no JSON', '{', undefined],
	['no target', {}, 'target'],
	['a target that is a number', { target: 1 }, 'target'],
	['an empty target', { target: '' }, 'target'],
	['a target with a scheme that is not HTTP', { target: 'ftp://example.com/' }, 'target'],
	['a target that is a file', { target: 'file:///etc/passwd' }, 'target'],
	['a target without a host', { target: 'http://' }, 'target'],
	['a target with a port that is none', { target: 'http://example.com:99999/' }, 'target'],
	['a target with a line break', { target: 'http://example.com/\r\nX: y' }, 'target'],
	['a target without a URL', { target: { method: 'POST' } }, 'target.url'],
	['a target with an unknown field', { target: { url: URL, verb: 'POST' } }, 'target.verb'],
	['a target with an unknown method', { target: { url: URL, method: 'BREW' } }, 'target.method'],
	['a header with a line break', { target: { url: URL, headers: { 'X-A': 'a\r\nX-B: b' } } }, 'target.headers'],
	['a header with a bad name', { target: { url: URL, headers: { 'X A': 'a' } } }, 'target.headers'],
	['a header that is a number', { target: { url: URL, headers: { 'X-A': 1 } } }, 'target.headers'],
	['the Host header', { target: { url: URL, headers: { Host: 'other' } } }, 'target.headers'],
	['the Content-Length header', { target: { url: URL, headers: { 'content-length': '1' } } }, 'target.headers'],
	['the Transfer-Encoding header', { target: { url: URL, headers: { 'Transfer-Encoding': 'chunked' } } }, 'target.headers'],
	["a signature's header", { target: { url: URL, headers: { 'Webhook-Signature': 'v1,x' } } }, 'target.headers'],
	['an unknown field', { target: URL, delay: 5 }, 'delay'],
	['an execute_after that is no time', { target: URL, execute_after: 'soon' }, 'execute_after'],
	['an execute_after that is a number', { target: URL, execute_after: 10 }, 'execute_after'],
	['a negative duration', { target: URL, execute_after: '-PT10M' }, 'execute_after'],
	['a duration without an end', { target: URL, execute_after: 'PT' }, 'execute_after'],
	['a duration beyond all measure', { target: URL, execute_after: 'P99999999999999999999D' }, 'execute_after'],
	['an expires_after before execute_after', { target: URL, execute_after: 'PT1H', expires_after: '2026-01-01T00:00:00Z' }, 'expires_after'],
	['an empty unique_id', { target: URL, unique_id: '' }, 'unique_id'],
	['a unique_id that is a number', { target: URL, unique_id: 7 }, 'unique_id'],
	['a unique_id that is too long', { target: URL, unique_id: 'x'.repeat(10000) }, 'unique_id'],
	['tags that are a number', { target: URL, tags: 1 }, 'tags'],
	['a tag that is a number', { target: URL, tags: ['a', 1] }, 'tags'],
	['a retry that is a number', withRetry(3), 'retry'],
	['an unknown strategy', withRetry({ strategy: 'hope' }), 'retry.strategy'],
	['negative max_retries', withRetry({ max_retries: -1 }), 'retry.max_retries'],
	['a fraction of a retry', withRetry({ max_retries: 1.5 }), 'retry.max_retries'],
	['more retries than there are', withRetry({ max_retries: 1000000 }), 'retry.max_retries'],
	['a timeout of nothing', withRetry({ timeout_seconds: 0 }), 'retry.timeout_seconds'],
	['a factor below one', withRetry({ strategy: 'exponential', factor: 0.5 }), 'retry.factor'],
	['a jitter above one', withRetry({ jitter: 2 }), 'retry.jitter'],
	['a list without delays', withRetry({ strategy: 'list' }), 'retry.delays_seconds'],
	['a list with an empty list', withRetry({ strategy: 'list', delays_seconds: [] }), 'retry.delays_seconds'],
	['a list with a text', withRetry({ strategy: 'list', delays_seconds: ['1'] }), 'retry.delays_seconds'],
	['a payload of a mebibyte and a byte', taskText(`"${'x'.repeat(MIB - 1)}"`), 'payload', [400, 413]],
	['a payload 65 levels deep', taskText(nested(65)), 'payload'],
	['a payload 100,000 levels deep', taskText(nested(100000)), undefined],
	['a payload that never closes', taskText('['.repeat(100000)), undefined],
	['a payload with a number that is none', taskText('01'), undefined],
	['a payload with half a surrogate pair', taskText(String.raw`"\ud83d"`), undefined],
	['a payload with a raw control character', taskText('"\u0001"'), undefined],
	['a body of more than 2 MiB', taskText(`"${'x'.repeat(2 * MIB)}"`), undefined, 413],
];

// Bad cron expressions: the text, and a word of the field that the answer must name.
const crons = [
	['61 * * * *', /minute/i],
	['* 24 * * *', /hour/i],
	['* * 32 * *', /day/i],
	['* * * 13 *', /month/i],
	['* * * * 8', /week/i],
	['60 * * * * *', /second/i],
	['0 0 0 1 1 * 1969', /year/i],
	['*/0 * * * *', /minute/i],
	['5/10 * * * *', /5-59\/10/],
	['22-2 * * * *', /22-59,0-2|minute/i],
	['* 22-2 * * *', /22-23,0-2/],
	['1,,2 * * * *', /minute/i],
	['x * * * *', /minute/i],
	['* * * FOO *', /month/i],
	['-5 * * * *', /minute/i],
	['4294967296 * * * *', /minute/i],
	['* * * * MON#6', /week/i],
	['H(9-3) * * * *', /minute/i],
	['* * *', /field/i],
	['* * * * * * * *', /field/i],
	['', /field|empty/i],
	['@reboot', /reboot/i],
	['@sometimes', /@/],
	['TZ=UTC * * * * *', /field/i],
	['*\u00a0* * * *', /./],
	[`${'0,'.repeat(300)}0 * * * *`, /long|512/i],
];

// Rows: method, path, body, status, field.
const requests = [
	['GET', `/v1/schedules/${UNKNOWN}`, undefined, 404],
	['GET', '/v1/schedules/schedule_123', undefined, 404],
	['PATCH', `/v1/schedules/${UNKNOWN}`, { enabled: false }, 404],
	['DELETE', `/v1/schedules/${UNKNOWN}`, undefined, 404],
	['GET', `/v1/schedules/${UNKNOWN}/tasks`, undefined, 404],
	['GET', `/v1/schedules/${UNKNOWN}/preview`, undefined, 404],
	['GET', `/v1/tasks/${UNKNOWN}`, undefined, 404],
	['GET', '/v1/tasks/%00', undefined, [400, 404]],
	['GET', `/v1/tasks/${'x'.repeat(3000)}`, undefined, [404, 414, 431]],
	['GET', `/v1/tasks/${UNKNOWN}/attempts`, undefined, 404],
	['POST', `/v1/tasks/${UNKNOWN}/cancel`, undefined, 404],
	['POST', `/v1/tasks/${UNKNOWN}/retry`, undefined, 404],
	['DELETE', `/v1/tokens/${UNKNOWN}`, undefined, 404],
	['GET', '/v1/nothing', undefined, 404],
	['GET', '/v1/schedules/', undefined, 404],
	['PUT', '/v1/schedules', SCHEDULE, 405],
	['DELETE', '/v1/schedules', undefined, 405],
	['POST', `/v1/schedules/${UNKNOWN}/preview`, undefined, 405],
	['PATCH', '/v1/tasks', {}, 405],
	['GET', `/v1/tasks/${UNKNOWN}/cancel`, undefined, 405],
	['GET', '/v1/secrets/signing/rotate', undefined, 405],
	['GET', '/v1/schedules?limit=0', undefined, 400, 'limit'],
	['GET', '/v1/schedules?limit=-1', undefined, 400, 'limit'],
	['GET', '/v1/schedules?limit=ten', undefined, 400, 'limit'],
	['GET', '/v1/schedules?limit=99999999999999999999', undefined, 400, 'limit'],
	['GET', '/v1/schedules?offset=-1', undefined, 400, 'offset'],
	['GET', '/v1/schedules?offset=x', undefined, 400, 'offset'],
	['GET', '/v1/schedules?status=sleeping', undefined, 400, 'status'],
	['GET', '/v1/schedules?enabled=perhaps', undefined, 400, 'enabled'],
	['GET', '/v1/schedules?cursor=nonsense', undefined, 400, 'cursor'],
	['GET', '/v1/tasks?status=sleeping', undefined, 400, 'status'],
	['GET', '/v1/tasks?limit=0', undefined, 400, 'limit'],
	['POST', '/v1/tokens', { namespace: 'default', role: 'read' }, 400, 'name'],
	['POST', '/v1/tokens', { name: 'a', namespace: 'default', role: 'king' }, 400, 'role'],
	['POST', '/v1/tokens', { name: 'a', namespace: '', role: 'read' }, 400, 'namespace'],
	['POST', '/v1/tokens', { name: 'a', namespace: 'default', role: 'read', power: 1 }, 400, 'power'],
	['POST', '/v1/secrets/signing/rotate', { overlap_seconds: -1 }, 400, 'overlap_seconds'],
	['POST', '/v1/secrets/signing/rotate', { overlap_seconds: 'long' }, 400, 'overlap_seconds'],
];

describe('bad input', () => {
	let server;
	let api;
	let id;
	let unchanged;

	const state = async () => {
		const lists = ['/v1/schedules?limit=1000', '/v1/schedules?status=deleted&limit=1000', '/v1/tasks?limit=1000', '/v1/tokens', '/v1/secrets'];
		return Promise.all(lists.map(async (path) => [path, await api.read(path)]));
	};

	before(async () => {
		server = await Server.start();
		api = server.client();
		({ id } = await api.schedule({ ...SCHEDULE, create_ahead_seconds: 0 }));
		await api.task({ target: URL, execute_after: 'P1D' });
		await api.create('/v1/tokens', { name: 'here first', namespace: 'default', role: 'read' });
		unchanged = await state();
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	async function assertRefused(answer, { status = 400, field }) {
		const problem = assertProblem(answer, { status, field });
		assert.ok(typeof problem.hint === 'string' && problem.hint.length > 0, `a hint: ${answer.text}`);
		assert.ok(answer.text.length < 4096, 'an answer does not repeat what was sent');
		assert.deepEqual(await state(), unchanged);
		return problem;
	}

	for (const [name, body, field, status] of schedules)
		test(`a schedule with ${name}`, async () => {
			await assertRefused(await api.post('/v1/schedules', body), { status, field });
		});

	for (const [name, body, field, status] of schedules.filter(([, , field]) => field !== undefined)) {
		if (name.startsWith('no ') && name !== 'no target') continue; // an update may leave it out
		test(`an update to ${name}`, async () => {
			const change = Object.fromEntries(Object.entries(body).filter(([key, value]) => SCHEDULE[key] !== value));
			await assertRefused(await api.patch(`/v1/schedules/${id}`, change), { status, field });
		});
	}

	for (const [name, body, field, status] of tasks)
		test(`a task with ${name}`, async () => {
			await assertRefused(await api.post('/v1/tasks', body), { status, field });
		});

	for (const [cron, names] of crons)
		test(`the expression ${JSON.stringify(cron.slice(0, 40))}`, async () => {
			const { detail, hint } = await assertRefused(await api.post('/v1/schedules', { ...SCHEDULE, cron }), { field: 'cron' });
			assert.match(`${detail} ${hint}`, names);
		});

	for (const [method, path, body, status, field] of requests)
		test(`${method} ${path.slice(0, 60)} ${JSON.stringify(body) ?? ''}`, async () => {
			const answer = await api.send(method, path, body);
			await assertRefused(answer, { status, field });
			if (answer.status === 405) assert.match(answer.headers.allow, /^[A-Z]+(, ?[A-Z]+)*$/);
		});

	for (const [query, field] of [['limit=101', 'limit'], ['limit=0', 'limit'], ['limit=x', 'limit'], ['start_from=now', 'start_from']])
		test(`a preview with ${query}`, async () => {
			await assertRefused(await api.get(`/v1/schedules/${id}/preview?${query}`), { field });
		});

	describe('on the wire', () => {
		const status = (text) => Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]);
		const send = (bytes) => raw(server.port, bytes.replace('HOST', `Host: 127.0.0.1:${server.port}`));

		test('a body that is announced too long is refused before it is sent', async () => {
			const text = await send('POST /v1/tasks HTTP/1.1\r\nHOST\r\nContent-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n');
			assert.equal(status(text), 413, text);
		});

		test('a path is read as it stands', async () => {
			const text = await send('GET /v1/../v1/schedules HTTP/1.1\r\nHOST\r\n\r\n');
			assert.ok([400, 404].includes(status(text)), text);
		});

		test("a stranger's Host is refused by a server on loopback that asks for no token", async () => {
			const text = await raw(server.port, 'GET /v1/schedules HTTP/1.1\r\nHost: rebound.example\r\n\r\n');
			assert.ok([400, 403, 421].includes(status(text)), text);
		});

		const wrong = [
			['no HTTP', 'hello\r\n\r\n'],
			['a version that is none', 'GET /health HTTP/9.9\r\nHOST\r\n\r\n'],
			['a length that is a word', 'POST /v1/tasks HTTP/1.1\r\nHOST\r\nContent-Length: many\r\n\r\n'],
			['a negative length', 'POST /v1/tasks HTTP/1.1\r\nHOST\r\nContent-Length: -5\r\n\r\n'],
			['a chunk whose size is a word', 'POST /v1/tasks HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
			['a header without an end', `GET /health HTTP/1.1\r\nHOST\r\nX: ${'x'.repeat(300000)}`],
		];
		for (const [name, bytes] of wrong)
			test(`${name} gets an error or a closed door`, async () => {
				const text = await send(bytes).catch((error) => {
					assert.equal(error.code, 'ECONNRESET');
					return '';
				});
				assert.ok(text === '' || [400, 413, 414, 431, 501, 505].includes(status(text)), text.slice(0, 200));
				assert.deepEqual(await state(), unchanged);
			});
	});

	test('nothing has changed after a restart either', async () => {
		await server.restart();
		const [schedulesNow, deletedNow, tasksNow] = await state();
		assert.deepEqual([schedulesNow, deletedNow, tasksNow], unchanged.slice(0, 3));
	});
});
