#include "queue_message.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/input.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/views.h"

struct str queue_path(struct call *c, const char *suffix)
{
	return path_of(&c->arena, "/v1/queues/", call_word(c, 0), suffix);
}

/* --- publish
 * ------------------------------------------------------------------------------------------ */

static const struct option publish_rows[] = {
	{"payload", 'd', "JSON", "the message, exactly as it is written; - reads it from stdin"},
	{"payload-file", 0, "FILE", "the same from a file; - is stdin"},
	{"delay", 0, "DUR", "until it can be received, such as 90s"},
	{"priority", 0, "N", "-100 to 100; a larger one goes first"},
	{"dedup-id", 0, "ID", "a repeated one gives back the first message"},
	{"group-id", 0, "ID", "messages of a group come one after the other"},
	{"expires-after", 0, "DUR", "it is not received later than this"},
};

const struct option_group queue_publish_options = {"The message", publish_rows,
						   COUNTOF(publish_rows)};

static const struct body_row publish_body[] = {
	{"delay", "delay_seconds", BODY_SPAN, false},
	{"priority", "priority", BODY_COUNT, false},
	{"dedup-id", "dedup_id", BODY_TEXT, false},
	{"group-id", "group_id", BODY_TEXT, false},
	{"expires-after", "expires_after_seconds", BODY_SPAN, false},
};

static enum rc add_payload(struct json_writer *w, struct call *c, struct err *err)
{
	bool has_file = options_has(&c->options, "payload-file");
	const char *option = has_file ? "payload-file" : "payload";
	struct str text = options_get(&c->options, option);
	struct json v;

	if (has_file && options_has(&c->options, "payload"))
		return usage_error(err, "--payload and --payload-file are both given");
	if (!options_has(&c->options, option))
		return RC_OK;
	if ((has_file || str_eq(text, STR("-"))) &&
	    input_read(&c->arena, text, LIMIT_BODY, &text, err))
		return err->rc;
	if (json_value(text, &v, err)) {
		(void)usage_of(option, err);
		return err_hint(err, "a payload is JSON: a text is written --payload '\"text\"'");
	}
	json_add_raw(w, "payload", v.raw);
	return RC_OK;
}

enum rc queue_publish(struct call *c, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str body = {NULL, 0};

	json_begin_object(&w);
	if (add_payload(&w, c, err) ||
	    body_add(&w, &c->options, publish_body, COUNTOF(publish_body), err))
		return err->rc;
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, "POST", queue_path(c, "/messages"), body, &view_record, err);
}

/* --- receive, and what is said of what was received
 * --------------------------------------------------------- */

static enum rc body_of(struct call *c, const struct queue_request *rq, bool has_token,
		       struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	if (has_token)
		json_add_str(&w, "lease_token", call_word(c, 2));
	if (body_add(&w, &c->options, rq->rows, rq->n_rows, err))
		return err->rc;
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

enum rc queue_send(struct call *c, const struct queue_request *rq, struct err *err)
{
	struct str body = {NULL, 0};

	if (body_of(c, rq, false, &body, err))
		return err->rc;
	return call_show(c, rq->method, rq->path, body, rq->view, err);
}

static const struct option receive_rows[] = {
	{"max", 'n', "N", "at most so many (1)"},
	{"lease", 0, "DUR", "how long they are yours; the queue's own time unless said"},
	{"wait", 0, "DUR", "how long to wait for the first one, up to 60s"},
};

const struct option_group queue_receive_options = {"Options", receive_rows, COUNTOF(receive_rows)};

enum rc queue_receive(struct call *c, struct err *err)
{
	static const struct body_row rows[] = {
		{"max", "max", BODY_COUNT, false},
		{"lease", "lease_seconds", BODY_SPAN, false},
		{"wait", "wait_seconds", BODY_SPAN, false},
	};
	const struct queue_request rq = {"POST", queue_path(c, "/receive"), rows, COUNTOF(rows),
					 &view_received};

	return queue_send(c, &rq, err);
}

static enum rc say(struct call *c, const char *verb, const struct body_row *rows, size_t n,
		   struct err *err)
{
	const struct queue_request rq = {.rows = rows, .n_rows = n};
	struct str prefix = queue_path(c, "/messages/"), body = {NULL, 0}, answer;
	struct str path = path_of(&c->arena, str_dup_z(&c->arena, prefix), call_word(c, 1), verb);

	if (body_of(c, &rq, true, &body, err))
		return err->rc;
	return call_send(c, "POST", path, body, &answer, err);
}

enum rc queue_ack(struct call *c, struct err *err)
{
	return say(c, "/ack", NULL, 0, err);
}

static const struct option nack_rows[] = {
	{"delay", 0, "DUR", "until it can be received again"},
	{"error", 0, "TEXT", "what went wrong"},
};

const struct option_group queue_nack_options = {"Options", nack_rows, COUNTOF(nack_rows)};

static const struct body_row nack_body[] = {
	{"delay", "delay_seconds", BODY_SPAN, false},
	{"error", "error", BODY_TEXT, false},
};

enum rc queue_nack(struct call *c, struct err *err)
{
	return say(c, "/nack", nack_body, COUNTOF(nack_body), err);
}

enum rc queue_release(struct call *c, struct err *err)
{
	return say(c, "/release", nack_body, COUNTOF(nack_body), err);
}

static const struct option extend_rows[] = {
	{"lease", 0, "DUR", "how long from now on; the queue's own time unless said"},
};

const struct option_group queue_extend_options = {"Options", extend_rows, COUNTOF(extend_rows)};

enum rc queue_extend(struct call *c, struct err *err)
{
	static const struct body_row row = {"lease", "lease_seconds", BODY_SPAN, false};

	return say(c, "/extend", &row, 1, err);
}
