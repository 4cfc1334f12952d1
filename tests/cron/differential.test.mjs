// `belfry cron next --batch` against engines of other make (differential.py), and against a slow one written from the
// rules alone (brute_force.py). BELFRY_CRON_CASES says how many questions each gets.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const belfry = process.env.BELFRY_BIN ?? `${here}../../build/dev/belfry`;
const cases = process.env.BELFRY_CRON_CASES ?? '600';
const seed = process.env.BELFRY_CRON_SEED ?? '1';

const runs = (command, ...args) => spawnSync(command, args).status === 0;
const python = runs('python3', '-c', 'import zoneinfo');

const engines = {
	'croner': existsSync(`${here}node_modules/croner`),
	'cron-parser': existsSync(`${here}node_modules/cron-parser`),
	'croniter': runs('/usr/bin/python3', '-c', 'import croniter'),
	'robfig': existsSync(`${here}../../build/cron-engines/robfig`),
};

function agree(...args) {
	const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
	assert.equal(status, 0, `${stdout}\n${stderr}`);
	return stdout;
}

test('random questions are answered as the rules say', { skip: !python && 'python3 is not here' }, () => {
	assert.match(agree(`${here}brute_force.py`, belfry, cases, seed), / 0 differences/);
});

for (const [engine, there] of Object.entries(engines))
	test(`every difference from ${engine} has a reason`, { skip: (!python || !there) && 'not here: tests/cron/setup' }, () => {
		const report = agree(`${here}differential.py`, belfry, engine, cases, seed);
		const same = Number(/(\d+) same/.exec(report)?.[1] ?? 0);
		assert.ok(same > Number(cases) / 5, `compared too little:\n${report}`);
	});
