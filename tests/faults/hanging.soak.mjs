// hanging.test.mjs at its whole size.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { round } from './neighbours.mjs';

const SIZE = { healthy: 99, each: 1000, spread_ms: 120000, paced: 10, rate: 50, concurrency: 2 };
const HANGING = 100000;

test('100,000 tasks that hang beside 99 targets of 1,000 each', async (t) => {
	const alone = await round({ ...SIZE, hanging: 0 });
	const beside = await round({ ...SIZE, hanging: HANGING });
	t.diagnostic(JSON.stringify({ alone, beside }));
	for (const seen of [alone, beside]) {
		assert.ok(seen.peak <= SIZE.concurrency && seen.early >= 0);
		assert.ok(seen.busiest <= SIZE.rate);
	}
	assert.equal(beside.hangingPeak, 2 * SIZE.concurrency);
	assert.ok(beside.p99 <= 2 * Math.max(alone.p99, 1), `from ${alone.p99} to ${beside.p99} ms`);
});
