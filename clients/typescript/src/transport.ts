// HTTP with a bound on every wait, and retries that do nothing twice: a write carries an idempotency key, which the
// server remembers for a day, so that a request whose answer was lost is simply sent again.

import { BelfryError, errorOf, TransportError } from './errors.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const AGAIN = new Set([429, 503]);
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

export interface TransportOptions {
	baseUrl: string;
	token?: string | undefined;
	/** Of a token of all namespaces. */
	namespace?: string | undefined;
	/** Bounds each wait for an answer; 30 s. */
	timeoutMs?: number | undefined;
	/** How often a request comes again when there was no answer, 429 or 503; 3. */
	maxRetries?: number | undefined;
	/** Another fetch than the global one. */
	fetch?: typeof fetch | undefined;
}

export interface CallOptions {
	query?: Record<string, unknown> | undefined;
	body?: unknown;
	/** A write that says none gets one of its own. */
	idempotencyKey?: string | undefined;
	/** Sent a single time, without a key: for what gives something else each time. */
	once?: boolean | undefined;
	timeoutMs?: number | undefined;
	signal?: AbortSignal | undefined;
}

export class Transport {
	readonly #base: string;
	readonly #headers: Record<string, string>;
	readonly #timeoutMs: number;
	readonly #maxRetries: number;
	readonly #fetch: typeof fetch;

	constructor({ baseUrl, token, namespace, timeoutMs = 30_000, maxRetries = 3, fetch: own }: TransportOptions) {
		this.#base = baseUrl.replace(/\/+$/, '');
		this.#timeoutMs = timeoutMs;
		this.#maxRetries = maxRetries;
		this.#fetch = own ?? ((...args) => fetch(...args));
		this.#headers = {
			accept: 'application/json',
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			...(namespace === undefined ? {} : { 'belfry-namespace': namespace }),
		};
	}

	async call(method: string, path: string, options: CallOptions = {}): Promise<unknown> {
		const headers = this.#headersOf(method, options);
		const tries = options.once ? 1 : this.#maxRetries + 1;
		for (let nth = 1; ; nth++) {
			try {
				return await this.#send(method, path, headers, options);
			} catch (error) {
				if (nth === tries || !mayComeAgain(error) || options.signal?.aborted) throw error;
				await pause(pauseOf(nth, error), options.signal);
			}
		}
	}

	#headersOf(method: string, { body, once, idempotencyKey }: CallOptions): Record<string, string> {
		const isKeyed = WRITES.has(method) && !once;
		return {
			...this.#headers,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(isKeyed ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
		};
	}

	async #send(method: string, path: string, headers: Record<string, string>, options: CallOptions): Promise<unknown> {
		const { status, text, retryAfter } = await this.#exchange(method, path, headers, options);
		const body = parse(text, status);
		if (status >= 200 && status < 300) return body;
		throw errorOf(status, body, retryAfter);
	}

	// A redirect is not followed: it would carry the token to another host.
	async #exchange(method: string, path: string, headers: Record<string, string>, options: CallOptions) {
		const late = AbortSignal.timeout(options.timeoutMs ?? this.#timeoutMs);
		const signal = options.signal === undefined ? late : AbortSignal.any([late, options.signal]);
		const body = options.body === undefined ? null : JSON.stringify(options.body);
		try {
			const answer = await this.#fetch(this.#base + path + queryOf(options.query), {
				method, headers, body, signal, redirect: 'manual',
			});
			const wait = answer.headers.get('retry-after') ?? '';
			const retryAfter = /^\d+$/.test(wait) ? Number(wait) : undefined;
			return { status: answer.status, text: await answer.text(), retryAfter };
		} catch (cause) {
			throw new TransportError(`no answer from ${this.#base}`, {
				code: 'no_answer', hint: 'check the URL, and that the server is up', cause,
			});
		}
	}
}

function parse(text: string, status: number): unknown {
	try {
		return text === '' ? undefined : JSON.parse(text);
	} catch (cause) {
		if (status >= 300) return undefined; // the status says what it is
		throw new BelfryError('the answer is no JSON', { code: 'bad_answer', status, hint: 'is this a Belfry server?', cause });
	}
}

function queryOf(query: Record<string, unknown> = {}): string {
	const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
	return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

const mayComeAgain = (error: unknown) =>
	error instanceof TransportError || (error instanceof BelfryError && AGAIN.has(error.status ?? 0));

// What the server asks for, or else twice as long each time, spread so that clients do not come at once.
function pauseOf(nth: number, error: unknown): number {
	if (error instanceof BelfryError && error.retryAfter !== undefined)
		return Math.min(error.retryAfter * 1000, LONGEST_PAUSE_MS);
	return Math.min(FIRST_PAUSE_MS * 2 ** (nth - 1), LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
}

// Ends early, without a word, where the signal says so: the next try tells.
export const pause = (ms: number, signal?: AbortSignal) =>
	new Promise<void>((resolve) => {
		const timer = setTimeout(end, ms);
		function end(): void {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		}
		signal?.addEventListener('abort', end, { once: true });
	});

/** "/v1/tasks/{id}" with its parts filled in. */
export const fillPath = (path: string, parts: Record<string, string> = {}) =>
	path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const part = parts[name];
		if (part === undefined) throw new TypeError(`the path ${path} needs ${name}`);
		return encodeURIComponent(part);
	});
