// From the description's paths (schema.ts, which is generated) to what a call takes and gives.

import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The paths that have a method. */
export type PathOf<M extends Method> = {
	[P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type JsonOf<T> = T extends { content: { 'application/json': infer J } } ? J : undefined;
type Good = 200 | 201 | 202 | 204;

/** The JSON of a good answer; undefined: it is empty. */
export type AnswerOf<P extends keyof paths, M extends Method> =
	Operation<P, M> extends { responses: infer R } ? { [S in keyof R & Good]: JsonOf<R[S]> }[keyof R & Good] : never;

export type BodyOf<P extends keyof paths, M extends Method> =
	Operation<P, M> extends { requestBody?: infer B } ? JsonOf<NonNullable<B>> : undefined;

export type QueryOf<P extends keyof paths, M extends Method> =
	Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : Record<string, never>;
