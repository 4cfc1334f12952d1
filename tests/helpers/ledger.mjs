// The promise of the product, checked from outside: for any schedule and span, the occurrences that the
// cron expression says (worked out by `belfry cron next --batch`, which knows no store) are the tasks and
// gaps on record, each once.

import assert from 'node:assert/strict';

import { belfry } from './run.mjs';
import { isoSeconds } from './wait.mjs';

const MOST = 100000;

// The slots of a schedule in from..to (ms, both included), as instants in ms.
export async function occurrences({ cron, timezone, dst = 'vixie' }, from, to) {
	const line = [cron, timezone, new Date(from - 1).toISOString(), MOST].join('\t');
	const { code, stdout, stderr } = await belfry(['cron', 'next', '--batch', '--dst', dst], { input: `${line}\n` });
	assert.equal(code, 0, stderr);
	assert.doesNotMatch(stdout, /error/);
	const slots = stdout.trim().split(' ').filter(Boolean).map(Date.parse);
	assert.ok(slots.length < MOST || slots.at(-1) > to, 'the span is within what was asked for');
	return slots.filter((slot) => slot <= to);
}

// What is on record: {tasks: [{scheduled_for, …}], gaps: [{from, to, count, reason}]}.
export async function ledger(api, schedule, from, to) {
	const query = new URLSearchParams({ schedule_id: schedule.id, from: isoSeconds(from), to: isoSeconds(to) });
	return api.read(`/v1/ledger?${query}`);
}

// Each slot of the span is one task, or lies in one gap; and nothing else is on record.
export async function assertLedger(api, schedule, from, to) {
	const [slots, record] = await Promise.all([occurrences(schedule, from, to), ledger(api, schedule, from, to)]);
	const covered = new Map(slots.map((slot) => [slot, 0]));
	const cover = (slot) => {
		assert.ok(covered.has(slot), `${isoSeconds(slot)} is on record and no occurrence`);
		covered.set(slot, covered.get(slot) + 1);
	};
	for (const { scheduled_for: slot } of record.tasks) cover(Date.parse(slot));
	for (const gap of record.gaps) {
		const inside = slots.filter((slot) => slot >= Date.parse(gap.from) && slot <= Date.parse(gap.to));
		inside.forEach(cover);
		if (Date.parse(gap.from) >= from && Date.parse(gap.to) <= to)
			assert.equal(gap.count, inside.length, `the count of ${JSON.stringify(gap)}`);
	}
	for (const [slot, times] of covered)
		assert.equal(times, 1, `${isoSeconds(slot)} is on record ${times} times\n${JSON.stringify(record)}`);
	return record;
}
