// What machines ask a server: whether it lives, how it does, what it can.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Receiver } from '../helpers/receiver.mjs';
import { Server } from '../helpers/server.mjs';
import { until } from '../helpers/wait.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];

// Every route that the tests of this folder use.
const ROUTES = [
	['get', '/v1/schedules'],
	['post', '/v1/schedules'],
	['get', '/v1/schedules/{}'],
	['patch', '/v1/schedules/{}'],
	['delete', '/v1/schedules/{}'],
	['get', '/v1/schedules/{}/tasks'],
	['get', '/v1/schedules/{}/preview'],
	['get', '/v1/tasks'],
	['post', '/v1/tasks'],
	['get', '/v1/tasks/{}'],
	['get', '/v1/tasks/{}/attempts'],
	['post', '/v1/tasks/{}/cancel'],
	['post', '/v1/tasks/{}/retry'],
	['get', '/v1/tokens'],
	['post', '/v1/tokens'],
	['delete', '/v1/tokens/{}'],
	['get', '/v1/secrets'],
	['post', '/v1/secrets/signing/rotate'],
	['get', '/v1/ledger'],
	['get', '/health'],
	['get', '/health/live'],
	['get', '/health/ready'],
	['get', '/metrics'],
	['get', '/openapi.json'],
];

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const SAMPLE = new RegExp(String.raw`^(${NAME})(\{(?:${LABEL}(?:,${LABEL})*,?)?\})? (NaN|[+-]?Inf|[-+0-9.eE]+)( \d+)?$`);

// Reads the text format 0.0.4: {families: name → type, samples: [{name, labels, value}]}.
function parseMetrics(text) {
	assert.ok(text.endsWith('\n'), 'the last line ends too');
	const families = new Map();
	const helped = new Set();
	const samples = [];
	for (const line of text.slice(0, -1).split('\n')) {
		const [, kind, name, rest] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
		if (kind === 'HELP') {
			assert.ok(!helped.has(name), `${name} has one HELP`);
			assert.ok(rest.length > 0, line);
			helped.add(name);
		} else if (kind === 'TYPE') {
			assert.ok(!families.has(name), `${name} has one TYPE`);
			assert.match(rest, /^(counter|gauge|histogram|summary|untyped)$/);
			families.set(name, rest);
		} else if (!line.startsWith('#')) {
			const [, sample, labels = '', value] = SAMPLE.exec(line) ?? assert.fail(`not a sample: ${line}`);
			samples.push({ name: sample, labels, value: Number(value.replace('Inf', 'Infinity')) });
		}
	}
	for (const name of families.keys()) assert.ok(helped.has(name), `${name} has a HELP`);
	return { families, samples };
}

const familyOf = (families, name) => [name, name.replace(/_(bucket|sum|count)$/, '')].find((one) => families.has(one));

function references(node) {
	if (node === null || typeof node !== 'object') return [];
	const own = typeof node.$ref === 'string' ? [node.$ref] : [];
	return own.concat(...Object.values(node).map(references));
}

const resolve = (document, pointer) => pointer.slice(2).split('/')
	.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
	.reduce((node, part) => node?.[part], document);

describe('health', () => {
	let server;
	let api;
	let receiver;

	before(async () => {
		receiver = await Receiver.open();
		server = await Server.start();
		api = server.client();
	});

	after(async () => {
		await receiver.close();
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	for (const path of ['/health', '/health/live', '/health/ready'])
		test(`${path} answers 200 with JSON`, async () => {
			const answer = await api.get(path);
			assert.equal(answer.status, 200);
			assert.match(answer.type, /json$/);
			assert.equal(typeof answer.json.status, 'string');
		});

	test('HEAD is answered like GET, without a body', async () => {
		const answer = await api.send('HEAD', '/health');
		assert.equal(answer.status, 200);
		assert.equal(answer.text, '');
	});

	describe('/metrics', () => {
		test('is the text that Prometheus reads', async () => {
			const answer = await api.get('/metrics');
			assert.match(answer.headers['content-type'], /^text\/plain; ?version=0\.0\.4/);
			const { families, samples } = parseMetrics(answer.text);
			assert.ok(samples.length > 5);
			const seen = new Set();
			for (const { name, labels } of samples) {
				const family = familyOf(families, name);
				assert.ok(family, `${name} has a TYPE`);
				assert.match(name, /^(belfry|process)_/);
				if (families.get(family) === 'counter') assert.match(name, /_total$/);
				assert.ok(!seen.has(name + labels), `${name}${labels} is there once`);
				seen.add(name + labels);
			}
		});

		test('has whole histograms', async () => {
			const { families, samples } = parseMetrics((await api.get('/metrics')).text);
			for (const [name] of [...families].filter(([, type]) => type === 'histogram')) {
				const buckets = samples.filter((sample) => sample.name === `${name}_bucket`);
				assert.ok(buckets.some(({ labels }) => labels.includes('le="+Inf"')), name);
				const count = samples.filter((sample) => sample.name === `${name}_count`).reduce((sum, { value }) => sum + value, 0);
				const infinite = buckets.filter(({ labels }) => labels.includes('le="+Inf"')).reduce((sum, { value }) => sum + value, 0);
				assert.equal(infinite, count, name);
			}
		});

		test('counts what was delivered', async () => {
			const sum = async () => parseMetrics((await api.get('/metrics')).text).samples
				.filter(({ name }) => /^belfry_deliveries_total$|^belfry_attempts_total$/.test(name))
				.reduce((all, { value }) => all + value, 0);
			const before = await sum();
			await api.task({ target: receiver.url('/counted') });
			await receiver.arrival('/counted');
			await until(async () => (await sum()) === before + 1, 3000, 'the counter to grow by one');
		});

		test('has no id for a label', async () => {
			const { samples } = parseMetrics((await api.get('/metrics')).text);
			for (const { labels } of samples) assert.doesNotMatch(labels, /[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}/);
		});
	});

	describe('/openapi.json', () => {
		let document;

		before(async () => {
			const answer = await api.get('/openapi.json');
			assert.equal(answer.status, 200);
			assert.match(answer.type, /json$/);
			document = answer.json;
		});

		const operations = () => Object.entries(document.paths).flatMap(([path, item]) =>
			METHODS.filter((method) => item[method]).map((method) => ({ method, path, operation: item[method], item })));

		test('is an OpenAPI 3.1 document', () => {
			assert.match(document.openapi, /^3\.1\.\d+$/);
			assert.equal(typeof document.info.title, 'string');
			assert.equal(typeof document.info.version, 'string');
		});

		test('names each route that is used here', () => {
			const known = new Set(operations().map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`));
			for (const [method, path] of ROUTES) assert.ok(known.has(`${method} ${path}`), `${method} ${path}`);
		});

		test('resolves every reference within itself', () => {
			for (const pointer of references(document)) {
				assert.ok(pointer.startsWith('#/'), pointer);
				assert.notEqual(resolve(document, pointer), undefined, pointer);
			}
		});

		test('describes answers, parameters and security of each operation', () => {
			const names = new Set();
			for (const { method, path, operation, item } of operations()) {
				const where = `${method} ${path}`;
				const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
					.map((one) => (one.$ref ? resolve(document, one.$ref) : one));
				for (const [, name] of path.matchAll(/\{([^}]+)\}/g))
					assert.ok(parameters.some((one) => one.in === 'path' && one.name === name && one.required === true), `${where}: ${name}`);
				for (const one of parameters) assert.ok(one.schema || one.content, `${where}: ${one.name} has a schema`);
				const isRefused = /^Refused:/.test(operation.summary); // another product's route that cannot be served here
				assert.notEqual(Object.keys(operation.responses ?? {}).some((status) => /^2/.test(status)), isRefused, where);
				for (const response of Object.values(operation.responses))
					assert.equal(typeof (response.$ref ? resolve(document, response.$ref) : response).description, 'string', where);
				if (operation.operationId === undefined) continue;
				assert.ok(!names.has(operation.operationId), `${operation.operationId} is there once`);
				names.add(operation.operationId);
			}
		});

		test('and its schemas fit what the server answers', async () => {
			const made = await api.schedule({ cron: '0 0 1 1 *', timezone: 'UTC', task_template: { target: 'https://example.com/' } });
			const { responses } = document.paths['/v1/schedules'].post;
			const content = (responses['201'].$ref ? resolve(document, responses['201'].$ref) : responses['201']).content['application/json'];
			const schema = content.schema.$ref ? resolve(document, content.schema.$ref) : content.schema;
			for (const name of Object.keys(made)) assert.ok(schema.properties?.[name], `${name} is described`);
			for (const name of schema.required ?? []) assert.ok(Object.hasOwn(made, name), `${name} is there`);
		});
	});
});

test('a server that cannot have its port or its store says so and ends', async () => {
	const holder = await Receiver.open();
	const unusable = [
		['--listen', `127.0.0.1:${holder.port}`],
		['--store', 'sqlite:/nonexistent/folder/b.db'],
		['--store', 'oracle:x'],
	];
	for (const args of unusable) {
		const server = new Server({ args });
		try {
			server.spawn();
			const { code } = await server.exited;
			assert.ok(code === 1 || code === 2, `${args}: exit ${code}`);
			assert.ok(server.stderr.length > 0, `${args}: a reason`);
		} finally {
			server.discard();
		}
	}
	await holder.close();
});

test('two servers do not share a store', async () => {
	const first = await Server.start();
	const second = new Server({ folder: first.folder });
	try {
		second.spawn();
		await until(() => second.url || second.child.exit, 10000, 'the second to say how it stands');
		assert.ok(second.child.exit?.code > 0, 'the second server refuses to start');
		await first.stop();
	} finally {
		second.discard();
		first.discard();
	}
});
