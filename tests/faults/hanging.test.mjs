// A target that hangs, with a large backlog, does not delay the others; limits hold exactly, as the targets see
// them. The whole size (100,000 tasks that hang, 99 targets of 1,000 each) is hanging.soak.mjs.
// docs/semantics.md, "Limits of a target"
// docs/semantics.md, "Fairness"

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SLOW } from '../helpers/wait.mjs';
import { busiest, percentile, round } from './neighbours.mjs';

// A slower build has the fewer tasks, not the longer run.
const SIZE = { healthy: 99, each: Math.ceil(50 / SLOW), spread_ms: 4000, paced: 4, rate: 10, concurrency: 2 };
const HANGING = Math.ceil(5000 / SLOW);
const TIMER_MS = 10; // below this a difference is the machine's, not the server's
const ROUNDS = 3; // other programs share the machine: one quiet pair of rounds tells

describe('a target that hangs', () => {
	test('what these tests measure with counts right', () => {
		assert.equal(busiest([0, 999, 1000, 1001], 1000), 3);
		assert.equal(busiest([5], 1000), 1);
		assert.equal(percentile([3, 1, 2], 0.5), 2);
		assert.equal(percentile(Array.from({ length: 100 }, (_, i) => i), 0.99), 99);
	});

	test('delays no other target, and no target sees more than its limits', async (t) => {
		for (let left = ROUNDS; ; left--) {
			const alone = await round({ ...SIZE, hanging: 0 });
			const beside = await round({ ...SIZE, hanging: HANGING });
			t.diagnostic(`p99 start lateness: ${alone.p99} ms alone, ${beside.p99} ms beside it`);
			for (const seen of [alone, beside]) {
				assert.ok(seen.peak <= SIZE.concurrency, `${seen.peak} attempts at once`);
				assert.ok(seen.busiest <= SIZE.rate, `${seen.busiest} attempts in a second`);
				assert.ok(seen.early >= 0, `${-seen.early} ms early`);
			}
			assert.equal(beside.hangingPeak, 2 * SIZE.concurrency);
			if (beside.p99 <= Math.max(2 * alone.p99, TIMER_MS * SLOW)) return;
			assert.ok(left > 1, `p99 start lateness grows from ${alone.p99} to ${beside.p99} ms`);
		}
	});
});
