/* POST …/applications/{application}: the body, whatever it is, becomes the input of a call. */

#include "api/dialects/tensorlake/call.h"
#include "api/dialects/tensorlake/progress.h"
#include "api/reading.h"
#include "api/stream.h"
#include "codec/header.h"
#include "model/payload.h"

/* It becomes an id, which is told in JSON: ASCII that can be seen, and blanks. */
static enum rc check_key(struct str key, struct err *err)
{
	bool is_good = key.n >= 1 && key.n <= LIMIT_REQUEST_KEY;

	if (key.p == NULL) /* there is none */
		return RC_OK;
	for (size_t i = 0; i < key.n && is_good; i++)
		is_good = key.p[i] >= ' ' && key.p[i] <= '~';
	if (is_good)
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", "Idempotency-Key",
	       "Idempotency-Key is not 1 to %d characters of ASCII", LIMIT_REQUEST_KEY);
	return err_hint(err, "a UUID fits");
}

static enum rc repeated(struct err *err)
{
	err_set(err, RC_CONFLICT, "request_exists", "there is a request of this id already");
	return err_hint(err, "an Idempotency-Key is the id of its request: look at that one");
}

/* Whatever has this id, by its key or by itself. */
static enum rc check_new(struct request *rq, struct store *s, const struct place *at,
			 struct str key, struct err *err)
{
	struct task t = {0};
	struct err why = {0};

	if (key.n == 0)
		return RC_OK;
	if (call_find(rq, s, at, key, &t, &why) == RC_OK)
		return repeated(err);
	return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

static enum rc check_enabled(const struct target_row *row, struct err *err)
{
	if (row->disabled_at == AT_NONE)
		return RC_OK;
	return err_set(err, RC_CONFLICT, "application_disabled",
		       "the application is disabled: " STR_FMT, STR_ARG(row->disabled_reason));
}

static bool accepts(struct str accept, struct str type)
{
	while (accept.n != 0) {
		struct str range = str_cut(&accept, ',');

		if (str_eq_nocase(str_trim(str_cut(&range, ';')), type))
			return true;
	}
	return false;
}

/* The progress as it comes where the client asks for events first, else the id alone. */
static enum rc check_accept(struct request *rq, struct err *err)
{
	struct str accept = request_header(rq, STR("Accept"));

	if (accept.n == 0 || sse_is_wanted(rq) || accepts(accept, STR("application/json")) ||
	    accepts(accept, STR("application/*")) || accepts(accept, STR("*/*")))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_value", "Accept", "Accept asks for what is not spoken");
	return err_hint(err, "send Accept: application/json, or text/event-stream for progress");
}

static enum rc read_input(struct request *rq, struct template *t, struct err *err)
{
	struct str type = request_header(rq, STR("Content-Type"));
	bool is_good = type.n != 0 && type.n <= LIMIT_PAYLOAD_TYPE && header_is_value(type);

	/* What nobody has named is bytes, even where it reads as JSON. */
	type = is_good ? str_dup(&rq->arena, type) : PAYLOAD_TYPE_UNKNOWN;
	return payload_set(t, buf_str(&rq->body), type, "the input", err);
}

/* What `kept` holds for the answer. */
struct invoked {
	struct place at;
	struct target_row row;
};

static enum rc answer_progress(struct request *rq, struct err *err)
{
	const struct invoked *i = rq->kept;
	struct call c;

	if (call_of(rq, rq->services->reader, &rq->arena, &i->row, &rq->command.task, &c, err))
		return err->rc;
	progress_answer(rq, &c, 0);
	return RC_OK;
}

static enum rc answer_invoked(struct request *rq, struct err *err)
{
	const struct invoked *i = rq->kept;
	struct json_writer w;

	if (rq->command.existed)
		return repeated(err);
	if (sse_is_wanted(rq))
		return answer_progress(rq, err);
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_str(&w, "request_id", call_id(&rq->arena, i->at.application, &rq->command.task));
	json_end_object(&w);
	return RC_OK;
}

static enum rc read(struct request *rq, struct invoked *i, struct task_draft *out, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct str key = request_header(rq, STR("Idempotency-Key"));
	struct str application = i->at.application;
	struct template t = {.target = target_of_name(&rq->arena, application)};

	if (reading_begin(rq, &s, err) || application_find(rq, s, &i->at, &i->row, err) ||
	    check_enabled(&i->row, err) || check_accept(rq, err) || check_key(key, err) ||
	    read_input(rq, &t, err) || check_new(rq, s, &i->at, key, err))
		return err->rc;
	*out = (struct task_draft){.template = t, .execute_at = AT_NONE, .expires_at = MS_NEVER};
	if (key.n != 0)
		out->unique_id = call_unique_id(&rq->arena, application, key);
	return RC_OK;
}

enum rc applications_invoke(struct request *rq, struct err *err)
{
	struct task_draft draft;
	struct command *c;
	struct invoked *i = NEW(&rq->arena, struct invoked);

	rq->kept = i;
	if (place_enter(rq, &i->at, err) || read(rq, i, &draft, err))
		return err->rc;
	c = request_command(rq, COMMAND_TASK_CREATE, answer_invoked);
	c->task_draft = draft;
	return RC_OK;
}
