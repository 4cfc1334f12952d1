export { Belfry, type BelfryOptions, type Parts } from './client.js';
export { BelfryError, type ErrorDetails, SignatureError, TransportError } from './errors.js';
export {
	type CronOptions, type CronRecord, InfraiClient, type InfraiOptions, type InfraiParts, type QueueMessage, type RouteName, ROUTES,
} from './infrai.js';
export { type ConsumeOptions, type Message, Queues, type ReceiveOptions } from './queues.js';
export type { components, operations, paths } from './schema.js';
export { type CallOptions, Transport, type TransportOptions } from './transport.js';
export type { AnswerOf, BodyOf, Method, PathOf, QueryOf, Schemas } from './types.js';
export { verify, verifyInfrai, verifyTaskhook, type VerifyOptions, type WebhookHeaders, type WebhookSecret } from './webhooks.js';
