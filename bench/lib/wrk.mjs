// wrk over 64 keep-alive connections: creates, or the same bytes at a server that does nothing with them.

import { fileURLToPath } from 'node:url';

import { output } from './programs.mjs';

const SCRIPT = fileURLToPath(new URL('create.lua', import.meta.url));

export const CONNECTIONS = 64;

// Gives {answers, seconds, rate, p50_ms, p99_ms, refused, broken}.
export async function creates(url, seconds) {
	const text = await output('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', SCRIPT, url]);
	const counted = JSON.parse(/^JSON (.*)$/m.exec(text)[1]);
	return { ...counted, rate: Math.round(counted.answers / counted.seconds) };
}
