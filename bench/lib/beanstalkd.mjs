// The peer of the creates: beanstalkd, a queue in C that is known for its speed, told to fsync each job before it
// answers (-f0). 64 connections, each with one put under way, over a socket in a folder of its own.

import { mkdirSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';

import { until } from '../../tests/helpers/wait.mjs';
import { start } from './programs.mjs';

const BODY = 'x'.repeat(300);
const PUT = `put 0 3600 60 ${BODY.length}\r\n${BODY}\r\n`;
const START_MS = 5000;

const connected = (path) => new Promise((resolve) => {
	const socket = net.connect(path, () => socket.end(() => resolve(true)));
	socket.on('error', () => resolve(false));
});

// Puts one job after the other until the moment `end`; gives how many were answered.
function putUntil(path, end) {
	return new Promise((resolve, reject) => {
		const socket = net.connect(path, () => socket.write(PUT));
		let answers = 0;
		socket.on('error', reject);
		socket.on('data', (bytes) => {
			if (!/^INSERTED \d+\r\n$/.test(bytes.toString('latin1')))
				return socket.destroy(new Error(`beanstalkd says ${bytes.toString('latin1')}`));
			answers += 1;
			if (Date.now() < end) socket.write(PUT);
			else socket.end(() => resolve(answers));
		});
	});
}

// Gives {answers, seconds, rate}.
export async function puts(folder, connections, seconds) {
	const log = join(folder, 'beanstalkd');
	const path = join(folder, 'beanstalkd.sock');
	mkdirSync(log);
	const server = start('beanstalkd', ['-l', `unix:${path}`, '-b', log, '-f0'], { stdio: 'ignore' });
	try {
		await until(() => connected(path), START_MS, 'beanstalkd to listen');
		const begun = performance.now();
		const end = Date.now() + seconds * 1000;
		const counts = await Promise.all(Array.from({ length: connections }, () => putUntil(path, end)));
		const took = (performance.now() - begun) / 1000;
		const answers = counts.reduce((sum, n) => sum + n, 0);
		return { answers, seconds: took, rate: Math.round(answers / took) };
	} finally {
		server.kill('SIGTERM');
		await server.exited;
	}
}
