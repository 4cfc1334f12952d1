#include "trail.h"

#include "base/limits.h"
#include "base/num.h"
#include "codec/base64.h"
#include "codec/hmac.h"
#include "codec/json_write.h"

const char *actor_kind_name(enum actor_kind kind)
{
	static const char *const names[] = {
		[ACTOR_SYSTEM] = "system",	 [ACTOR_DEV] = "dev",
		[ACTOR_TOKEN] = "token",	 [ACTOR_JWT] = "jwt",
		[ACTOR_ANONYMOUS] = "anonymous",
	};

	return names[kind];
}

/* --- writing --- */

static void add_if(struct json_writer *w, const char *name, struct str text)
{
	if (text.n != 0)
		json_add_str(w, name, text);
}

static void write_party(struct json_writer *w, const char *name, const char *kind, struct str id,
			struct str called)
{
	json_add_object(w, name);
	json_add_z(w, "kind", kind);
	add_if(w, "id", id);
	add_if(w, "name", called);
	json_end_object(w);
}

void trail_write_head(struct buf *to, int64_t seq, ms_t at, const struct trail_entry *e)
{
	const struct actor *who = &e->caller->actor;
	struct json_writer w = json_writer_to(to);

	json_begin_object(&w);
	json_add_i64(&w, "seq", seq);
	json_add_time(&w, "at", at);
	if (e->namespace.n != 0)
		json_add_str(&w, "namespace", e->namespace);
	else
		json_add_null(&w, "namespace");
	write_party(&w, "actor", actor_kind_name(who->kind), who->id, who->name);
	json_add_z(&w, "action", e->action);
	write_party(&w, "object", e->object.kind, e->object.id, e->object.name);
	add_if(&w, "request_id", e->caller->request_id);
	json_end_object(&w);
	if (!to->failed)
		to->n--; /* what follows is part of the object */
}

static void write_digest(struct buf *to, struct str value)
{
	unsigned char digest[SHA256_BYTES];

	sha256(digest, value);
	buf_printf(to, "{\"omitted\":true,\"bytes\":%zu,\"sha256\":\"", value.n);
	hex_add(to, str_of((const char *)digest, sizeof(digest)));
	buf_add_z(to, "\"}");
}

static void write_value(struct buf *to, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(to, ",\"%s\":", name);
	if (value.n > LIMIT_TRAIL_VALUE)
		write_digest(to, value);
	else
		buf_add(to, value);
}

void trail_write_change(struct buf *to, const struct trail_entry *e)
{
	write_value(to, "before", e->before);
	write_value(to, "after", e->after);
	buf_add_c(to, '}');
}

void trail_hash(unsigned char out[static TRAIL_HASH],
		const unsigned char previous[static TRAIL_HASH], struct str head, struct str change)
{
	_Static_assert((int)TRAIL_HASH == (int)SHA256_BYTES, "the hash is a SHA-256");
	const struct str parts[] = {str_of((const char *)previous, TRAIL_HASH), head, change};

	sha256_parts(out, parts, COUNTOF(parts));
}

/* --- lines --- */

#define PREVIOUS ",\"previous\":\""
#define HASH "\",\"hash\":\""
#define END "\"}"

enum {
	HEX = 2 * TRAIL_HASH,
	HASH_AT = sizeof(PREVIOUS) - 1 + HEX,
	TAIL = HASH_AT + sizeof(HASH) - 1 + HEX + sizeof(END) - 1,
};

void trail_write_line(struct buf *to, const struct trail_row *row)
{
	buf_add(to, row->head);
	buf_add(to, str_sub(row->change, 0, row->change.n - 1));
	buf_add_z(to, PREVIOUS);
	hex_add(to, str_of((const char *)row->previous, TRAIL_HASH));
	buf_add_z(to, HASH);
	hex_add(to, str_of((const char *)row->hash, TRAIL_HASH));
	buf_add_z(to, END);
}

static bool read_tail(struct str tail, struct trail_row *out)
{
	return str_starts(tail, STR(PREVIOUS)) && str_ends(tail, STR(END)) &&
	       str_eq(str_sub(tail, HASH_AT, sizeof(HASH) - 1), STR(HASH)) &&
	       hex_read(str_sub(tail, sizeof(PREVIOUS) - 1, HEX), out->previous, TRAIL_HASH) &&
	       hex_read(str_sub(tail, HASH_AT + sizeof(HASH) - 1, HEX), out->hash, TRAIL_HASH);
}

static bool read_seq(struct str line, int64_t *out)
{
	static const struct str before = STR_INIT("{\"seq\":");
	struct str rest = str_sub(line, before.n, line.n);

	return str_starts(line, before) && num_parse_i64(str_cut(&rest, ','), 1, INT64_MAX, out);
}

enum rc trail_read_line(struct str line, struct trail_row *out, struct err *err)
{
	struct trail_row row = {0};

	if (line.n < TAIL || !read_tail(str_sub(line, line.n - TAIL, TAIL), &row) ||
	    !read_seq(line, &row.seq))
		return err_set(err, RC_INVALID, "not_a_row", "this is no row of an audit log");
	row.head = str_sub(line, 0, line.n - TAIL);
	row.change = STR("}");
	*out = row;
	return RC_OK;
}
