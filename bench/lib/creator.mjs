// Creates tasks over keep-alive connections, each with one request under way: node's own client would take
// longer for a request than the server does.

import net from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const QUIET_MS = 20000;

function write(body) {
	return `POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
		+ `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

// The answer's status once all of it is there.
function read(bytes) {
	const head = bytes.indexOf(HEAD_END);
	if (head < 0) return undefined;
	const text = bytes.toString('latin1', 0, head);
	const length = Number(/^content-length: *(\d+)/im.exec(text)[1]);
	if (bytes.length < head + HEAD_END.length + length) return undefined;
	return { status: Number(text.slice(9, 12)), body: () => bytes.toString('utf8', head + HEAD_END.length) };
}

// One connection: sends what `next` gives until it gives undefined.
function connection(port, next) {
	return new Promise((resolve, reject) => {
		const socket = net.connect(port, '127.0.0.1');
		let bytes = Buffer.alloc(0);
		const send = () => {
			const body = next();
			if (body === undefined) socket.end(resolve);
			else socket.write(write(body));
		};
		socket.setNoDelay(true).setTimeout(QUIET_MS, () => socket.destroy(new Error('no answer to a create')));
		socket.on('error', reject).on('connect', send);
		socket.on('close', () => reject(new Error('the server closed a connection')));
		socket.on('data', (part) => {
			bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part]);
			const answer = read(bytes);
			if (answer === undefined) return;
			bytes = Buffer.alloc(0);
			if (answer.status === 201) send();
			else socket.destroy(new Error(`a create was answered ${answer.status}: ${answer.body()}`));
		});
	});
}

// Creates `bodies.length` tasks at most `connections` at a time.
export async function createAll(port, bodies, connections = 32) {
	let i = 0;
	const next = () => bodies[i++];
	await Promise.all(Array.from({ length: connections }, () => connection(port, next)));
}

// About 300 bytes, as LIMITS of such services are usually measured with.
const PAYLOAD = { event: 'bench', note: 'x'.repeat(200) };

export const task = (target, dueAt) => JSON.stringify({
	target,
	payload: PAYLOAD,
	execute_after: new Date(dueAt).toISOString(),
});
