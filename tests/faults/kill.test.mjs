// kill -9 at any moment: no occurrence is lost, none is doubled, each is delivered, none early. The long
// campaign of `make soak` is the same with more of everything.
// docs/semantics.md, "At least once"
// docs/semantics.md, "Never early"

import { test } from 'node:test';

import { campaign } from './campaign.mjs';

const size = process.env.SOAK ? { schedules: 300, kills: 30 } : { schedules: 100, kills: 8 };

test(`${size.schedules} schedules outlive ${size.kills} kills`, async (t) => {
	const seed = Number(process.env.SEED ?? Date.now() % 1e9);
	t.diagnostic(`SEED=${seed}`);
	await campaign({ ...size, seed, report: (text) => t.diagnostic(text) });
});
