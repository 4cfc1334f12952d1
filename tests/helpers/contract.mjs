// What a test sends to a Belfry server and gets from it is held against the server's own description (/openapi.json):
// path, method, status and content type must be described; the answer's body must be as its schema says and hold
// nothing else; and what the server took (2xx) must be as the schema of the request says. A breach fails the request
// that met it, and the whole file of tests when that failure was swallowed.

import { createRequire } from 'node:module';

import { closeDocument } from './closed.mjs';

const OPERATIONS = { HEAD: 'get' };
const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json$/;
const FEW_ERRORS = 5;
const FEW_BYTES = 1000; // of an answer that is not as it should be

const breaches = new Set();

process.on('exit', () => {
	for (const breach of breaches) console.error(`not as described: ${breach}`);
	if (breaches.size > 0) process.exitCode ||= 1;
});

function loadAjv() {
	const require = createRequire(import.meta.url);
	try {
		return { Ajv: require('ajv/dist/2020.js').default, formats: require('ajv-formats').default };
	} catch (error) {
		throw new Error('run tests/setup: answers are compared with their description by ajv, which is not installed', { cause: error });
	}
}

const escapePointer = (name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
const pointer = (...names) => `#/${names.map(escapePointer).join('/')}`;

// "/v1/tasks/{id}" as a pattern, and how much of it stands fixed: the more, the nearer.
function templateOf(path) {
	const pieces = path.split(/\{[^}]*\}/);
	const source = pieces.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+');
	return { path, pattern: new RegExp(`^${source}$`), fixed: pieces.join('').length };
}

export class Description {
	#validators = new Map();
	#templates;
	#ajv;

	constructor(document) {
		const { Ajv, formats } = loadAjv();
		this.document = closeDocument(document);
		this.#templates = Object.keys(document.paths).map(templateOf).sort((a, b) => b.fixed - a.fixed);
		this.#ajv = formats(new Ajv({ strict: false, allErrors: false, validateSchema: false }));
		this.#ajv.addSchema(this.document, 'openapi');
	}

	#resolve(at) {
		let value = this.document;
		for (const name of at.slice(2).split('/')) value = value?.[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')];
		return value !== undefined && '$ref' in value ? this.#resolve(value.$ref) : { at, value };
	}

	// What an unknown path gets, and a known one with a method that it does not take: the shape of its surface.
	#refusal(path) {
		const prefixes = Object.keys(this.document['x-refusals']).filter((prefix) => path.startsWith(prefix));
		const longest = prefixes.sort((a, b) => b.length - a.length)[0];
		return this.#resolve(pointer('x-refusals', longest));
	}

	#operation(method, path) {
		const name = OPERATIONS[method] ?? method.toLowerCase();
		const found = this.#templates.find((one) => one.pattern.test(path) && this.document.paths[one.path][name] !== undefined);
		return found && { names: ['paths', found.path, name], ...this.document.paths[found.path][name] };
	}

	#response(method, path, status) {
		const operation = this.#operation(method, path);
		if (operation === undefined) return [404, 405].includes(status) ? this.#refusal(path) : undefined;
		const key = [`${status}`, `${`${status}`[0]}XX`, 'default'].find((one) => one in operation.responses);
		return key && this.#resolve(pointer(...operation.names, 'responses', key));
	}

	#validator(at) {
		if (!this.#validators.has(at)) this.#validators.set(at, this.#ajv.getSchema(`openapi${at}`));
		return this.#validators.get(at);
	}

	#bodyFault(text, type, { at, value }) {
		const range = [type, `${type.split('/')[0]}/*`, '*/*'].find((one) => one in value.content);
		if (range === undefined) return `the content type '${type}' is not described`;
		const body = JSON_TYPE.test(range) ? parse(text) : { value: text };
		if (body.error) return `no JSON: ${body.error.message}`;
		const validate = this.#validator(`${at}${pointer('content', range, 'schema').slice(1)}`);
		return validate(body.value) ? undefined : validate.errors.slice(0, FEW_ERRORS).map(sentence).join('; ');
	}

	// What is wrong with an answer, or undefined.
	answerFault({ method, path }, answer) {
		if (method === 'OPTIONS') return undefined;
		const response = this.#response(method, path, answer.status);
		if (response === undefined) return 'the status is not described';
		for (const [name, header] of Object.entries(response.value.headers ?? {}))
			if (header.required && !(name.toLowerCase() in answer.headers)) return `the header ${name} is missing`;
		if (method === 'HEAD') return undefined;
		if (response.value.content !== undefined) return this.#bodyFault(answer.text, answer.type, response);
		return answer.text === '' ? undefined : 'a body is not described';
	}

	// What was taken although it is not described, or undefined. JSON is what Belfry reads a body as, whatever its
	// type; where no body is described, none is read.
	requestFault({ method, path, body }) {
		const operation = this.#operation(method, path);
		if (operation?.requestBody === undefined || body === undefined || body.length === 0) return undefined;
		const described = this.#resolve(pointer(...operation.names, 'requestBody'));
		return 'application/json' in described.value.content
			? this.#bodyFault(Buffer.from(body).toString(), 'application/json', described) : undefined;
	}
}

function parse(text) {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { error };
	}
}

const sentence = ({ instancePath, message, params }) =>
	`${instancePath || 'the body'} ${message}${'additionalProperty' in params ? ` (${params.additionalProperty})` : ''}${
		'unevaluatedProperty' in params ? ` (${params.unevaluatedProperty})` : ''}`;

const servers = new Set();
let description; // of the one binary that a process tests, once it was asked

// From now on what `origin` answers is compared.
export function holdToDescription(origin) {
	servers.add(origin);
}

// `textOf` gets the text of a URL without comparing anything.
export async function assertDescribed({ method, url, body }, answer, textOf) {
	const { origin, pathname: path } = new URL(url);
	if (!servers.has(origin)) return;
	description ??= textOf(`${origin}/openapi.json`).then((text) => new Description(JSON.parse(text)));
	const described = await description;
	const isTaken = answer.status >= 200 && answer.status < 300;
	const fault = described.answerFault({ method, path }, answer) ?? (isTaken ? described.requestFault({ method, path, body }) : undefined);
	if (fault === undefined) return;
	const said = `${method} ${path} ${answer.status}: ${fault}`;
	breaches.add(said);
	throw new Error(`not as /openapi.json says: ${said}\n${answer.text.slice(0, FEW_BYTES)}`);
}
