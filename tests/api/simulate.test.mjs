// belfry simulate: a span's fires from a file without any server, and from a server.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { belfry } from '../helpers/run.mjs';
import { house, removeFolder, temporaryFolder } from '../helpers/server.mjs';

const YAML = `
calendars:
  off:
    dates: [2031-01-02]
schedules:
  - name: nightly
    cron: "30 2 * * *"
    timezone: Europe/Berlin
    dst: ocps14
    task_template: {target: http://a.example/x}
  - name: also nightly
    cron: 30 2 * * *
    timezone: Europe/Berlin
    exclude_calendars: [off]
    task_template: {target: http://a.example/y}
  - every: 6h
  - cron: "* * * * *"
    enabled: false
`;

const SPAN = ['--from', '2031-01-01', '--to', '2031-01-03'];
const simulate = (args, env = {}) => belfry(['simulate', ...args], { env });

function fileIn(t, name, text) {
	const folder = temporaryFolder();
	t.after(() => removeFolder(folder));
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

test('a file needs no server', async (t) => {
	const file = fileIn(t, 's.yaml', YAML);
	const done = await simulate(['-f', file, ...SPAN, '-o', 'json']);
	assert.equal(done.code, 0, done.stderr);
	const { schedules, fires, collisions, proposals, transitions } = JSON.parse(done.stdout);
	assert.deepEqual([schedules, fires], [3, 3 + 8]);
	assert.deepEqual(collisions.map(({ at, fires: n, schedules: some }) => [at, n, some.map(({ name }) => name).sort()]),
		[['2031-01-01T01:30:00Z', 2, ['also nightly', 'nightly']]]);
	assert.ok(!('schedule_id' in collisions[0].schedules[0]));
	assert.deepEqual(proposals[0].schedules[0].diff, { cron: { from: '30 2 * * *', to: 'H 2 * * *' } });
	assert.deepEqual(transitions, []);
	const spring = await simulate(['-f', file, '--from', '2031-03-30', '--to', '2031-03-31']);
	assert.equal(spring.code, 0, spring.stderr);
	assert.match(spring.stdout, /2031-03-30T01:00:00Z +Europe\/Berlin +2/);
});

test('JSON is a file, too, and a bare list', async (t) => {
	const file = fileIn(t, 's.json', JSON.stringify([{ cron: '0 * * * *', timezone: 'UTC' }]));
	const done = await simulate(['-f', file, '--from', '2031-01-01', '--to', '2032-01-01', '-o', 'json']);
	assert.equal(JSON.parse(done.stdout).fires, 8760, done.stderr);
});

test('a fault is told with its schedule or line', async (t) => {
	for (const [text, reason] of [
		['schedules:\n  - cron: 0 9 * * *\n  - cron: 99 * * * *\n', /schedule 2: .*99/],
		['- {every: 90s}\n- {name: x}\n', /schedule 2: .*cron is required/],
		['- {every: 90s, exclude_calendars: [off]}\n', /schedule 1: .*no calendar "off"/],
		['schedules: [\n', /line 2/],
		['{}', /no list of schedules/],
	]) {
		const done = await simulate(['-f', fileIn(t, 'bad.yaml', text), ...SPAN]);
		assert.equal(done.code, 1, text);
		assert.match(done.stderr, reason);
	}
	assert.equal((await simulate(['-f', '/nowhere.yaml'])).code, 1);
	assert.equal((await simulate(['-f', fileIn(t, 'ok.yaml', YAML), '--target', 'x'])).code, 2);
});

test('without a file it is the server that is asked', async (t) => {
	const { server, api } = await house(t);
	await api.schedule({ cron: '0 9 * * *', timezone: 'UTC', task_template: { target: 'http://127.0.0.1:9/' } });
	const done = await simulate(SPAN, { BELFRY_URL: server.url });
	assert.equal(done.code, 0, done.stderr);
	assert.match(done.stdout, /2031-01-01T09:00:00Z +1\n2031-01-02T09:00:00Z +1/);
});
