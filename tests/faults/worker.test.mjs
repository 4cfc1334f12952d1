// The worker: commands of a real git repository, run for the tasks of a queue; their logs, their outputs, and
// what becomes of them when the server or the worker is killed.
// docs/semantics.md, "Workers"

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { Worker } from '../helpers/worker.mjs';
import { belfry } from '../helpers/run.mjs';
import { removeFolder, Server, temporaryFolder } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const LEASE_S = 2;

// Says who it is and leaves an output and metrics; waits where the payload names a file to wait for.
const RUN = `
import json, os, sys, time
payload = json.load(sys.stdin)
assert payload == json.load(open(os.environ['BELFRY_PAYLOAD_FILE']))
print('run of', open('NAME').read().strip(), 'attempt', os.environ['BELFRY_ATTEMPT'], flush=True)
print('to stderr ä', file=sys.stderr, flush=True)
if payload.get('begun'):
    open(payload['begun'] + '.' + os.environ['BELFRY_ATTEMPT'], 'w').close()
while payload.get('gate') and not os.path.exists(payload['gate']):
    time.sleep(0.02)
open(os.path.join(os.environ['BELFRY_OUTPUTS'], 'report.csv'), 'w').write('a,b\\n1,2\\n')
json.dump({'rows': 2}, open(os.environ['BELFRY_METRICS'], 'w'))
print('end', sorted(k for k in os.environ if k in ('SECRET', 'STAGE', 'LEAK')), flush=True)
sys.exit(payload.get('exit', 0))
`;

const git = (folder, ...args) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });

function repository(folder) {
	mkdirSync(join(folder, 'model'), { recursive: true });
	git(folder, 'init', '--quiet', '--initial-branch=main', '.');
	writeFileSync(join(folder, 'NAME'), 'main\n');
	writeFileSync(join(folder, 'run.py'), RUN);
	writeFileSync(join(folder, 'model', 'forecast.py'), 'print("forecast of", open("NAME").read().strip())\n');
	git(folder, 'add', '.');
	git(folder, 'commit', '--quiet', '-m', 'first');
	const commit = git(folder, 'rev-parse', 'HEAD').toString().trim();
	git(folder, 'checkout', '--quiet', '-b', 'what-if/2');
	writeFileSync(join(folder, 'NAME'), 'what-if\n');
	git(folder, 'commit', '--quiet', '-am', 'second');
	git(folder, 'checkout', '--quiet', 'main');
	// A hook that would run on a checkout, if hooks were on.
	writeFileSync(join(folder, '.git', 'hooks', 'post-checkout'), '#!/bin/sh\necho hooked\n', { mode: 0o755 });
	return commit;
}

// Ignores TERM, and so does the child that it forks; both tell their pids.
const STUBBORN = 'import os, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.fork(); '
	+ "open(sys.argv[1] + str(os.getpid()), 'w').close(); time.sleep(600)";

const settings = (folder) => `
workdir: ${folder}/work
drain_seconds: 20
queues:
  jobs:
    concurrency: 2
    lease_seconds: ${LEASE_S}
    commands:
      - when: {scope: project}
        git: {repository: "${folder}/repository", branch: "{{payload.branch}}"}
        argv: [python3, run.py]
        placeholders: {payload.branch: {pattern: "[a-z0-9/-]+", default: main}}
        env: {STAGE: test}
        secrets: {SECRET: "${folder}/secret"}
        timeout_seconds: 60
      - when: {scope: model}
        git: {repository: "${folder}/repository", commit: "{{payload.commit}}"}
        argv: [python3, "model/{{payload.model_name}}.py"]
        placeholders:
          payload.model_name: "[A-Za-z_][A-Za-z0-9_]*"
          payload.commit: "[0-9a-f]{40}"
      - when: {scope: stubborn}
        argv: [python3, -c, "${STUBBORN}", "{{payload.pids}}"]
        placeholders: {payload.pids: "/[A-Za-z0-9/._-]+"}
        timeout_seconds: 1
        grace_seconds: 1
`;

async function freePort() {
	const server = net.createServer().listen(0, '127.0.0.1');
	await new Promise((done) => server.on('listening', done));
	const { port } = server.address();
	await new Promise((done) => server.close(done));
	return port;
}

// A server on a port that it has again after a restart, a repository, and a worker.
async function workshop(t) {
	const folder = temporaryFolder();
	mkdirSync(join(folder, 'repository'));
	const commit = repository(join(folder, 'repository'));
	writeFileSync(join(folder, 'secret'), 'hush\n');
	writeFileSync(join(folder, 'worker.yaml'), settings(folder));
	const server = new Server({ args: ['--listen', `127.0.0.1:${await freePort()}`] });
	await server.start();
	const worker = new Worker(join(folder, 'worker.yaml'), server.url);
	t.after(async () => {
		try {
			await worker.stop();
			await server.stop();
		} finally {
			worker.discard();
			server.discard();
			removeFolder(folder);
		}
	});
	worker.start();
	const api = server.client();
	const publish = async (payload) => (await api.create('/v1/queues/jobs/messages', { payload })).message_id;
	const reaches = (id, status) => until(async () => (await api.read(`/v1/tasks/${id}`)).status === status, 20000, status);
	const log = async (id, query = '') => (await api.get(`/v1/tasks/${id}/logs${query}`)).text;
	const attempts = async (id) => (await api.read(`/v1/tasks/${id}/attempts`)).attempts;
	const output = async (id, name) => (await api.get(`/v1/tasks/${id}/output/${name}`));
	return { folder, commit, server, worker, api, publish, reaches, log, attempts, output };
}

test('run.py of a branch: its log, its outputs, its metrics', async (t) => {
	const { folder, publish, reaches, log, output, api } = await workshop(t);
	const id = await publish({ scope: 'project', branch: 'what-if/2' });
	await reaches(id, 'completed');
	assert.equal(await log(id, '?stream=stdout'), "run of what-if attempt 1\nend ['SECRET', 'STAGE']\n");
	assert.equal(await log(id, '?stream=stderr'), 'to stderr ä\n');
	const report = await output(id, 'report.csv');
	assert.equal(report.text, 'a,b\n1,2\n');
	assert.equal(report.headers['content-type'], 'text/csv');
	assert.deepEqual((await output(id, 'metrics.json')).json, { rows: 2 });
	const result = (await output(id, 'result.json')).json;
	assert.equal(result.exit_code, 0);
	const { outputs } = await api.read(`/v1/tasks/${id}/outputs`);
	assert.deepEqual(outputs.map((o) => o.name), ['metrics.json', 'report.csv', 'result.json']);
	await until(() => readdirSync(join(folder, 'work')).length === 0, 5000, 'the attempt\'s folder to go');
});

test('model/forecast.py of a commit; a branch that is not given is the default', async (t) => {
	const { commit, publish, reaches, log, output } = await workshop(t);
	const model = await publish({ scope: 'model', model_name: 'forecast', commit });
	const project = await publish({ scope: 'project', branch: null });
	await reaches(model, 'completed');
	assert.equal(await log(model), 'forecast of main\n');
	assert.equal((await output(model, 'result.json')).json.commit, commit);
	await reaches(project, 'completed');
	assert.match(await log(project), /^run of main attempt 1\n/m);
});

test('a command that fails fails the task, with its exit code', async (t) => {
	const { publish, attempts, output, log } = await workshop(t);
	const id = await publish({ scope: 'project', exit: 3 });
	const first = await until(async () => (await attempts(id))[0], 20000, 'an attempt');
	assert.equal(first.status, 'failed');
	assert.equal(first.error, 'exit code 3');
	assert.match(await log(id, '?attempt=1'), /the task failed: exit code 3/);
	assert.equal((await output(id, 'report.csv')).status, 200);
});

test('a payload chooses values, and only such as match', async (t) => {
	const { publish, attempts, commit } = await workshop(t);
	for (const [payload, error] of [
		[{ scope: 'model', model_name: '../run', commit }, /payload.model_name does not match/],
		[{ scope: 'model', commit }, /payload.model_name is not there/],
		[{ scope: 'project', branch: 'no-such' }, /git fetch failed/],
		[{ scope: 'project', branch: '; touch x' }, /payload.branch does not match/],
		[{ scope: 'other' }, /no command for this payload/],
		['text', /no command for this payload/],
	]) {
		const id = await publish(payload);
		const first = await until(async () => (await attempts(id))[0], 20000, 'an attempt');
		assert.match(first.error, error);
	}
});

test('a command that ignores TERM is killed with all that it has forked', async (t) => {
	const { folder, publish, attempts } = await workshop(t);
	mkdirSync(join(folder, 'pids'));
	const id = await publish({ scope: 'stubborn', pids: `${folder}/pids/` });
	await until(() => readdirSync(join(folder, 'pids')).length === 2, 20000, 'both to begin');
	const pids = readdirSync(join(folder, 'pids'));
	const first = await until(async () => (await attempts(id))[0], 20000, 'an attempt');
	assert.match(first.error, /timed out after 1 s/);
	// One that nobody has waited for yet is dead too.
	const isAlive = (pid) => existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	await until(() => !pids.some(isAlive), 5000, 'both to be gone');
});

test('a task outlives kill -9 of the server: its log goes on, and it is done once', async (t) => {
	const { folder, server, publish, reaches, log, attempts } = await workshop(t);
	const gate = join(folder, 'gate');
	const id = await publish({ scope: 'project', gate });
	await until(async () => (await log(id)).includes('attempt 1'), 20000, 'the log');
	await server.restart();
	writeFileSync(gate, '');
	await reaches(id, 'completed');
	assert.deepEqual((await attempts(id)).map((a) => a.status), ['succeeded']);
	assert.match(await log(id, '?stream=stdout'), /^run of main attempt 1\nend .*\n$/);
	const second = await publish({ scope: 'project' });
	await reaches(second, 'completed');
});

test('a task is given back after its lease when its worker is killed, and done again', async (t) => {
	const { folder, worker, publish, reaches, log, attempts } = await workshop(t);
	const gate = join(folder, 'gate'), begun = join(folder, 'begun');
	const id = await publish({ scope: 'project', gate, begun });
	await until(() => existsSync(`${begun}.1`), 20000, 'the first attempt');
	await worker.kill();
	worker.start();
	await until(() => existsSync(`${begun}.2`), 20000, 'the second attempt');
	writeFileSync(gate, '');
	await reaches(id, 'completed');
	assert.deepEqual((await attempts(id)).map((a) => a.status), ['timed_out', 'succeeded']);
	assert.match(await log(id, '?attempt=2'), /run of main attempt 2/);
});

test('a lease is extended for as long as its command runs', async (t) => {
	const { folder, publish, reaches, attempts } = await workshop(t);
	const gate = join(folder, 'gate');
	const begun = Date.now();
	const id = await publish({ scope: 'project', gate });
	await until(() => Date.now() > begun + 2.5 * LEASE_S * 1000, 3 * LEASE_S * 1000, 'more than two leases');
	assert.deepEqual(await attempts(id), []);
	writeFileSync(gate, '');
	await reaches(id, 'completed');
	assert.equal((await attempts(id)).length, 1);
});

test('on SIGTERM what runs is finished; at a second one it is given back', async (t) => {
	const { folder, worker, publish, reaches, attempts, log } = await workshop(t);
	const gate = join(folder, 'gate'), begun = join(folder, 'begun');
	const first = await publish({ scope: 'project', gate, begun });
	await until(() => existsSync(`${begun}.1`), 20000, 'the attempt');
	const ended = worker.stop();
	await until(() => worker.stderr.includes('"draining"'), 10000, 'the drain');
	const waiting = await publish({ scope: 'project' });
	writeFileSync(gate, '');
	await ended;
	await reaches(first, 'completed');
	assert.equal(await log(waiting), '', 'nothing new is run');

	worker.start();
	await reaches(waiting, 'completed');
	const third = await publish({ scope: 'project', gate: join(folder, 'never'), begun: join(folder, 'third') });
	await until(() => existsSync(join(folder, 'third.1')), 20000, 'the attempt');
	const gone = worker.stop();
	await until(() => (worker.stderr.match(/"draining"/g) ?? []).length >= 2, 10000, 'the drain');
	worker.signal('SIGTERM');
	await gone;
	assert.deepEqual((await attempts(third)).map((a) => a.status), ['interrupted']);
});

test('a configuration is looked at without a server', async (t) => {
	const folder = temporaryFolder();
	t.after(() => removeFolder(folder));
	const file = join(folder, 'w.yaml');
	const check = (text) => {
		writeFileSync(file, text);
		return belfry(['work', '--config', file, '--check']);
	};
	const good = await check(settings(folder));
	assert.deepEqual([good.code, good.stdout], [0, `${file}: 1 queue, 3 commands: fine\n`]);
	const bad = await check(settings(folder).replace('timeout_seconds: 60', 'timeout_second: 60'));
	assert.equal(bad.code, 1);
	assert.match(bad.stderr, /w\.yaml:15: unknown key "timeout_second"/);
	assert.match(bad.stderr, /did you mean "timeout_seconds"/);
	assert.match((await check(settings(folder).replace('payload.pids: ', 'payload.pid: '))).stderr,
		/\{\{payload\.pids\}\} has no pattern/);
	assert.equal((await belfry(['work'])).code, 2);
});

test('the example of --help is a configuration', async (t) => {
	const folder = temporaryFolder();
	t.after(() => removeFolder(folder));
	const { stdout } = await belfry(['work', '--help']);
	const example = stdout.slice(stdout.indexOf('worker.yaml:\n') + 13).split('\n\n')[0];
	const file = join(folder, 'w.yaml');
	writeFileSync(file, example);
	const { code, stderr } = await belfry(['work', '--config', file, '--check']);
	assert.equal(code, 0, stderr);
});
