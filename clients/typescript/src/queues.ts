// Queues: publish, receive, acknowledge; and a loop that does the latter two.

import { BelfryError, TransportError } from './errors.js';
import { fillPath, pause, type Transport } from './transport.js';
import type { Schemas } from './types.js';

const GRACE_MS = 10_000; // that an answer may take beyond the wait that was asked for
const PAUSE_MS = 1_000; // before a consumer that got no answer asks again
const ERROR_MOST = 512;

/** A message in this consumer's hands, until `lease_until`. */
export interface Message<T = unknown> extends Omit<Schemas['ReceivedMessage'], 'payload'> {
	payload: T;
	queue: string;
}

export interface ReceiveOptions {
	max?: number;
	lease_seconds?: number;
	/** How long to wait for a first message. */
	wait_seconds?: number;
	signal?: AbortSignal | undefined;
}

export interface ConsumeOptions {
	lease_seconds?: number;
	wait_seconds?: number;
	/** Ends the loop, once the message in hand is handled. */
	signal?: AbortSignal;
}

export class Queues {
	readonly #transport: Transport;
	readonly #timeoutMs: number;

	constructor(transport: Transport, timeoutMs = 30_000) {
		this.#transport = transport;
		this.#timeoutMs = timeoutMs;
	}

	/** Gives the message's id. The queue is made where it is new. */
	async publish(queue: string, payload: unknown, options: Omit<Schemas['MessageDraft'], 'payload'> = {}, idempotencyKey?: string): Promise<string> {
		const answer = await this.#call(queue, '/messages', { body: { ...options, payload }, idempotencyKey });
		return (answer as { message_id: string }).message_id;
	}

	/** All or none; gives their ids. */
	async publishMany(queue: string, messages: readonly Schemas['MessageDraft'][], idempotencyKey?: string): Promise<string[]> {
		const answer = await this.#call(queue, '/messages', { body: { messages }, idempotencyKey });
		return (answer as { message_ids: string[] }).message_ids;
	}

	/** It is never sent twice: what an answer that was lost held comes again when its lease is over. */
	async receive<T = unknown>(queue: string, { signal, ...body }: ReceiveOptions = {}): Promise<Message<T>[]> {
		const timeoutMs = Math.max(this.#timeoutMs, (body.wait_seconds ?? 0) * 1000 + GRACE_MS);
		const answer = await this.#call(queue, '/receive', { body, once: true, timeoutMs, signal });
		return (answer as { messages: Message<T>[] }).messages.map((message) => ({ ...message, queue }));
	}

	/** It is done. Code "lease_lost": the lease is over, somebody else may have it. */
	ack = (message: Message) => this.#say(message, 'ack');
	/** It is not done: it comes again, after max_receives times no more. */
	nack = (message: Message, more: { delay_seconds?: number; error?: string } = {}) => this.#say(message, 'nack', more);
	/** It is given back untouched; this does not count. */
	release = (message: Message) => this.#say(message, 'release');
	/** It is kept longer. */
	extend = (message: Message, lease_seconds?: number) =>
		this.#say(message, 'extend', lease_seconds === undefined ? {} : { lease_seconds });

	/**
	 * Receives and handles messages one after the other until `signal` says stop. A message whose handler resolves is
	 * acknowledged; one whose handler throws is given back with the error's text. While it is handled its lease is
	 * extended each third of it.
	 */
	async consume<T = unknown>(queue: string, handle: (message: Message<T>) => unknown, options: ConsumeOptions = {}): Promise<void> {
		const { lease_seconds = 30, wait_seconds = 20, signal } = options;
		while (!signal?.aborted) {
			const messages = await this.#receiveOrPause<T>(queue, { lease_seconds, wait_seconds, signal });
			for (const message of messages) await this.#handle(message, handle, lease_seconds);
		}
	}

	async #receiveOrPause<T>(queue: string, options: ReceiveOptions): Promise<Message<T>[]> {
		try {
			return await this.receive<T>(queue, options);
		} catch (error) {
			if (!isPassing(error)) throw error;
			await pause(PAUSE_MS, options.signal);
			return [];
		}
	}

	async #handle<T>(message: Message<T>, handle: (message: Message<T>) => unknown, leaseSeconds: number): Promise<void> {
		const keeper = setInterval(() => void this.extend(message, leaseSeconds).catch(() => {}), (leaseSeconds * 1000) / 3);
		let fault: string | undefined;
		try {
			await handle(message);
		} catch (error) {
			fault = String(error).slice(0, ERROR_MOST);
		} finally {
			clearInterval(keeper);
		}
		try {
			await (fault === undefined ? this.ack(message) : this.nack(message, { error: fault }));
		} catch (error) {
			// Where the lease was lost meanwhile the message is somebody else's.
			if (!(error instanceof BelfryError && error.code === 'lease_lost')) throw error;
		}
	}

	async #say(message: Message, verb: string, more: object = {}): Promise<void> {
		const path = fillPath('/messages/{id}/{verb}', { id: message.message_id, verb });
		await this.#call(message.queue, path, { body: { lease_token: message.lease_token, ...more } });
	}

	#call(queue: string, path: string, options: Parameters<Transport['call']>[2]): Promise<unknown> {
		return this.#transport.call('POST', fillPath('/v1/queues/{queue}', { queue }) + path, options);
	}
}

const isPassing = (error: unknown) =>
	error instanceof TransportError || (error instanceof BelfryError && (error.status === 429 || error.status === 503));
