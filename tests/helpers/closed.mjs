// A description says what an answer holds; that it holds nothing else is what the tests want to know. Clients should
// not (a later version may add a member), so the document leaves its objects open, and this closes a copy of it.
//
// An object with `properties` takes no others, unless it says itself what else may come. What is put together with
// allOf, or has alternatives beside its own properties, is closed as a whole: its parts stay open, and so do the
// schemas that they refer to, which for that are there twice (`components.open`).

const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', '$defs'];
const SINGLES = ['items', 'additionalProperties', 'contains', 'if', 'then', 'else', 'not'];
const PARTS = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else']);

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const mapValues = (object, change) =>
	Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, change(value, name)]));

const isComposed = (schema) =>
	'allOf' in schema || (('properties' in schema || '$ref' in schema) && ('oneOf' in schema || 'anyOf' in schema || 'if' in schema));

const saysMore = (schema) => 'additionalProperties' in schema || 'unevaluatedProperties' in schema;

function closeChildren(schema, arePartsOpen) {
	const out = { ...schema };
	const child = (value, key) => close(value, arePartsOpen && PARTS.has(key));
	for (const key of LISTS) if (key in schema) out[key] = schema[key].map((one) => child(one, key));
	for (const key of MAPS) if (key in schema) out[key] = mapValues(schema[key], (one) => child(one, key));
	for (const key of SINGLES) if (key in schema) out[key] = child(schema[key], key);
	return out;
}

export function close(schema, isOpen = false) {
	if (!isObject(schema)) return schema;
	const isWhole = isComposed(schema);
	const out = closeChildren(schema, isOpen || isWhole);
	if ('$ref' in out && (isOpen || isWhole)) out.$ref = out.$ref.replace('/components/schemas/', '/components/open/');
	if (isOpen || saysMore(schema)) return out;
	if (isWhole) return { ...out, unevaluatedProperties: false };
	return 'properties' in schema ? { ...out, additionalProperties: false } : out;
}

const closeContent = (response) =>
	'content' in response ? { ...response, content: mapValues(response.content, (one) => ({ ...one, schema: close(one.schema ?? {}) })) } : response;

const closeOperation = (operation) =>
	isObject(operation) && 'responses' in operation ? { ...operation, responses: mapValues(operation.responses, closeContent) } : operation;

export function closeDocument(document) {
	const { schemas, responses } = document.components;
	return {
		...document,
		paths: mapValues(document.paths, (item) => mapValues(item, closeOperation)),
		components: {
			...document.components,
			schemas: mapValues(schemas, (one) => close(one)),
			open: mapValues(schemas, (one) => close(one, true)),
			responses: mapValues(responses, closeContent),
		},
	};
}
