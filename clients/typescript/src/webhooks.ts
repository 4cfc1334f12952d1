// Verifies that a delivery is what a Belfry server signed, by WebCrypto. Hand over the raw body, before anything
// parses it. `verify` holds the delivery to the standard signature (https://www.standardwebhooks.com), which also
// covers its id and its time. The dialects' own signatures cover the body alone: a delivery that somebody has recorded
// verifies for ever.

import { SignatureError } from './errors.js';

export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>;
/** The text "whsec_…" of `GET /v1/secrets`, or several of them while one is being replaced. */
export type WebhookSecret = string | readonly string[];

export interface VerifyOptions {
	/** Seconds that a delivery's time may differ from this machine's; 300. */
	tolerance?: number;
	/** Seconds since 1970, in the place of this machine's clock. */
	now?: number;
}

const TOLERANCE_S = 300;
const PREFIX = 'whsec_';
const utf8 = new TextEncoder();

function header(headers: WebhookHeaders, name: string): string {
	if (headers instanceof Headers) return headers.get(name) ?? '';
	const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
	return (Array.isArray(found) ? found.join(',') : found) ?? '';
}

function needed(headers: WebhookHeaders, name: string): string {
	const value = header(headers, name);
	if (value === '') throw new SignatureError(`the header ${name} is missing`, { code: 'missing_header', field: name });
	return value;
}

const bytesOf = (body: string | Uint8Array) => (typeof body === 'string' ? utf8.encode(body) : body);

function join(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
	parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
	return whole;
}

function secretsOf(secret: WebhookSecret): readonly string[] {
	const texts = typeof secret === 'string' ? [secret] : secret;
	if (texts.length === 0 || texts.includes('')) throw new TypeError('a secret is needed: the text whsec_… of GET /v1/secrets');
	return texts;
}

function keyOf(text: string): Uint8Array {
	try {
		return Uint8Array.from(atob(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text), (c) => c.charCodeAt(0));
	} catch {
		throw new TypeError('the secret is no Standard Webhooks secret: whsec_ and base64');
	}
}

async function mac(key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
	const made = await crypto.subtle.importKey('raw', key as BufferSource, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
	return new Uint8Array(await crypto.subtle.sign('HMAC', made, message as BufferSource));
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

// In a time that tells nothing of where they differ.
function isSame(a: string, b: string): boolean {
	let difference = a.length ^ b.length;
	for (let i = 0; i < b.length; i++) difference |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
	return difference === 0;
}

function match(signatures: readonly string[], macs: readonly string[]): void {
	let found = false;
	for (const one of signatures) for (const wanted of macs) found = isSame(one, wanted) || found;
	if (!found)
		throw new SignatureError('no signature matches', {
			code: 'bad_signature', hint: 'use the raw body, and the secret of the namespace (or target) that sends',
		});
}

function checkTime(timestamp: string, { tolerance = TOLERANCE_S, now = Date.now() / 1000 }: VerifyOptions): void {
	if (!/^\d+$/.test(timestamp)) throw new SignatureError('webhook-timestamp is no number', { code: 'bad_timestamp' });
	if (Math.abs(now - Number(timestamp)) > tolerance)
		throw new SignatureError('the delivery is too old, or from the future', {
			code: 'bad_timestamp', hint: "check this machine's clock",
		});
}

/** Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature. Rejects with a SignatureError. */
export async function verify(
	headers: WebhookHeaders, body: string | Uint8Array, secret: WebhookSecret, options: VerifyOptions = {},
): Promise<void> {
	const id = needed(headers, 'webhook-id');
	const timestamp = needed(headers, 'webhook-timestamp');
	const listed = needed(headers, 'webhook-signature').split(' ');
	if (id.includes('.')) throw new SignatureError('webhook-id has a dot', { code: 'bad_id' });
	checkTime(timestamp, options);
	const signed = join([utf8.encode(`${id}.${timestamp}.`), bytesOf(body)]);
	const macs = await Promise.all(secretsOf(secret).map((text) => mac(keyOf(text), signed)));
	match(listed.filter((one) => one.startsWith('v1,')).map((one) => one.slice('v1,'.length)), macs.map(base64));
}

const hexMacs = async (secret: WebhookSecret, body: string | Uint8Array) =>
	(await Promise.all(secretsOf(secret).map((text) => mac(utf8.encode(text), bytesOf(body))))).map(hex);

/** X-Taskhook-Signature: "v1=" and hex over the body, by the secret's whole text; several by commas. */
export async function verifyTaskhook(headers: WebhookHeaders, body: string | Uint8Array, secret: WebhookSecret): Promise<void> {
	const listed = needed(headers, 'x-taskhook-signature').split(',').map((one) => one.trim());
	match(listed.filter((one) => one.startsWith('v1=')).map((one) => one.slice('v1='.length)), await hexMacs(secret, body));
}

/**
 * X-Infrai-Signature: bare hex over the body by the newest secret's whole text (an older prefix "sha256=" is taken,
 * too); X-Infrai-Signature-Previous has the others while a secret is being replaced.
 */
export async function verifyInfrai(headers: WebhookHeaders, body: string | Uint8Array, secret: WebhookSecret): Promise<void> {
	const listed = [needed(headers, 'x-infrai-signature'), ...header(headers, 'x-infrai-signature-previous').split(',')];
	match(listed.map((one) => one.trim().replace(/^sha256=/, '')), await hexMacs(secret, body));
}
