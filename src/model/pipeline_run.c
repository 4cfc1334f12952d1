#include "pipeline_run.h"

#include "base/limits.h"
#include "codec/json_write.h"

enum { LABEL_MOST = LIMIT_PAYLOAD };

static const char *const statuses[] = {
	[TASK_SCHEDULED] = "pending",	[TASK_QUEUED] = "pending",    [TASK_PROCESSING] = "running",
	[TASK_RETRYING] = "pending",	[TASK_COMPLETED] = "success", [TASK_FAILED] = "failed",
	[TASK_CANCELLED] = "cancelled", [TASK_EXPIRED] = "failed",
};

const char *pipeline_status_name(enum task_state s)
{
	return statuses[s];
}

unsigned pipeline_status_states(struct str word)
{
	unsigned states = 0;

	for (size_t i = 0; i < COUNTOF(statuses); i++)
		if (str_eq(word, str_z(statuses[i])))
			states |= 1U << i;
	return states;
}

struct str pipeline_run_label(struct arena *a, const char *kind, struct str about)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LABEL_MOST);

	buf_add_z(&text, kind);
	buf_add_c(&text, ':');
	buf_add(&text, about);
	return str_dup(a, buf_str(&text));
}

struct str pipeline_path(struct arena *a, const struct pipeline *p)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(2 * LIMIT_NAME + 2);

	buf_add(&text, p->namespace_name);
	buf_add_c(&text, '/');
	buf_add(&text, pipeline_layer(p->target));
	buf_add_c(&text, '/');
	buf_add(&text, pipeline_name(p->target));
	return str_dup(a, buf_str(&text));
}

static struct str payload(struct arena *a, const struct pipeline *p, struct str trigger)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_PAYLOAD);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_str(&w, "namespace", p->namespace_name);
	json_add_str(&w, "layer", pipeline_layer(p->target));
	json_add_str(&w, "pipeline", pipeline_name(p->target));
	json_add_str(&w, "trigger", trigger);
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

static struct str quoted(struct arena *a, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME + 2);
	struct json_writer w = json_writer_to(&text);

	json_put_str(&w, name);
	return str_dup(a, buf_str(&text));
}

struct template pipeline_run_template(struct arena *a, const struct pipeline *p, struct str trigger)
{
	return (struct template){.target = quoted(a, p->target), .payload = payload(a, p, trigger)};
}

struct str pipeline_run_trigger(struct arena *a, const struct task *t)
{
	struct str text = STR("api");
	const struct json *v = NULL;
	struct json_object o;
	struct err ignored = {0};

	if (t->template.payload.n == 0 || t->template.payload.p[0] != '{' ||
	    json_object(a, t->template.payload, &o, &ignored))
		return text;
	v = json_get(&o, STR("trigger"));
	if (v != NULL)
		(void)json_string(a, v, LIMIT_PAYLOAD, &text, "trigger", &ignored);
	return text;
}
