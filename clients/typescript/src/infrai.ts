// Infrai's calls, as its published page has them, against a Belfry server.

import { DEFAULT_URL, environment } from './client.js';
import { fillPath, Transport, type TransportOptions } from './transport.js';
import type { Schemas } from './types.js';

export type CronOptions = Schemas['CronOptions'];
export type CronRecord = Schemas['CronRecord'];
export type QueueMessage = Schemas['ConsumedMessage'];

export interface InfraiOptions extends Omit<TransportOptions, 'baseUrl' | 'token'> {
	/** INFRAI_API_KEY or BELFRY_TOKEN of the environment; a server in dev mode needs none. */
	apiKey?: string | undefined;
	/** INFRAI_BASE_URL or BELFRY_URL of the environment, or http://127.0.0.1:8080. */
	baseUrl?: string | undefined;
}

const route = <M extends 'GET' | 'POST' | 'DELETE', P extends string>(method: M, path: P) => ({ method, path }) as const;

/** Where each call goes. */
export const ROUTES = {
	'scheduling.cron.create': route('POST', '/v1/scheduling/cron'),
	'scheduling.cron.list': route('GET', '/v1/scheduling/cron'),
	'scheduling.cron.get': route('GET', '/v1/cron/get/{id}'),
	'scheduling.cron.update': route('POST', '/v1/cron/update/{id}'),
	'scheduling.cron.delete': route('DELETE', '/v1/cron/delete/{id}'),
	'scheduling.cron.pause': route('POST', '/v1/cron/pause/{id}'),
	'scheduling.cron.resume': route('POST', '/v1/cron/resume/{id}'),
	'scheduling.cron.trigger': route('POST', '/v1/cron/trigger/{id}'),
	'scheduling.cron.runs': route('GET', '/v1/cron/runs/{id}'),
	'scheduling.queue.publish': route('POST', '/v1/scheduling/queue/publish'),
	'scheduling.queue.publish_batch': route('POST', '/v1/queue/publish_batch'),
	'scheduling.queue.create': route('POST', '/v1/queue/create'),
	'scheduling.queue.consume': route('POST', '/v1/queue/consume'),
	'scheduling.queue.ack': route('POST', '/v1/queue/ack'),
	'scheduling.queue.nack': route('POST', '/v1/queue/nack'),
	'scheduling.queue.extend': route('POST', '/v1/queue/extend'),
	'scheduling.queue.list': route('GET', '/v1/queue/list'),
	'scheduling.queue.stats': route('GET', '/v1/queue/stats/{queue}'),
	'scheduling.queue.delete': route('DELETE', '/v1/queue/delete/{queue}'),
	'scheduling.queue.dlq.list': route('GET', '/v1/queue/dlq/list/{queue}'),
	'scheduling.queue.dlq.redrive': route('POST', '/v1/queue/dlq/redrive/{queue}'),
	'scheduling.queue.push_subscribe': route('POST', '/v1/queue/push_subscribe/{queue}'),
	'scheduling.webhook.send': route('POST', '/v1/scheduling/webhook/send'),
	'scheduling.webhook.delivery': route('GET', '/v1/webhook/delivery/{id}'),
} as const;

export type RouteName = keyof typeof ROUTES;

/** What each call takes (its body) and gives. */
interface Calls {
	'scheduling.cron.create': [CronOptions, CronRecord];
	'scheduling.cron.list': [undefined, Schemas['CronList']];
	'scheduling.cron.get': [undefined, CronRecord];
	'scheduling.cron.update': [Schemas['CronChange'], CronRecord];
	'scheduling.cron.delete': [undefined, Schemas['CronDeleted']];
	'scheduling.cron.pause': [undefined, CronRecord];
	'scheduling.cron.resume': [undefined, CronRecord];
	'scheduling.cron.trigger': [undefined, Schemas['CronRun']];
	'scheduling.cron.runs': [undefined, Schemas['CronRunList']];
	'scheduling.queue.publish': [Schemas['PublishOptions'], Schemas['Published']];
	'scheduling.queue.publish_batch': [Schemas['PublishBatchOptions'], Schemas['PublishedBatch']];
	'scheduling.queue.create': [Schemas['QueueOptions'], Schemas['InfraiQueue']];
	'scheduling.queue.consume': [Schemas['ConsumeOptions'], Schemas['Consumed']];
	'scheduling.queue.ack': [Schemas['AckOptions'], Schemas['Acked']];
	'scheduling.queue.nack': [Schemas['NackOptions'], Schemas['Nacked']];
	'scheduling.queue.extend': [Schemas['ExtendOptions'], Schemas['Extended']];
	'scheduling.queue.list': [undefined, Schemas['InfraiQueueList']];
	'scheduling.queue.stats': [undefined, Schemas['InfraiQueue']];
	'scheduling.queue.delete': [undefined, Schemas['InfraiQueueDone']];
	'scheduling.queue.dlq.list': [undefined, Schemas['InfraiDeadLetters']];
	'scheduling.queue.dlq.redrive': [Schemas['InfraiRedriveOptions'], Schemas['InfraiRedriven']];
	'scheduling.queue.push_subscribe': [Schemas['PushSubscription'], Schemas['InfraiQueue']];
	'scheduling.webhook.send': [Schemas['WebhookOptions'], Schemas['WebhookDelivery']];
	'scheduling.webhook.delivery': [undefined, Schemas['WebhookDeliveryDetail']];
}

export interface InfraiParts {
	/** What stands for {id} or {queue} of the path. */
	path?: Record<string, string>;
	query?: Record<string, unknown>;
	idempotencyKey?: string;
	signal?: AbortSignal;
}

// What gives something else each time.
const ONCE = new Set<RouteName>(['scheduling.queue.consume']);
const GRACE_MS = 10_000;

const waitOf = (body: unknown) => Number((body as { wait_seconds?: number } | undefined)?.wait_seconds ?? 0) * 1000;

export class InfraiClient {
	readonly #transport: Transport;
	readonly #timeoutMs: number;

	constructor({ apiKey, baseUrl, ...options }: InfraiOptions = {}) {
		this.#timeoutMs = options.timeoutMs ?? 30_000;
		this.#transport = new Transport({
			...options,
			baseUrl: baseUrl ?? environment('INFRAI_BASE_URL') ?? environment('BELFRY_URL') ?? DEFAULT_URL,
			token: apiKey ?? environment('INFRAI_API_KEY') ?? environment('BELFRY_TOKEN'),
		});
	}

	/** Any call of ROUTES; gives the answer's data. */
	async call<K extends RouteName>(name: K, body?: Calls[K][0], parts: InfraiParts = {}): Promise<Calls[K][1]> {
		const { method, path } = ROUTES[name];
		const { path: filled, ...options } = parts;
		const timeoutMs = Math.max(this.#timeoutMs, waitOf(body) + GRACE_MS);
		const answer = await this.#transport.call(method, fillPath(path, filled), {
			...options, body, timeoutMs, once: ONCE.has(name),
		});
		return (answer as { data: Calls[K][1] }).data;
	}

	readonly job = {
		cron: {
			create: (opts: CronOptions): Promise<CronRecord> => this.call('scheduling.cron.create', opts),
			list: (query: Record<string, unknown> = {}) => this.call('scheduling.cron.list', undefined, { query }),
			get: (id: string) => this.call('scheduling.cron.get', undefined, { path: { id } }),
			update: (id: string, change: Schemas['CronChange']) => this.call('scheduling.cron.update', change, { path: { id } }),
			delete: (id: string) => this.call('scheduling.cron.delete', undefined, { path: { id } }),
			pause: (id: string) => this.call('scheduling.cron.pause', undefined, { path: { id } }),
			resume: (id: string) => this.call('scheduling.cron.resume', undefined, { path: { id } }),
			trigger: (id: string) => this.call('scheduling.cron.trigger', undefined, { path: { id } }),
			runs: (id: string) => this.call('scheduling.cron.runs', undefined, { path: { id } }),
		},
		queue: {
			publish: (opts: Schemas['PublishOptions']) => this.call('scheduling.queue.publish', opts),
			consume: (opts: Schemas['ConsumeOptions']) => this.call('scheduling.queue.consume', opts),
			ack: (opts: Schemas['AckOptions']) => this.call('scheduling.queue.ack', opts),
			nack: (opts: Schemas['NackOptions']) => this.call('scheduling.queue.nack', opts),
		},
		webhook: {
			send: (opts: Schemas['WebhookOptions']) => this.call('scheduling.webhook.send', opts),
			delivery: (id: string) => this.call('scheduling.webhook.delivery', undefined, { path: { id } }),
		},
	};
}
