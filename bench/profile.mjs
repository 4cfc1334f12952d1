// Where the time goes: instructions in user space for each task, by actor, by library and by function of ours, while
// tasks drain and while they are created. Counted by callgrind, so it is the same on a busy machine as on a quiet one;
// it does not see the kernel, and an instruction is not a nanosecond. Not one of the figures: it measures no rate.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Server, removeFolder, temporaryFolder } from '../tests/helpers/server.mjs';
import { ceilSecond } from '../tests/helpers/wait.mjs';
import { ACTORS } from './lib/cpu.mjs';
import { createAll, task } from './lib/creator.mjs';
import { output } from './lib/programs.mjs';
import { Sink } from './lib/sink.mjs';
import { CONNECTIONS } from './lib/wrk.mjs';
import { completed } from './lib/world.mjs';

const TASKS = 3000;
const LEAD_MS = 20000;
const DRAIN_MS = 120000;
const LEAST_PERCENT = 2;
const LINES = 16;

const counting = (server, state) => output('callgrind_control', ['-i', state, String(server.pid)]);

async function drain(server, sink) {
	const dueAt = ceilSecond(Date.now() + LEAD_MS);
	await createAll(server.port, Array(TASKS).fill(task(sink.url('/'), dueAt)));
	await counting(server, 'on');
	await pause(Math.max(0, dueAt - Date.now()));
	await completed(server, TASKS, DRAIN_MS);
}

async function creates(server, sink) {
	await counting(server, 'on');
	await createAll(server.port, Array(TASKS).fill(task(sink.url('/'), Date.now() + 3600000)), CONNECTIONS);
}

// Runs `load` under callgrind; gives the prefix of its files, one a thread.
async function count(folder, load) {
	const prefix = join(folder, load.name);
	const options = ['-q', '--tool=callgrind', '--instr-atstart=no', '--separate-threads=yes', `--callgrind-out-file=${prefix}`];
	const sink = await Sink.start();
	const server = new Server({ folder: temporaryFolder(), wrap: ['valgrind', ...options] });
	try {
		await server.start();
		await load(server, sink);
		await counting(server, 'off');
		await server.stop();
		return prefix;
	} finally {
		server.discard();
		await sink.stop();
	}
}

const ROW = /^\s*([\d,]+) \(\s*[\d.]+%\)\s+(.*)$/;

// Lines of callgrind_annotate: {n, file, name, object}.
async function annotate(file, ...options) {
	const text = await output('callgrind_annotate', ['--threshold=100', '--auto=no', ...options, file]);
	return text.split('\n').map((line) => ROW.exec(line)).filter(Boolean).map(([, n, what]) => {
		const [, place, object] = /^(.*?)(?: \[(.*)\])?$/.exec(what);
		const colon = place.lastIndexOf(':');
		return { n: Number(n.replaceAll(',', '')), file: place.slice(0, colon), name: place.slice(colon + 1),
			object: (object ?? '').split('/').at(-1) };
	});
}

async function show(load, actor, file) {
	const [total, ...self] = await annotate(file);
	const percent = (n) => `${((100 * n) / total.n).toFixed(1)} %`.padStart(7);
	const objects = new Map();
	for (const { n, object } of self) objects.set(object, (objects.get(object) ?? 0) + n);
	const shares = [...objects].filter(([, n]) => (100 * n) / total.n >= LEAST_PERCENT).sort(([, a], [, b]) => b - a);
	console.log(`\n${load}, ${actor}: ${Math.round(total.n / TASKS)} instructions a task; `
		+ shares.map(([object, n]) => `${object} ${percent(n).trim()}`).join(', '));
	const ours = (await annotate(file, '--inclusive=yes')).filter(({ n, object }) => object === 'belfry' && (100 * n) / total.n >= LEAST_PERCENT);
	for (const { n, file: source, name } of ours.slice(0, LINES))
		console.log(`  ${percent(n)}  ${String(Math.round(n / TASKS)).padStart(7)}  ${name} (${source.replace(/^.*\/src\//, '')})`);
}

const folder = temporaryFolder();
for (const [load, actors] of [[drain, ['deliver', 'engine']], [creates, ['engine', 'api']]]) {
	const prefix = await count(folder, load);
	for (const actor of actors) {
		const file = `${prefix}-0${ACTORS.indexOf(actor) + 1}`;
		if (existsSync(file)) await show(load.name, actor, file);
	}
}
removeFolder(folder);
