// bench/sink.c: the endpoint that costs next to nothing, in a process of its own.

import { request } from '../../tests/helpers/http.mjs';
import { programPath, start } from './programs.mjs';

export class Sink {
	static async start() {
		const sink = new Sink();
		sink.child = start(programPath('sink'), [], { stdio: ['ignore', 'pipe', 'inherit'] });
		sink.port = await new Promise((resolve, reject) => {
			sink.child.stdout.setEncoding('utf8').once('data', (line) => resolve(Number(line)));
			sink.child.exited.then((exit) => reject(new Error(`the sink ended at once: ${JSON.stringify(exit)}`)));
		});
		return sink;
	}

	get pid() {
		return this.child.pid;
	}

	url(path) {
		return `http://127.0.0.1:${this.port}${path}`;
	}

	// The sink sorts all arrivals for this: not to be asked while a load runs.
	async stats() {
		return (await request(this.url('/stats'))).json;
	}

	async reset() {
		await request(this.url('/reset'), { method: 'POST' });
	}

	async stop() {
		this.child.kill('SIGTERM');
		await this.child.exited;
	}
}
