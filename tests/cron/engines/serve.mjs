// The batch protocol: a line EXPR<TAB>ZONE<TAB>FROM<TAB>N is answered by instants separated by a space, or `error: …`.
// With --bench it is answered by two numbers instead: CPU nanoseconds for one of N next steps from FROM, each from
// the one before, and for one parse.
import { createInterface } from 'node:readline';

const END = Date.UTC(2036, 0, 1);
const PARSES = 2000;

const print = (date) => date.toISOString().replace('.000Z', 'Z');
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) * 1000; };

function time(n, step) {
	const before = cpu();
	for (let i = 0; i < n; i++) step();
	return (cpu() - before) / n;
}

// An engine is { parse(expr, zone, from), next(parsed, date) }.
function bench({ parse, next }, expr, zone, from, n) {
	const start = new Date(from);
	const parsed = parse(expr, zone, from);
	let at = start;
	const step = () => { at = next(parsed, at); if (at === null || at >= END) at = start; };
	time(Math.ceil(n / 10), step); // the compiler warms up
	return [time(n, step), time(PARSES, () => parse(expr, zone, from))].map(Math.round).join(' ');
}

function list({ parse, next }, expr, zone, from, n) {
	const parsed = parse(expr, zone, from);
	const found = [];
	for (let at = new Date(from); found.length < n;) {
		at = next(parsed, at);
		if (at === null) break;
		found.push(print(at));
	}
	return found.join(' ');
}

export async function serve(engine) {
	const answer = process.argv.includes('--bench') ? bench : list;
	for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
		const parts = line.split('\t');
		const [zone, from, n] = parts.splice(-3);
		let text;
		try {
			text = answer(engine, parts.join('\t'), zone, from, Number(n));
		} catch (error) {
			text = `error: ${String(error.message).split('\n')[0]}`;
		}
		process.stdout.write(`${text}\n`);
	}
}
