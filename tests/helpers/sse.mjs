// A reader of server-sent events (the HTML standard, section 9.2) that shows what came as it came: events
// in order, comments, the id that a browser would come back with, and how the stream ended.

import http from 'node:http';

import { SLOW, until } from './wait.mjs';

const EVENT_MS = 8000;

export class EventStream {
	events = []; // {id, event, data}
	comments = 0;
	lastId = '';
	ended = false; // the server has said that it is over
	broken = false; // the connection has broken off

	#text = '';
	#taken = 0;

	// Gives the stream once the answer's header is there.
	static open(url, { headers = {} } = {}) {
		return new Promise((resolve, reject) => {
			const stream = new EventStream();
			stream.request = http.get(url, { agent: false, headers: { accept: 'text/event-stream', ...headers } });
			stream.request.on('error', (error) => {
				stream.broken = true;
				reject(error);
			});
			stream.request.on('response', (answer) => {
				stream.status = answer.statusCode;
				stream.headers = answer.headers;
				answer.setEncoding('utf8').on('data', (text) => stream.#read(text));
				answer.on('error', () => {
					stream.broken = true;
				});
				answer.on('end', () => {
					stream.ended = true;
				});
				resolve(stream);
			});
		});
	}

	#read(text) {
		this.#text += text;
		for (let at; (at = this.#text.indexOf('\n\n')) >= 0; this.#text = this.#text.slice(at + 2))
			this.#take(this.#text.slice(0, at));
	}

	#take(block) {
		const fields = { data: [] };
		for (const line of block.split('\n')) {
			const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
			if (name === '') this.comments++;
			else if (name === 'data') fields.data.push(value);
			else fields[name] = value;
		}
		this.lastId = fields.id ?? this.lastId;
		if (fields.data.length > 0)
			this.events.push({ id: this.lastId, event: fields.event, data: JSON.parse(fields.data.join('\n')) });
	}

	// The next event that was not taken yet.
	async next(ms = EVENT_MS) {
		await until(() => this.events.length > this.#taken, ms, `event ${this.#taken + 1}`);
		return this.events[this.#taken++];
	}

	// Events up to the first of that kind, that one included.
	async to(kind, ms = EVENT_MS) {
		const taken = [];
		do taken.push(await this.next(ms)); while (taken.at(-1).event !== kind);
		return taken;
	}

	end(ms = EVENT_MS) {
		return until(() => this.ended || this.broken, ms * SLOW, 'the end of the stream');
	}

	close() {
		this.request.destroy();
	}
}
