// Results: one line of JSON for each measurement, appended to build/bench/NAME.json, and a table for people.

import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { facts, others, weather } from './machine.mjs';

const FOLDER = resolve(process.env.BELFRY_BENCH_OUT ?? 'build/bench');

export class Report {
	#rows = [];
	#failures = [];

	constructor(name, folder) {
		this.name = name;
		this.folder = folder;
		this.machine = facts();
		this.others = others();
		mkdirSync(FOLDER, { recursive: true });
	}

	// The weather belongs to the line: of the time since the last one, and of this moment.
	async line(figures) {
		const now = { others_percent: this.others(), ...(await weather(this.folder)) };
		const line = { bench: this.name, at: new Date().toISOString(), ...figures, machine: { ...this.machine, ...now } };
		appendFileSync(join(FOLDER, `${this.name}.json`), `${JSON.stringify(line)}\n`);
		process.stderr.write(`${this.name}: ${JSON.stringify({ ...figures, ...now })}\n`);
		return line;
	}

	row(what, figure, { target = '', peer = '' } = {}) {
		this.#rows.push([what, String(figure), target, peer]);
	}

	// What must hold on any machine, however slow.
	must(holds, sentence) {
		if (!holds) this.#failures.push(sentence);
	}

	print() {
		const { cores, cpu, kernel, commit } = this.machine;
		const rows = [['', 'measured', 'target', 'beside it'], ...this.#rows];
		const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
		console.log(`\n${this.name}, ${commit}, ${cores} x ${cpu}, Linux ${kernel}\n`);
		for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
		for (const sentence of this.#failures) console.log(`\nBROKEN: ${sentence}`);
		if (this.#failures.length > 0) process.exitCode = 1;
	}
}
