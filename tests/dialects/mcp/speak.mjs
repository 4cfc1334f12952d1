// MCP as it goes over the wire, without a client library between: the stateless wire of 2026-07-28, and the older
// one with its sessions. What a tool gives is held to the schema that it was listed with.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

export const VERSION = '2026-07-28';

const require = createRequire(new URL('../../package.json', import.meta.url));
const Ajv2020 = require('ajv/dist/2020.js').default;

const meta = {
	_meta: {
		'io.modelcontextprotocol/protocolVersion': VERSION,
		'io.modelcontextprotocol/clientCapabilities': {},
	},
};

export class Speaker {
	constructor(client) {
		this.client = client;
		this.id = 0;
	}

	// One message on the stateless wire; gives the HTTP answer.
	send(method, params = {}, headers = {}) {
		this.id += 1;
		return this.client.send('POST', '/mcp', { jsonrpc: '2.0', id: this.id, method, params: { ...params, ...meta } }, {
			'mcp-protocol-version': VERSION,
			'mcp-method': method,
			...(params.name === undefined ? {} : { 'mcp-name': params.name }),
			...headers,
		});
	}

	async result(method, params) {
		const answer = await this.send(method, params);
		assert.equal(answer.status, 200, answer.text);
		assert.equal(answer.json.id, this.id);
		assert.equal(answer.json.error, undefined, answer.text);
		return answer.json.result;
	}

	async validators() {
		const { tools } = await this.result('tools/list');
		const ajv = new Ajv2020({ strict: false });
		return new Map(tools.map((tool) => [tool.name, ajv.compile(tool.outputSchema)]));
	}

	// What the tool gives; held to its schema, and to being the same as its text.
	async call(name, args = {}) {
		this.schemas ??= await this.validators();
		const result = await this.result('tools/call', { name, arguments: args });
		assert.notEqual(result.isError, true, result.content[0].text);
		assert.equal(result.resultType, 'complete');
		assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
		const isValid = this.schemas.get(name);
		assert.ok(isValid(result.structuredContent), `${name}: ${JSON.stringify(isValid.errors)}`);
		return result.structuredContent;
	}

	// What the tool refuses: {error, message, hint}.
	async refusal(name, args = {}) {
		const result = await this.result('tools/call', { name, arguments: args });
		assert.equal(result.isError, true, result.content[0].text);
		assert.equal('structuredContent' in result, false);
		const refusal = JSON.parse(result.content[0].text);
		assert.deepEqual(Object.keys(refusal), ['error', 'message', 'hint']);
		for (const text of Object.values(refusal)) assert.ok(text.length > 0, result.content[0].text);
		return refusal;
	}

	// Opens a session of the older wire: gives its id and the answer's result.
	async open(version = '2025-11-25', headers = {}) {
		const answer = await this.client.send('POST', '/mcp', {
			jsonrpc: '2.0',
			id: 1,
			method: 'initialize',
			params: { protocolVersion: version, capabilities: {}, clientInfo: { name: 'test', version: '1' } },
		}, headers);
		assert.equal(answer.status, 200, answer.text);
		return { session: answer.headers['mcp-session-id'], result: answer.json.result };
	}

	// A message, or several, in a session.
	within(session, message, headers = {}) {
		return this.client.send('POST', '/mcp', message, { ...(session ? { 'mcp-session-id': session } : {}), ...headers });
	}
}
