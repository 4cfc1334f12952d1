// What can go wrong. Every refusal of the server has a stable `code`, and where they apply the `field` at fault and
// a `hint` how to mend it.

export interface ErrorDetails {
	code: string;
	/** HTTP status; undefined: there was no answer. */
	status?: number | undefined;
	field?: string | undefined;
	hint?: string | undefined;
	/** Seconds that the server asks to wait for. */
	retryAfter?: number | undefined;
	cause?: unknown;
}

export class BelfryError extends Error {
	readonly code: string;
	readonly status: number | undefined;
	readonly field: string | undefined;
	readonly hint: string | undefined;
	readonly retryAfter: number | undefined;

	constructor(message: string, details: ErrorDetails) {
		super(details.hint === undefined ? message : `${message} (${details.hint})`, { cause: details.cause });
		this.name = new.target.name;
		this.code = details.code;
		this.status = details.status;
		this.field = details.field;
		this.hint = details.hint;
		this.retryAfter = details.retryAfter;
	}
}

/** There was no answer. The server may have done what it was asked for, or not. */
export class TransportError extends BelfryError {}

/** A delivery that is not what its sender signed, or is too old. */
export class SignatureError extends BelfryError {}

type Said = Partial<Record<'code' | 'detail' | 'message' | 'field' | 'hint', string>>;

// Problem details (RFC 9457), Infrai's envelope, or neither.
function saidIn(body: unknown): Said {
	if (typeof body !== 'object' || body === null) return {};
	const inner = 'error' in body ? body.error : undefined;
	return (typeof inner === 'object' && inner !== null ? inner : body) as Said;
}

export function errorOf(status: number, body: unknown, retryAfter: number | undefined): BelfryError {
	const said = saidIn(body);
	return new BelfryError(said.detail ?? said.message ?? `the server answered ${status}`, {
		code: said.code ?? `http_${status}`,
		status,
		field: said.field,
		hint: said.hint,
		retryAfter,
	});
}
