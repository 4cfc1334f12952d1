// Holds an answer to a documented sample: every name of the sample is there with a value of the sample's
// kind. More names may stand beside them, in any order.

import assert from 'node:assert/strict';

const KINDS = [
	['an instant in UTC, whole seconds', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
	['a local time with its offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
	['a schedule id', /^schedule_[0-9A-Za-z-]+$/],
	['a task id', /^task_[0-9A-Za-z-]+$/],
];

function assertText(actual, sample, where) {
	assert.equal(typeof actual, 'string', where);
	for (const [kind, pattern] of KINDS)
		if (pattern.test(sample)) assert.match(actual, pattern, `${where}: ${kind}`);
}

function assertMembers(actual, sample, where) {
	assert.ok(actual !== null && typeof actual === 'object' && !Array.isArray(actual), `${where}: an object`);
	for (const [name, value] of Object.entries(sample)) {
		assert.ok(Object.hasOwn(actual, name), `${where}.${name} is missing`);
		assertShape(actual[name], value, `${where}.${name}`);
	}
}

function assertRows(actual, sample, where) {
	assert.ok(Array.isArray(actual), `${where}: an array`);
	actual.forEach((row, i) => assertShape(row, sample[0], `${where}[${i}]`));
}

// A null in the sample stands for a text that may not be there yet.
export function assertShape(actual, sample, where = 'answer') {
	if (sample === null) assert.ok(actual === null || typeof actual === 'string', `${where}: null or text`);
	else if (Array.isArray(sample)) assertRows(actual, sample, where);
	else if (typeof sample === 'object') assertMembers(actual, sample, where);
	else if (typeof sample === 'string') assertText(actual, sample, where);
	else assert.equal(typeof actual, typeof sample, where);
}

// A refusal in the native shape (RFC 9457 with Belfry's members).
export function assertProblem(answer, { status, field, code } = {}) {
	const where = `${answer.status} ${answer.text.slice(0, 400)}`;
	if (status !== undefined) assert.ok([status].flat().includes(answer.status), `status ${status}, got ${where}`);
	assert.ok(answer.status >= 400 && answer.status < 500, where);
	assert.equal(answer.type, 'application/problem+json', where);
	const problem = answer.json;
	for (const name of ['type', 'title', 'detail', 'code']) assert.equal(typeof problem[name], 'string', `${name}: ${where}`);
	assert.match(problem.code, /^[a-z][a-z0-9_]*$/, where);
	assert.equal(problem.status, answer.status, where);
	if (field !== undefined) assert.equal(problem.field, field, where);
	if (code !== undefined) assert.equal(problem.code, code, where);
	return problem;
}
