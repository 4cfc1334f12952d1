// generate.mjs SOURCE [OUT]: writes the types of the API (src/schema.ts) from its description, a file or the URL of
// a server's /openapi.json. tests/clients/typescript.test.mjs holds what is kept here against the binary's own.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = '// Made by generate.mjs from /openapi.json; do not edit.\n\n';

const [source, out = fileURLToPath(new URL('src/schema.ts', import.meta.url))] = process.argv.slice(2);
if (source === undefined) {
	console.error('generate.mjs SOURCE [OUT]: give a file, or the URL of a server\'s /openapi.json');
	process.exit(2);
}
const text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, 'utf8');
await writeFile(out, HEAD + astToString(await openapiTS(text, { alphabetize: true, defaultNonNullable: false })));
