#pragma once
/* The verbs of `belfry queue` that are about single messages, for its table. */

#include "cli/verbs.h"

extern const struct option_group queue_publish_options, queue_receive_options, queue_nack_options,
	queue_extend_options;

enum rc queue_publish(struct call *c, struct err *err);
enum rc queue_receive(struct call *c, struct err *err);
enum rc queue_ack(struct call *c, struct err *err);
enum rc queue_nack(struct call *c, struct err *err);
enum rc queue_release(struct call *c, struct err *err);
enum rc queue_extend(struct call *c, struct err *err);

/* /v1/queues/NAME and a suffix. */
struct str queue_path(struct call *c, const char *suffix);
/* Sends the options that the rows name as a JSON object, and shows the answer. */
struct queue_request {
	const char *method;
	struct str path;
	const struct body_row *rows;
	size_t n_rows;
	const struct view *view;
};
enum rc queue_send(struct call *c, const struct queue_request *rq, struct err *err);
