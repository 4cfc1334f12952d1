#include "lease.h"

#include "base/clock.h"
#include "base/limits.h"
#include "base/macros.h"
#include "cli/client/transport.h"
#include "codec/base64.h"
#include "codec/json.h"
#include "codec/url.h"

enum { REQUEST_MS = 5 * MS_SECOND, ANSWER_MOST = 16 * 1024 * 1024, LINE_MOST = 4096 };

struct asked {
	const char *method;
	struct str path, body;
	struct str token; /* in a header; empty: none */
	const char *type;
	ms_t timeout_ms;
	const atomic_bool *cancel;
};

static struct str line(struct arena *a, const char *name, struct str value)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	if (value.n == 0)
		return STR("");
	buf_printf(&text, "%s: " STR_FMT, name, STR_ARG(value));
	return str_dup(a, buf_str(&text));
}

static struct str join(struct arena *a, struct str left, struct str right)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(left.n + right.n);

	buf_add(&text, left);
	buf_add(&text, right);
	return str_dup(a, buf_str(&text));
}

static enum rc ask(const struct client *c, struct arena *a, const struct asked *q,
		   struct str *answer_out, struct err *err)
{
	struct buf answer CLEANUP(buf_release) = BUF_INIT(ANSWER_MOST);
	struct transport_request rq = {
		.method = q->method,
		.url = join(a, c->url, q->path),
		.headers = {c->token.n != 0
				    ? line(a, "Authorization", join(a, STR("Bearer "), c->token))
				    : STR(""),
			    line(a, "Belfry-Namespace", c->namespace),
			    line(a, "Belfry-Lease-Token", q->token),
			    line(a, "Content-Type", str_z(q->type)),
			    STR("Accept: application/json")},
		.body = q->body,
		.timeout_ms = q->timeout_ms,
		.cancel = q->cancel,
	};
	int status = 0;

	if (transport_send(a, &rq, &status, &answer, err))
		return err->rc;
	if (status < 200 || status > 299)
		return client_refusal(a, status, buf_str(&answer), err);
	*answer_out = str_dup(a, buf_str(&answer));
	return RC_OK;
}

/* "PREFIX/NAME/SUFFIX", the name encoded. */
static struct str path_to(struct arena *a, const char *prefix, struct str name, const char *suffix)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	buf_add_z(&text, prefix);
	url_encode(&text, name);
	buf_add_z(&text, suffix);
	return str_dup(a, buf_str(&text));
}

bool lease_holds(const struct work_lease *l)
{
	return !l->is_lost && clock_mono() < l->until_mono;
}

/* --- receive --- */

static struct str receive_body(struct arena *a, ms_t lease_ms, ms_t wait_ms)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LINE_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_i64(&w, "max", 1);
	json_add_seconds(&w, "lease_seconds", lease_ms);
	json_add_seconds(&w, "wait_seconds", wait_ms);
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

static enum rc member_text(struct arena *a, const struct json_object *o, const char *name,
			   struct str *out, struct err *err)
{
	const struct json *v = json_get(o, str_z(name));

	if (v == NULL)
		return err_set(err, RC_IO, "bad_answer", "a message without %s", name);
	return json_string(a, v, LIMIT_PAYLOAD_TYPE, out, name, err);
}

/* JSON, or bytes of some type. */
static enum rc read_payload(struct arena *a, const struct json_object *o, struct work_lease *out,
			    struct err *err)
{
	const struct json *payload = json_get(o, STR("payload"));
	const struct json *base64 = json_get(o, STR("payload_base64"));
	struct str text = {0};

	out->payload = payload != NULL ? payload->raw : STR("");
	out->payload_type = STR("application/json");
	if (base64 == NULL)
		return RC_OK;
	if (json_string(a, base64, LIMIT_BODY, &text, "payload_base64", err) ||
	    member_text(a, o, "payload_type", &out->payload_type, err))
		return err->rc;
	if (!base64_parse(a, text, &out->payload))
		return err_set(err, RC_IO, "bad_answer", "a payload that is no base64");
	return RC_OK;
}

static enum rc read_message(struct arena *a, const struct json *v, struct work_lease *out,
			    struct err *err)
{
	const struct json *attempt;
	struct json_object o = {0};

	if (json_object_of(a, v, &o, "messages", err) ||
	    member_text(a, &o, "message_id", &out->id, err) ||
	    member_text(a, &o, "lease_token", &out->token, err) || read_payload(a, &o, out, err))
		return err->rc;
	attempt = json_get(&o, STR("attempt"));
	if (attempt == NULL)
		return err_set(err, RC_IO, "bad_answer", "a message without its attempt");
	return json_i64(attempt, 1, INT32_MAX, &out->attempt, "attempt", err);
}

static enum rc read_messages(struct arena *a, struct str answer, struct work_lease *out,
			     bool *got_out, struct err *err)
{
	const struct json *list;
	struct json_object o = {0};
	struct json_array items = {0};

	if (json_object(a, answer, &o, err))
		return err->rc;
	list = json_get(&o, STR("messages"));
	if (list == NULL)
		return err_set(err, RC_IO, "bad_answer", "no answer of a Belfry server");
	if (json_array_of(a, list, LIMIT_RECEIVE, &items, "messages", err))
		return err->rc;
	*got_out = items.n != 0;
	return items.n != 0 ? read_message(a, &items.items[0], out, err) : RC_OK;
}

/* The wait is over when the lease begins: counted from the answer on it ends here a moment late,
 * and the heartbeat is long before that. */
enum rc lease_receive(const struct client *client, struct arena *a, struct str queue, ms_t lease_ms,
		      ms_t wait_ms, const atomic_bool *cancel, struct work_lease *out,
		      bool *got_out, struct err *err)
{
	struct asked q = {.method = "POST",
			  .path = path_to(a, "/v1/queues/", queue, "/receive"),
			  .body = receive_body(a, lease_ms, wait_ms),
			  .type = "application/json",
			  .timeout_ms = wait_ms + REQUEST_MS,
			  .cancel = cancel};
	struct str answer = {0};

	*out = (struct work_lease){.client = client, .queue = queue, .lease_ms = lease_ms};
	if (ask(client, a, &q, &answer, err) || read_messages(a, answer, out, got_out, err))
		return err->rc;
	out->until_mono = clock_mono() + lease_ms;
	return RC_OK;
}

/* --- of a task that is held --- */

/* Sends a body that begins with the token; what the holder of another one would be told too is
 * remembered. */
static enum rc say(struct work_lease *l, struct arena *a, struct str path, struct buf *body,
		   struct str *answer_out, struct err *err)
{
	struct asked q = {.method = "POST",
			  .path = path,
			  .body = buf_str(body),
			  .type = "application/json",
			  .timeout_ms = REQUEST_MS};

	if (ask(l->client, a, &q, answer_out, err) == RC_OK)
		return RC_OK;
	l->is_lost = l->is_lost || err->rc == RC_CONFLICT || err->rc == RC_NOT_FOUND;
	return err->rc;
}

static struct json_writer begin_body(struct buf *body, const struct work_lease *l)
{
	struct json_writer w = json_writer_to(body);

	json_begin_object(&w);
	json_add_str(&w, "lease_token", l->token);
	return w;
}

enum rc lease_extend(struct work_lease *l, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf body CLEANUP(buf_release) = BUF_INIT(LINE_MOST);
	struct json_writer w = begin_body(&body, l);
	ms_t asked_mono = clock_mono();
	struct str answer = {0};

	json_add_seconds(&w, "lease_seconds", l->lease_ms);
	json_end_object(&w);
	if (say(l, &a, path_to(&a, "/v1/tasks/", l->id, "/extend"), &body, &answer, err))
		return err->rc;
	l->until_mono = asked_mono + l->lease_ms;
	return RC_OK;
}

enum rc lease_log(struct work_lease *l, enum log_stream stream, int64_t sequence, struct str text,
		  bool *cut_out, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf body CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = begin_body(&body, l);
	struct str answer = {0};

	json_add_str(&w, "stream", log_stream_name(stream));
	json_add_str(&w, "text", text);
	json_add_i64(&w, "sequence", sequence);
	json_end_object(&w);
	if (say(l, &a, path_to(&a, "/v1/tasks/", l->id, "/logs"), &body, &answer, err))
		return err->rc;
	*cut_out = str_ends(answer, STR("true}"));
	return RC_OK;
}

enum rc lease_output(struct work_lease *l, struct str name, const char *type, struct str bytes,
		     struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct str folder = path_to(&a, "/v1/tasks/", l->id, "/output/");
	struct asked q = {.method = "PUT",
			  .path = join(&a, folder, path_to(&a, "", name, "")),
			  .body = bytes,
			  .token = l->token,
			  .type = type,
			  .timeout_ms = REQUEST_MS};
	struct str answer = {0};

	return ask(l->client, &a, &q, &answer, err);
}

static enum rc end(struct work_lease *l, const char *verb, struct str error, struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf body CLEANUP(buf_release) = BUF_INIT(LINE_MOST);
	struct json_writer w = begin_body(&body, l);
	struct str path = path_to(&a, "/v1/queues/", l->queue, "/messages/");
	struct str answer = {0};

	if (error.n != 0)
		json_add_str(&w, "error", str_sub(error, 0, LIMIT_ERROR_TEXT));
	json_end_object(&w);
	path = join(&a, path, path_to(&a, "", l->id, verb));
	return say(l, &a, path, &body, &answer, err);
}

enum rc lease_ack(struct work_lease *l, struct err *err)
{
	return end(l, "/ack", STR(""), err);
}

enum rc lease_nack(struct work_lease *l, struct str error, struct err *err)
{
	return end(l, "/nack", error, err);
}

enum rc lease_release(struct work_lease *l, struct err *err)
{
	return end(l, "/release", STR(""), err);
}
