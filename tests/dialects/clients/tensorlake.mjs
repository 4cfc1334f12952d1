// What a user of Tensorlake's npm package does, with nothing changed but the URL. Prints what came of it.

import { APIClient, CloudClient } from 'tensorlake';
import { FormData } from 'undici';

// The package sends by its own undici, which takes no form but its own: Node's would go out as "[object FormData]".
globalThis.FormData = FormData;

const options = { apiUrl: process.env.URL, apiKey: process.env.KEY, namespace: process.env.NAMESPACE };
const api = new APIClient(options);
const cloud = new CloudClient(options);
const seen = {};

const text = (bytes) => new TextDecoder().decode(bytes);
const json = (name, value) => ({ name, data: new TextEncoder().encode(JSON.stringify(value)), contentType: 'application/json' });
const failure = async (promise) => {
	try {
		await promise;
		return 'it succeeded';
	} catch (error) {
		return { name: error.name, message: error.message };
	}
};

// Applications.
seen.applications = await api.applications();
seen.application = await api.application('my-app');
seen.unknown = await failure(api.application('nobody'));

// A request from its invocation to its output.
const request = await api.runRequest('my-app', [json('0', { a: 1 })]);
await api.waitOnRequestCompletion('my-app', request);
seen.request = await cloud.requestMetadata('my-app', request);
const output = await api.requestOutput('my-app', request);
seen.output = { text: text(output.serializedValue), type: output.contentType };

// Several arguments are a form of parts, and no arguments an empty body.
const several = await api.runRequest('my-app', [json('0', 1), json('1', 'two')]);
await api.waitOnRequestCompletion('my-app', several);
const none = await api.runRequest('my-app', []);
await api.waitOnRequestCompletion('my-app', none);

// One that fails, and one that has not ended.
const bad = await api.runRequest('failing', [json('0', 1)]);
await api.waitOnRequestCompletion('failing', bad);
seen.failed = await failure(api.requestOutput('failing', bad));
const waiting = await api.runRequest('waiting', [json('0', 1)]);
seen.waiting = await failure(api.requestOutput('waiting', waiting));

// Cron schedules have no class of their own in the package.
const crons = `/v1/namespaces/${process.env.NAMESPACE}/applications/my-app/cron-schedules`;
seen.created = await cloud.http.requestJson('POST', crons, { body: { cron_expression: '0 * * * *', input_base64: btoa('{}') } });
seen.schedules = await cloud.http.requestJson('GET', crons);
seen.refused = await failure(cloud.http.requestJson('POST', crons, { body: { cron_expression: '* * * * * *' } }));
seen.deleted = (await cloud.http.requestResponse('DELETE', `${crons}/${seen.created.schedule_id}`)).status;
seen.left = await cloud.http.requestJson('GET', crons);

seen.key = await cloud.introspectApiKey();
await api.deleteApplication('my-app');
seen.gone = (await api.applications()).map(({ name }) => name);
seen.badKey = await failure(new APIClient({ ...options, apiKey: 'nonsense' }).applications());

console.log(JSON.stringify({ ...seen, ids: { request, several, none } }));
process.exit(0);
