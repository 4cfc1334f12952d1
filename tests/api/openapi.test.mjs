// The description of the API: it is sound, and the checks that hold every answer of these tests against it do find
// what is not described.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { lintFromString, loadConfig } from '@redocly/openapi-core';

import { close } from '../helpers/closed.mjs';
import { Description } from '../helpers/contract.mjs';
import { Server } from '../helpers/server.mjs';

const CONFIG = fileURLToPath(new URL('../redocly.yaml', import.meta.url));
const TASK = '/v1/tasks/task_01980a4b6c7d7000800000000000000b';

describe('the description', () => {
	let server;
	let text;
	let description;
	let task;

	before(async () => {
		server = await Server.start();
		const api = server.client();
		text = (await api.get('/openapi.json')).text;
		description = new Description(JSON.parse(text));
		task = await api.task({ target: 'https://example.com/', execute_after: 'P1D' });
	});

	after(async () => {
		try {
			await server.stop();
		} finally {
			server.discard();
		}
	});

	test('keeps the recommended rules', async () => {
		const config = await loadConfig({ configPath: CONFIG });
		const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
		const said = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0].pointer})`);
		assert.deepEqual(said, []);
	});

	const answer = (json, status = 200, type = 'application/json', headers = {}) =>
		({ status, type, headers, text: typeof json === 'string' ? json : JSON.stringify(json) });
	const fault = (got, path = TASK, method = 'GET') => description.answerFault({ method, path }, got);

	test('an answer as it is described passes', () => {
		assert.equal(fault(answer(task)), undefined);
	});

	// Rows: what is wrong, the answer, what the check says of it.
	const rows = [
		['a member that is not described', () => answer({ ...task, surprise: 1 }), /additional properties \(surprise\)/],
		['a member that is missing', () => answer({ ...task, status: undefined }), /required property 'status'/],
		['a member of another type', () => answer({ ...task, attempts: '0' }), /\/attempts must be integer/],
		['a word that is none of those', () => answer({ ...task, status: 'lost' }), /\/status must be equal to one of/],
		['a time that is none', () => answer({ ...task, created_at: 'today' }), /\/created_at must match format "date-time"/],
		['a status that is not described', () => answer(task, 418), /the status is not described/],
		['another content type', () => answer('<p>', 200, 'text/html'), /content type 'text\/html' is not described/],
		['no JSON', () => answer('{'), /no JSON/],
		['a header that is missing', () => answer({}, 401, 'application/problem+json'), /the header WWW-Authenticate is missing/],
	];
	for (const [what, make, pattern] of rows) test(`${what} is found`, () => assert.match(fault(make()) ?? '', pattern));

	test('an unknown path and a method that is not taken have the shape of their surface', () => {
		assert.match(fault(answer({}, 404, 'application/problem+json'), '/v1/nothing'), /required property/);
		assert.match(fault(answer({}, 405, 'application/problem+json'), TASK, 'PUT'), /required property/);
		assert.match(fault(answer('{}'), '/v1/nothing'), /the status is not described/);
	});

	test('a request that was taken, but is not described, is found', () => {
		const sent = (body) => description.requestFault({ method: 'POST', path: '/v1/tasks', body: JSON.stringify(body) });
		assert.equal(sent({ target: 'https://example.com/' }), undefined);
		assert.match(sent({ target: 'https://example.com/', surprise: 1 }), /surprise/);
	});
});

// Rows: a schema, and what becomes of it.
const CLOSED = { additionalProperties: false };
const ONE = { properties: { a: {} } };
const closings = [
	['an object takes no more than its own', ONE, { ...ONE, ...CLOSED }],
	['one that says so takes more', { ...ONE, additionalProperties: true }, { ...ONE, additionalProperties: true }],
	['one that names nothing takes all', { type: 'object' }, { type: 'object' }],
	['so do its members and items', { items: ONE }, { items: { ...ONE, ...CLOSED } }],
	['each alternative is closed', { oneOf: [ONE, ONE] }, { oneOf: [{ ...ONE, ...CLOSED }, { ...ONE, ...CLOSED }] }],
	['parts are closed as a whole', { allOf: [{ $ref: '#/components/schemas/X' }, ONE] },
		{ allOf: [{ $ref: '#/components/open/X' }, ONE], unevaluatedProperties: false }],
	['and so are alternatives beside members', { ...ONE, oneOf: [ONE] }, { ...ONE, oneOf: [ONE], unevaluatedProperties: false }],
];
describe('closing a schema', () => {
	for (const [what, schema, want] of closings) test(what, () => assert.deepEqual(close(schema), want));
});
