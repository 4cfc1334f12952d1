// RAT's page of its Schedules API, line by line: each of its curl commands is run by the real curl with nothing
// changed but the host, the id and the name of the pipeline, and the answers are held to the page's samples and
// tables. docs/dialects/rat.md says where Belfry differs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { shell } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';
import { assertShape } from '../helpers/shape.mjs';

const SAMPLE = {
	id: 'sched-123',
	namespace: 'default',
	layer: 'silver',
	pipeline: 'orders',
	cron: '0 * * * *',
	enabled: true,
	last_run_at: '2026-02-12T14:00:00Z',
	next_run_at: '2026-02-12T15:00:00Z',
	created_at: '2026-02-10T10:00:00Z',
	updated_at: '2026-02-10T10:00:00Z',
};
const CREATED = { ...SAMPLE };
delete CREATED.last_run_at;
delete CREATED.next_run_at;

const LIST = 'curl http://localhost:8080/api/v1/schedules';
const CREATE = String.raw`curl -X POST http://localhost:8080/api/v1/schedules \
  -H "Content-Type: application/json" \
  -d '{
    "namespace": "default",
    "layer": "silver",
    "pipeline": "orders",
    "cron": "0 * * * *",
    "enabled": true
  }'`;
const GET = 'curl http://localhost:8080/api/v1/schedules/sched-123';
const UPDATE = String.raw`curl -X PUT http://localhost:8080/api/v1/schedules/sched-123 \
  -H "Content-Type: application/json" \
  -d '{
    "cron": "*/15 * * * *",
    "enabled": false
  }'`;
const DELETE = 'curl -X DELETE http://localhost:8080/api/v1/schedules/sched-123';

const REFERENCE = ['* * * * *', '0 * * * *', '*/15 * * * *', '0 0 * * *', '0 6 * * 1-5', '0 0 1 * *', '30 2 * * 0'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HOUR = 3600000;

const SLUG = 'a lowercase slug (a-z, 0-9, hyphens, underscores; must start with a letter)';

const refusal = (answer, status, code, type, message) => {
	assert.equal(answer.status, status, answer.text);
	assert.equal(answer.type, 'application/json');
	assert.deepEqual(answer.json, { error: { code, type, message } });
};
const invalid = (answer, message) => refusal(answer, 400, 'INVALID_ARGUMENT', 'VALIDATION', message);
const missing = (answer, message) => refusal(answer, 404, 'NOT_FOUND', 'NOT_FOUND', message);

// A server with the pipeline silver/orders in the namespace default.
class Page {
	async open() {
		this.server = await new Server({ args: ['--rat-rate', '0'] }).start();
		this.api = this.server.client();
		await this.pipeline('silver', 'orders');
		return this;
	}

	pipeline(layer, name, rest = {}) {
		return this.api.create('/api/v1/pipelines', { namespace: 'default', layer, name, ...rest });
	}

	schedule(rest = {}) {
		return this.api.create('/api/v1/schedules', { namespace: 'default', layer: 'silver', pipeline: 'orders', cron: '0 * * * *', ...rest });
	}

	put(path, body) {
		return this.api.send('PUT', path, body);
	}

	// Runs a command of the page; gives {status, json}.
	async curl(command, id = 'sched-123') {
		const line = command.replace('http://localhost:8080', this.server.url).replace('sched-123', id);
		const { code, stdout } = await shell(`${line} -s -w '\\n%{http_code}'`);
		assert.equal(code, 0, line);
		const at = stdout.lastIndexOf('\n');
		const text = stdout.slice(0, at);
		return { status: Number(stdout.slice(at + 1)), text, json: text === '' ? undefined : JSON.parse(text) };
	}

	async close() {
		try {
			await this.server.stop();
		} finally {
			this.server.discard();
		}
	}
}

const page = new Page();
before(() => page.open());
after(() => page.close());

describe('the page of schedules', () => {
	let id;

	test('creates a schedule', async () => {
		const { status, json } = await page.curl(CREATE);
		assert.equal(status, 201);
		assertShape(json, CREATED);
		for (const name of ['namespace', 'layer', 'pipeline', 'cron', 'enabled']) assert.equal(json[name], SAMPLE[name]);
		assert.match(json.id, UUID);
		assert.equal(json.created_at, json.updated_at);
		assert.equal(json.last_run_at, null);
		assert.equal(Date.parse(json.next_run_at), Math.floor(Date.now() / HOUR) * HOUR + HOUR);
		id = json.id;
	});

	test('lists it, with the total', async () => {
		const { status, json } = await page.curl(LIST);
		assert.equal(status, 200);
		assert.equal(json.total, 1);
		assert.equal(json.schedules.length, 1);
		assertShape(json.schedules[0], { ...SAMPLE, last_run_at: null });
		assert.equal(json.schedules[0].id, id);
	});

	test('shows the full object, and with it what the source of RAT adds', async () => {
		const { status, json } = await page.curl(GET, id);
		assert.equal(status, 200);
		assertShape(json, { ...SAMPLE, last_run_at: null });
		const { pipelines: [orders] } = await page.api.read('/api/v1/pipelines');
		assert.equal(json.pipeline_id, orders.id);
		assert.equal(json.last_run_id, null);
	});

	test('changes it in part', async () => {
		const { status, json } = await page.curl(UPDATE, id);
		assert.equal(status, 200);
		assertShape(json, { ...SAMPLE, last_run_at: null, next_run_at: null });
		assert.deepEqual([json.cron, json.enabled, json.id], ['*/15 * * * *', false, id]);
		assert.equal(json.next_run_at, null, 'nothing comes while it is disabled');
		const again = await page.put(`/api/v1/schedules/${id}`, { enabled: true });
		assert.deepEqual([again.json.cron, again.json.enabled], ['*/15 * * * *', true]);
		assert.ok(Date.parse(again.json.next_run_at) > Date.now(), 'an edit never fires: docs/semantics.md, "Edits"');
		assert.ok(Date.parse(again.json.next_run_at) <= Date.now() + HOUR / 4);
	});

	test('deletes it, without a body', async () => {
		const { status, text } = await page.curl(DELETE, id);
		assert.deepEqual([status, text], [204, '']);
		assert.equal((await page.curl(GET, id)).status, 404);
		assert.deepEqual((await page.curl(LIST)).json, { schedules: [], total: 0 });
	});

	test('answers 404 for what is not there, whether it has the form of an id or not', async () => {
		for (const one of ['sched-123', id]) {
			missing(await page.api.get(`/api/v1/schedules/${one}`), 'schedule not found');
			missing(await page.put(`/api/v1/schedules/${one}`, { enabled: false }), 'schedule not found');
			missing(await page.put(`/api/v1/schedules/${one}`, { cron: 'x' }), 'schedule not found');
			missing(await page.api.delete(`/api/v1/schedules/${one}`), 'schedule not found');
		}
	});

	for (const cron of REFERENCE)
		test(`takes the expression ${cron} of the reference, and prints it back`, async () => {
			const made = await page.schedule({ cron });
			assert.equal(made.cron, cron);
			const { executions } = await page.api.read(`/v1/schedules/${made.id}/preview?count=1`);
			assert.equal(Date.parse(executions[0]?.scheduled_for ?? executions[0]), Date.parse(made.next_run_at));
			assert.equal((await page.api.delete(`/api/v1/schedules/${made.id}`)).status, 204);
		});
});

describe('what a create refuses, in this order', () => {
	const good = { namespace: 'default', layer: 'silver', pipeline: 'orders', cron: '0 * * * *' };
	const REQUIRED = 'namespace, layer, pipeline, and cron are required';
	const NAMES = `namespace and pipeline must be ${SLUG}`;
	const rows = [
		['a body that is no JSON', '{', 'invalid request body'],
		['an empty body', '', 'invalid request body'],
		['a member of another type', { ...good, cron: 5 }, 'invalid request body'],
		['nothing given', {}, REQUIRED],
		['an empty member, although the layer is wrong too', { ...good, layer: 'tin', cron: '' }, REQUIRED],
		['a name that is no slug, although layer and cron are wrong too', { ...good, pipeline: 'Orders', layer: 'tin', cron: 'x' }, NAMES],
		['a namespace that is no slug', { ...good, namespace: '9lives' }, NAMES],
		['a name of 129 characters', { ...good, pipeline: 'a'.repeat(129) }, NAMES],
		['a layer that is none, although cron is wrong too', { ...good, layer: 'tin', cron: 'x' }, 'layer must be bronze, silver, or gold'],
	];
	for (const [what, body, message] of rows)
		test(what, async () => invalid(await page.api.post('/api/v1/schedules', body), message));

	for (const cron of ['x', '* * * *', '61 * * * *', '* * * * * *', '@daily', 'TZ=UTC * * * * *', '0 0 * * 7'])
		test(`the expression ${cron}, with the reason, before the pipeline is looked for`, async () => {
			const { status, json } = await page.api.post('/api/v1/schedules', { ...good, pipeline: 'nowhere', cron });
			assert.equal(status, 400);
			assert.deepEqual([json.error.code, json.error.type], ['INVALID_ARGUMENT', 'VALIDATION']);
			assert.match(json.error.message, /^invalid cron expression: .{5,}/);
		});

	test('a pipeline that is not there', async () =>
		missing(await page.api.post('/api/v1/schedules', { ...good, pipeline: 'nowhere' }), 'pipeline not found'));

	test('a namespace that is not there, as a pipeline that is not', async () =>
		missing(await page.api.post('/api/v1/schedules', { ...good, namespace: 'nowhere' }), 'pipeline not found'));

	test('and nothing of it was made', async () =>
		assert.equal((await page.api.read('/api/v1/schedules')).total, 0));

	test('unknown members are ignored, and null is not given', async () => {
		const made = await page.schedule({ comment: 'mine', enabled: null });
		assert.equal(made.enabled, true);
		await page.api.delete(`/api/v1/schedules/${made.id}`);
	});

	test('a change to a bad expression, which leaves the schedule as it was', async () => {
		const made = await page.schedule();
		const { status, json } = await page.put(`/api/v1/schedules/${made.id}`, { cron: 'x', enabled: false });
		assert.equal(status, 400);
		assert.match(json.error.message, /^invalid cron expression: /);
		const empty = await page.put(`/api/v1/schedules/${made.id}`, { cron: '' });
		assert.equal(empty.status, 400);
		assert.match(empty.json.error.message, /^invalid cron expression: /);
		invalid(await page.put(`/api/v1/schedules/${made.id}`, '[]'), 'invalid request body');
		assert.deepEqual(await page.api.read(`/api/v1/schedules/${made.id}`), made);
		await page.api.delete(`/api/v1/schedules/${made.id}`);
	});
});

describe('pages of lists', () => {
	test('are of 50 rows, of 200 at most; what is no number is ignored; total counts all', async () => {
		await page.pipeline('gold', 'busy');
		const ids = [];
		for (let i = 0; i < 52; i++) ids.unshift((await page.schedule({ layer: 'gold', pipeline: 'busy' })).id);
		const read = async (query) => {
			const { schedules, total } = await page.api.read(`/api/v1/schedules${query}`);
			assert.equal(total, 52);
			return schedules.map((one) => one.id);
		};
		assert.deepEqual(await read(''), ids.slice(0, 50), 'newest first');
		for (const query of ['?limit=0', '?limit=-1', '?limit=many', '?offset=-1', '?offset=x'])
			assert.equal((await read(query)).length, 50, query);
		assert.deepEqual(await read('?limit=1000'), ids);
		assert.deepEqual(await read('?limit=2&offset=1'), ids.slice(1, 3));
		assert.deepEqual(await read('?offset=52'), []);
		assert.equal((await page.api.delete('/api/v1/pipelines/default/gold/busy')).status, 204);
		assert.deepEqual(await page.api.read('/api/v1/schedules'), { schedules: [], total: 0 }, 'they went with their pipeline');
	});
});
