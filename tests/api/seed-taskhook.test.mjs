// Taskhook's published page of the Schedules API, line by line: each of its curl commands is run by the
// real curl with nothing changed but the host and the ids, and the answer is held to the page's sample.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { shell } from '../helpers/run.mjs';
import { Server } from '../helpers/server.mjs';
import { assertShape } from '../helpers/shape.mjs';
import { until } from '../helpers/wait.mjs';

const SCHEDULE = {
	id: 'schedule_123',
	status: 'active',
	cron: '0 9 * * *',
	timezone: 'America/New_York',
	start_at: '2024-03-01T00:00:00Z',
	end_at: '2024-12-31T23:59:59Z',
	task_template: {
		target: 'https://example.com/scheduled-job',
		payload: {
			key: 'value',
		},
	},
	enabled: true,
	next_execution_at: null,
	last_execution_at: null,
	execution_count: 0,
	created_at: '2024-01-30T12:00:00Z',
	updated_at: '2024-01-30T12:00:00Z',
};

// What the create asked for, and so what every later answer must repeat.
const GIVEN = ['cron', 'timezone', 'start_at', 'end_at', 'task_template', 'enabled'];

const CREATE = String.raw`curl https://api.taskhook.io/v1/schedules \
-H "Authorization: Bearer {token}" \
-H "Content-Type: application/json" \
-d '{
"cron": "0 9 * * *",
"timezone": "America/New_York",
"start_at": "2024-03-01T00:00:00Z",
"end_at": "2024-12-31T23:59:59Z",
"task_template": {
"target": "https://example.com/scheduled-job",
"payload": {"key": "value"}
}
}'`;

const LIST = String.raw`curl -G https://api.taskhook.io/v1/schedules \
-H "Authorization: Bearer {token}" \
-d status=active \
-d enabled=true \
-d limit=10`;

const GET = String.raw`curl https://api.taskhook.io/v1/schedules/schedule_123 \
-H "Authorization: Bearer {token}"`;

const PATCH = String.raw`curl -X PATCH https://api.taskhook.io/v1/schedules/schedule_123 \
-H "Authorization: Bearer {token}" \
-H "Content-Type: application/json" \
-d '{
"enabled": false,
"end_at": "2024-06-30T23:59:59Z",
"cron": "0 */4 * * *"
}'`;

const DELETE = String.raw`curl -X DELETE https://api.taskhook.io/v1/schedules/schedule_123 \
-H "Authorization: Bearer {token}"`;

const TASKS = String.raw`curl -G https://api.taskhook.io/v1/schedules/schedule_123/tasks \
-H "Authorization: Bearer {token}" \
-d status=completed`;

const PREVIEW = String.raw`curl -G https://api.taskhook.io/v1/schedules/schedule_123/preview \
-H "Authorization: Bearer {token}" \
-d limit=5 \
-d start_from="2024-03-01T00:00:00Z"`;

const TASK = {
	id: 'task_789',
	schedule_id: 'schedule_123',
	scheduled_for: '2024-03-01T14:00:00Z',
	status: 'completed',
	target: 'https://example.com/scheduled-job',
	payload: {
		key: 'value',
	},
	created_at: '2024-03-01T13:55:00Z',
};

const EXECUTIONS = [
	{
		scheduled_for: '2024-03-01T14:00:00Z',
		local_time: '2024-03-01T09:00:00-05:00',
	},
	{
		scheduled_for: '2024-03-02T14:00:00Z',
		local_time: '2024-03-02T09:00:00-05:00',
	},
	{
		scheduled_for: '2024-03-03T14:00:00Z',
		local_time: '2024-03-03T09:00:00-05:00',
	},
	{
		scheduled_for: '2024-03-04T14:00:00Z',
		local_time: '2024-03-04T09:00:00-05:00',
	},
	{
		scheduled_for: '2024-03-05T14:00:00Z',
		local_time: '2024-03-05T09:00:00-05:00',
	},
];

const ROOT = 'a-root-token-for-the-seed-0123456789';

const pick = (object, names) => Object.fromEntries(names.map((name) => [name, object[name]]));

describe("every curl of Taskhook's page", () => {
	let server;
	let receiver;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start({
			dev: false,
			args: ['--allow-targets', '127.0.0.0/8'],
			env: { BELFRY_ROOT_TOKEN: ROOT },
		});
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	// Runs a command of the page; gives {status, body}.
	async function page(command, id) {
		const line = command
			.replace('https://api.taskhook.io', server.url)
			.replace('{token}', ROOT)
			.replaceAll('schedule_123', id ?? 'no-id-in-this-command');
		const { code, stdout, stderr } = await shell(`${line} -sS -w '\n%{http_code}'`);
		assert.equal(code, 0, stderr);
		const end = stdout.lastIndexOf('\n');
		const status = Number(stdout.slice(end + 1));
		assert.ok(status >= 200 && status < 300, stdout);
		return { status, body: JSON.parse(stdout.slice(0, end)) };
	}

	const created = () => page(CREATE).then(({ body }) => body);

	test('create answers 201 with the schedule', async () => {
		const begun = Math.floor(Date.now() / 1000) * 1000;
		const { status, body } = await page(CREATE);
		assert.equal(status, 201);
		assertShape(body, SCHEDULE);
		assert.deepEqual(pick(body, GIVEN), pick(SCHEDULE, GIVEN));
		assert.equal(body.status, 'active');
		assert.equal(body.last_execution_at, null);
		assert.equal(body.execution_count, 0);
		assert.ok(Date.parse(body.created_at) >= begun && Date.parse(body.created_at) <= Date.now());
		assert.equal(body.updated_at, body.created_at);
	});

	test('list gives the active ones, newest first, with their total', async () => {
		const [older, newer] = [await created(), await created()];
		const { body } = await page(LIST);
		assertShape(body, { total: 2, schedules: [SCHEDULE] });
		assert.ok(body.total >= 2);
		assert.deepEqual(body.schedules.slice(0, 2).map(({ id }) => id), [newer.id, older.id]);
		assert.deepEqual(pick(body.schedules[0], GIVEN), pick(SCHEDULE, GIVEN));
	});

	test('get gives the one schedule', async () => {
		const { warnings, ...made } = await created();
		assert.deepEqual(warnings.map(({ code }) => code), ['window_over'], 'the page is of 2024');
		const { status, body } = await page(GET, made.id);
		assert.equal(status, 200);
		assertShape(body, SCHEDULE);
		assert.deepEqual(body, made);
	});

	test("a schedule's completed tasks", async () => {
		const target = receiver.answer('/scheduled-job', 200);
		const made = await server.client({ token: ROOT }).schedule({
			cron: '* * * * * *',
			timezone: 'America/New_York',
			task_template: { target, payload: { key: 'value' } },
		});
		await until(async () => (await page(TASKS, made.id)).body.tasks.length >= 2, 8000, 'two completed tasks');
		const { body } = await page(TASKS, made.id);
		assertShape(body, { total: 50, tasks: [TASK] });
		assert.equal(body.total, body.tasks.length);
		for (const task of body.tasks) {
			assert.deepEqual(pick(task, ['schedule_id', 'status', 'target', 'payload']),
				{ schedule_id: made.id, status: 'completed', target, payload: { key: 'value' } });
		}
		const slots = body.tasks.map((task) => task.scheduled_for);
		assert.deepEqual(slots, [...slots].sort().reverse(), 'the newest first');
	});

	test("preview gives exactly the page's five executions", async () => {
		const made = await created();
		const { body } = await page(PREVIEW, made.id);
		assertShape(body, { schedule_id: 'schedule_123', executions: EXECUTIONS });
		assert.equal(body.schedule_id, made.id);
		assert.deepEqual(body.executions.map((one) => pick(one, ['scheduled_for', 'local_time'])), EXECUTIONS);
	});

	test('update changes what it names and answers with it', async () => {
		const made = await created();
		const changes = { enabled: false, cron: '0 */4 * * *', end_at: '2024-06-30T23:59:59Z' };
		const { status, body } = await page(PATCH, made.id);
		assert.equal(status, 200);
		assertShape(body, { id: 'schedule_123', ...changes });
		assert.deepEqual(pick(body, Object.keys(changes)), changes);
		const { body: stored } = await page(GET, made.id);
		assert.deepEqual(pick(stored, GIVEN), { ...pick(SCHEDULE, GIVEN), ...changes });
		assert.equal(stored.status, 'disabled');
	});

	test('delete marks the schedule as deleted', async () => {
		const made = await created();
		const { status, body } = await page(DELETE, made.id);
		assert.equal(status, 200);
		assertShape(body, { id: 'schedule_123', status: 'deleted' });
		assert.deepEqual(pick(body, ['id', 'status']), { id: made.id, status: 'deleted' });
		const { body: list } = await page(LIST);
		assert.ok(list.schedules.every(({ id }) => id !== made.id), 'it has left the list');
	});
});
