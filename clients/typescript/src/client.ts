// The native API. `request` makes any call, typed by the server's own description; the nouns are the ones that are
// made most often.

import { Queues } from './queues.js';
import { fillPath, Transport, type TransportOptions } from './transport.js';
import type { AnswerOf, BodyOf, Method, PathOf, QueryOf, Schemas } from './types.js';

export interface BelfryOptions extends Omit<TransportOptions, 'baseUrl'> {
	/** BELFRY_URL where there is an environment, or http://127.0.0.1:8080. */
	baseUrl?: string | undefined;
}

export interface Parts<P extends PathOf<M>, M extends Method> {
	/** What stands for {id}, {name}, … of the path. */
	path?: Record<string, string>;
	query?: QueryOf<P, M>;
	body?: BodyOf<P, M>;
	idempotencyKey?: string | undefined;
	signal?: AbortSignal | undefined;
}

export const DEFAULT_URL = 'http://127.0.0.1:8080';

/** A variable of the environment, where there is one (not in browsers). */
export function environment(name: string): string | undefined {
	const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
	return process?.env?.[name] || undefined;
}

interface Page {
	next_cursor?: string | null;
}

export class Belfry {
	readonly transport: Transport;
	readonly queues: Queues;

	constructor(options: BelfryOptions = {}) {
		this.transport = new Transport({
			...options,
			baseUrl: options.baseUrl ?? environment('BELFRY_URL') ?? DEFAULT_URL,
			token: options.token ?? environment('BELFRY_TOKEN'),
		});
		this.queues = new Queues(this.transport, options.timeoutMs);
	}

	/** Any call of the API: `belfry.request('get', '/v1/schedules/{id}', { path: { id } })`. */
	async request<M extends Method, P extends PathOf<M>>(method: M, path: P, parts: Parts<P, M> = {}): Promise<AnswerOf<P, M>> {
		const { path: filled, query, ...options } = parts;
		const answer = await this.transport.call(method.toUpperCase(), fillPath(path, filled), { ...options, query });
		return answer as AnswerOf<P, M>;
	}

	readonly schedules = {
		create: (draft: Schemas['ScheduleDraft'], idempotencyKey?: string) =>
			this.request('post', '/v1/schedules', { body: draft, idempotencyKey }),
		get: (id: string) => this.request('get', '/v1/schedules/{id}', { path: { id } }),
		/** All of them, page by page, as they are asked for; newest first. */
		list: (query: QueryOf<'/v1/schedules', 'get'> = {}) =>
			this.#pages((cursor) => this.request('get', '/v1/schedules', { query: { ...query, ...cursor } }), (page) => page.schedules),
		update: (id: string, patch: Schemas['SchedulePatch']) =>
			this.request('patch', '/v1/schedules/{id}', { path: { id }, body: patch }),
		delete: (id: string) => this.request('delete', '/v1/schedules/{id}', { path: { id } }),
		pause: (id: string) => this.request('post', '/v1/schedules/{id}/pause', { path: { id } }),
		resume: (id: string) => this.request('post', '/v1/schedules/{id}/resume', { path: { id } }),
		/** Makes one task now, beside the schedule's own times. */
		trigger: (id: string, idempotencyKey?: string) =>
			this.request('post', '/v1/schedules/{id}/trigger', { path: { id }, idempotencyKey }),
		preview: (id: string, query: QueryOf<'/v1/schedules/{id}/preview', 'get'> = {}) =>
			this.request('get', '/v1/schedules/{id}/preview', { path: { id }, query }),
		ledger: (id: string, query: QueryOf<'/v1/schedules/{id}/ledger', 'get'> = {}) =>
			this.request('get', '/v1/schedules/{id}/ledger', { path: { id }, query }),
	};

	readonly tasks = {
		create: (draft: Schemas['TaskDraft'], idempotencyKey?: string) =>
			this.request('post', '/v1/tasks', { body: draft, idempotencyKey }),
		get: (id: string) => this.request('get', '/v1/tasks/{id}', { path: { id } }),
		/** All of them, page by page, as they are asked for; newest first. */
		list: (query: QueryOf<'/v1/tasks', 'get'> = {}) =>
			this.#pages((cursor) => this.request('get', '/v1/tasks', { query: { ...query, ...cursor } }), (page) => page.tasks),
		cancel: (id: string) => this.request('post', '/v1/tasks/{id}/cancel', { path: { id } }),
		/** Revives a task that has failed, was cancelled, or has expired. */
		retry: (id: string) => this.request('post', '/v1/tasks/{id}/retry', { path: { id } }),
		attempts: async (id: string) => (await this.request('get', '/v1/tasks/{id}/attempts', { path: { id } })).attempts,
	};

	readonly batches = {
		create: (draft: BodyOf<'/v1/batches', 'post'>, idempotencyKey?: string) =>
			this.request('post', '/v1/batches', { body: draft, idempotencyKey }),
		get: (id: string) => this.request('get', '/v1/batches/{id}', { path: { id } }),
	};

	readonly targets = {
		put: (name: string, spec: Schemas['NamedTargetSpec']) =>
			this.request('put', '/v1/targets/{name}', { path: { name }, body: spec }),
		get: (name: string) => this.request('get', '/v1/targets/{name}', { path: { name } }),
		delete: (name: string, query: QueryOf<'/v1/targets/{name}', 'delete'> = {}) =>
			this.request('delete', '/v1/targets/{name}', { path: { name }, query }),
		enable: (name: string) => this.request('post', '/v1/targets/{name}/enable', { path: { name } }),
	};

	/** Admins only. */
	readonly secrets = {
		list: () => this.request('get', '/v1/secrets'),
		rotate: (body: BodyOf<'/v1/secrets/signing/rotate', 'post'>) =>
			this.request('post', '/v1/secrets/signing/rotate', { body }),
	};

	/** Admins only. */
	readonly tokens = {
		/** The answer's `token` is shown this once. */
		create: (draft: Schemas['TokenDraft']) => this.request('post', '/v1/tokens', { body: draft }),
		list: async () => (await this.request('get', '/v1/tokens')).tokens,
		revoke: (id: string) => this.request('delete', '/v1/tokens/{id}', { path: { id } }),
	};

	// A cursor stays in its place when rows are added.
	async *#pages<T extends Page, R>(ask: (cursor: { cursor?: string }) => Promise<T>, rows: (page: T) => readonly R[]): AsyncGenerator<R> {
		let cursor: { cursor?: string } = {};
		for (;;) {
			const page = await ask(cursor);
			yield* rows(page);
			if (page.next_cursor === null || page.next_cursor === undefined) return;
			cursor = { cursor: page.next_cursor };
		}
	}
}
