#include "envelope.h"

#include "base/limits.h"
#include "model/id.h"
#include "model/times.h"

enum { ENVELOPE_MOST = LIMIT_PAYLOAD + 512 };

static bool is_run(const struct task *t)
{
	bool has_runs = t->dialect == DIALECT_BRIDGETOWN || t->dialect == DIALECT_RAT;

	return has_runs && t->template.payload.n != 0 && t->template.payload.p[0] == '{';
}

static void put_run(struct json_writer *w, const struct task *t)
{
	json_begin_object(w);
	add_uuid(w, "run_id", t->id);
	if (t->schedule_key != 0)
		add_uuid(w, "schedule_id", t->schedule_id);
	else
		json_add_null(w, "schedule_id");
	json_put_members(w, t->template.payload);
	add_instant(w, "scheduled_for", t->scheduled_for);
	json_end_object(w);
}

void envelope_put(struct json_writer *w, const struct task *t)
{
	if (is_run(t))
		put_run(w, t);
	else
		json_put_raw(w, t->template.payload);
}

struct str envelope_body(struct arena *a, const struct task *t)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(ENVELOPE_MOST);
	struct json_writer w = json_writer_to(&body);

	if (!is_run(t))
		return template_body(&t->template);
	put_run(&w, t);
	return str_dup(a, buf_str(&body));
}

static void put_message(struct json_writer *w, const struct task *t)
{
	json_begin_object(w);
	json_add_z(w, "message_id", id_print(ID_TASK, t->id).z);
	json_add_raw(w, "payload", t->template.payload);
	add_instant(w, "enqueued_at", t->created_at);
	json_end_object(w);
}

struct str envelope_pushed(struct arena *a, const struct task *t)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(ENVELOPE_MOST);
	struct json_writer w = json_writer_to(&body);

	if (t->dialect != DIALECT_INFRAI || t->template.bytes.p != NULL)
		return envelope_body(a, t);
	put_message(&w, t);
	return str_dup(a, buf_str(&body));
}
