/* The secrets that a namespace's deliveries are signed with. They are shown to its admins, since a
 * receiver must know them; the store holds them sealed. Named secrets are listed beside them. */

#include "api/native/native.h"
#include "api/request.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/secret.h"
#include "model/times.h"

#define OVERLAP_DEFAULT_MS MS_DAY /* how long the old secret still signs beside the new one */
#define OVERLAP_MOST_MS (365 * MS_DAY)

void signing_secret_write(struct json_writer *w, const struct signing_secret *s)
{
	json_add_z(w, "id", id_print(ID_SECRET, s->id).z);
	json_add_z(w, "secret", s->text);
	add_instant(w, "created_at", s->created_at);
	add_instant(w, "expires_at", s->expires_at);
}

static enum rc write_sealed(struct request *rq, struct json_writer *w,
			    const struct sealed_secret *sealed, struct err *err)
{
	struct signing_secret s = {.id = sealed->id,
				   .namespace = rq->caller.namespace,
				   .created_at = sealed->created_at,
				   .expires_at = sealed->expires_at};

	if (signing_secret_open(&rq->arena, rq->services->seal_key, sealed->sealed, &s, err))
		return err->rc;
	json_begin_object(w);
	signing_secret_write(w, &s);
	json_end_object(w);
	return RC_OK;
}

enum rc secrets_list(struct request *rq, struct err *err)
{
	struct sealed_secret *items;
	struct json_writer w;
	size_t n;

	if (store_secret_list(rq->services->reader, &rq->arena, rq->caller.namespace, rq->now,
			      &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "signing");
	for (size_t i = 0; i < n; i++)
		if (write_sealed(rq, &w, &items[i], err))
			return err->rc;
	json_end_array(&w);
	if (named_secrets_write(rq, &w, err))
		return err->rc;
	json_end_object(&w);
	return RC_OK;
}

static enum rc read_overlap(void *into, const char *name, const struct json *v, struct err *err)
{
	return json_seconds_ms(v, OVERLAP_MOST_MS, into, name, err);
}

static const struct field fields[] = {{"overlap_seconds", 0, read_overlap}};

static enum rc answer_rotated(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	signing_secret_write(&w, &rq->command.secret);
	json_add_seconds(&w, "overlap_seconds", rq->command.overlap_ms);
	json_end_object(&w);
	return RC_OK;
}

/* The body may be missing. */
enum rc secrets_rotate(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_SECRET_ROTATE, answer_rotated);
	struct json_object o;
	unsigned given;

	c->overlap_ms = OVERLAP_DEFAULT_MS;
	if (rq->body.n == 0)
		return RC_OK;
	if (json_object(&rq->arena, buf_str(&rq->body), &o, err))
		return err->rc;
	return fields_read(&o, fields, COUNTOF(fields), &c->overlap_ms, &given, err);
}
