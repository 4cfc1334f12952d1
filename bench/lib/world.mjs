// A server and a sink, each a process of its own, for the time of one measurement.

import { Server, temporaryFolder } from '../../tests/helpers/server.mjs';
import { metrics } from './metrics.mjs';
import { Sink } from './sink.mjs';

const POLL_MS = 50;

export async function inWorld(measure) {
	const sink = await Sink.start();
	const server = new Server({ folder: temporaryFolder() });
	try {
		await server.start();
		const result = await measure(server, sink);
		await server.stop();
		return result;
	} finally {
		server.discard();
		await sink.stop();
	}
}

// Waits until `n` tasks have succeeded and the store holds none that is under way; asks seldom, so as not to weigh
// on what is measured. Gives the moment.
export async function completed(server, n, most_ms) {
	const end = Date.now() + most_ms;
	for (;;) {
		const now = await metrics(server);
		if (now('belfry_deliveries_total{result="succeeded"}') >= n && now('belfry_tasks{state="running"}') === 0)
			return Date.now();
		if (Date.now() > end) throw new Error(`not completed within ${most_ms} ms: ${now('belfry_tasks{state="ready"}')} tasks wait`);
		await new Promise((done) => setTimeout(done, POLL_MS));
	}
}
