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

test('people read what a night changes and how to spread a pile', async (t) => {
	const file = fileIn(t, 's.yaml', YAML);
	const nights = await simulate(['-f', file, '--from', '2031-03-30', '--to', '2031-10-27']);
	assert.match(nights.stdout, /2031-03-30T01:00:00Z in Europe\/Berlin, clocks go from \+01:00 to \+02:00:\n/);
	assert.match(nights.stdout, /^ {2}nightly: 02:30 does not exist on 2031-03-30: skipped$/m);
	assert.match(nights.stdout, /^ {2}also nightly: 02:30 does not exist on 2031-03-30: fires at 03:00 instead$/m);
	assert.match(nights.stdout, /^ {2}nightly: 02:30 comes twice on 2031-10-26: not fired the second time$/m);
	assert.match(nights.stdout, /^To spread http:\/\/a\.example.*, where 2 meet now and [12] then:$/m);
	assert.match(nights.stdout, /^ {2}nightly: cron "30 2 \* \* \*" → "H 2 \* \* \*"$/m);
});

test('of a pile of many alike the first are named, and all are counted', async (t) => {
	const one = (i) => ({ name: `hourly ${i}`, cron: '0 * * * *', task_template: { target: 'http://a.example/' } });
	const many = [...Array.from({ length: 519 }, (_, i) => one(i)), { ...one(519), cron: undefined, every: '1h' }];
	const done = await simulate(['-f', fileIn(t, 's.json', JSON.stringify(many)), ...SPAN]);
	assert.equal(done.code, 0, done.stderr);
	assert.match(done.stdout, /, where 520 meet now and \d\d? then:$/m);
	assert.equal(done.stdout.match(/^ {2}hourly \d+: cron "0 \* \* \* \*" → "H \* \* \* \*"$/gm).length, 5);
	assert.match(done.stdout, /^ {2}the same for 514 more: cron "0 \* \* \* \*" → "H \* \* \* \*"$/m);
	assert.match(done.stdout, /^ {2}hourly 519: jitter_seconds 0 → 600$/m);
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
