// The products' own clients (tests/dialects/clients), run by a Node that is new enough for them. They are
// installed when a test asks for them first; without npm there are none.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

import { run } from './run.mjs';

const FOLDER = fileURLToPath(new URL('../dialects/clients/', import.meta.url));
const NEW_ENOUGH = 22;

export const hasNpm = spawnSync('npm', ['--version']).status === 0;

function nodeOfClients() {
	if (Number(process.versions.node.split('.')[0]) >= NEW_ENOUGH) return process.execPath;
	return ['x64', 'arm64'].map((arch) => join(FOLDER, `node_modules/node-linux-${arch}/bin/node`)).find(existsSync);
}

export function installClients() {
	const { status, stderr } = spawnSync(join(FOLDER, 'setup'), { encoding: 'utf8' });
	if (status !== 0) throw new Error(`tests/dialects/clients/setup failed: ${stderr}`);
}

// Runs a program of the clients' folder, which prints one JSON value, and gives that.
export async function runClient(name, env) {
	const { code, stdout, stderr } = await run(nodeOfClients(), [join(FOLDER, name)], { env, cwd: FOLDER });
	if (code !== 0) throw new Error(`${name} failed with ${code}: ${stderr}`);
	return JSON.parse(stdout);
}
