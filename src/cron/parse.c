/* cron_parse: splits an expression into fields, reads each by its items (item.h), and draws the
 * conclusions that the searches rely on (enum cron_trait). */
#include "cron.h"

#include "base/limits.h"
#include "fields.h"
#include "item.h"
#include "reader.h"

enum {
	ALL_WEEKDAYS = 0x7f,
	ALL_MONTHS = 0x1ffe,
	SHORTEST = 5, /* fields of an expression without seconds and year */
};
#define ALL_DAYS 0xfffffffe

const struct cron_grammar cron_native = {
	.fields_min = 5,
	.fields_max = 7,
	.nicknames = true,
	.seven = true,
	.extensions = true,
	.question = true,
	.text_most = LIMIT_CRON,
};

const struct cron_grammar cron_five = {
	.fields_min = 5,
	.fields_max = 5,
	.seven = true,
	.question = true,
	.text_most = LIMIT_CRON,
};

const struct cron_grammar cron_robfig = {
	.fields_min = 5,
	.fields_max = 5,
	.question = true,
	.text_most = LIMIT_CRON,
};

/* The fields' texts, as they stand between blanks. */
struct split {
	struct str fields[FIELDS];
	size_t n; /* of all fields, also those beyond the array */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static enum rc fail_byte(struct str text, size_t at, struct err *err)
{
	(void)err_set(err, RC_INVALID, "invalid_cron",
		      "column %zu: the byte 0x%02X does not belong in a cron expression", at + 1,
		      (unsigned)(unsigned char)text.p[at]);
	return err_hint(err, "separate fields by spaces or tabs only, and write ASCII");
}

static enum rc split_fields(struct str text, struct split *out, struct err *err)
{
	size_t from = 0;

	out->n = 0;
	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && text.p[i] > ' ' && text.p[i] < 0x7f)
			continue;
		if (i < text.n && !is_blank(text.p[i]))
			return fail_byte(text, i, err);
		if (i > from && out->n++ < FIELDS)
			out->fields[out->n - 1] = str_of(text.p + from, i - from);
		from = i + 1;
	}
	return RC_OK;
}

static const struct nickname {
	struct str name, means;
} nicknames[] = {
	{STR_INIT("@yearly"), STR_INIT("0 0 1 1 *")},
	{STR_INIT("@annually"), STR_INIT("0 0 1 1 *")},
	{STR_INIT("@monthly"), STR_INIT("0 0 1 * *")},
	{STR_INIT("@weekly"), STR_INIT("0 0 * * 0")},
	{STR_INIT("@daily"), STR_INIT("0 0 * * *")},
	{STR_INIT("@midnight"), STR_INIT("0 0 * * *")},
	{STR_INIT("@hourly"), STR_INIT("0 * * * *")},
};

static enum rc fail_nickname(struct str name, size_t column, struct err *err)
{
	if (str_eq(name, STR("@reboot"))) {
		(void)err_set(err, RC_INVALID, "cron_reboot",
			      "column %zu: @reboot names no time; a schedule needs one", column);
		return err_hint(err, "create a task at start-up instead");
	}
	(void)err_set(err, RC_INVALID, "invalid_cron", "column %zu: \"%.*s\" is no nickname",
		      column, name.n < 20 ? (int)name.n : 20, name.p);
	for (size_t i = 0; i < COUNTOF(nicknames); i++)
		if (str_eq_nocase(nicknames[i].name, name))
			return err_hint(err, "write " STR_FMT, STR_ARG(nicknames[i].name));
	return err_hint(err, "write @hourly, @daily, @weekly, @monthly or @yearly, alone");
}

/* Replaces a nickname's one field by the five it stands for. */
static enum rc expand_nickname(struct split *s, struct str text, const struct cron_grammar *grammar,
			       struct err *err)
{
	struct str name = s->fields[0];
	size_t column = (size_t)(name.p - text.p) + 1;

	if (!grammar->nicknames && !str_eq(name, STR("@reboot"))) {
		(void)err_set(err, RC_INVALID, "invalid_cron",
			      "column %zu: nicknames are not taken here", column);
		return err_hint(err, "write the five fields, such as 0 0 * * *");
	}
	if (s->n != 1) {
		(void)err_set(err, RC_INVALID, "invalid_cron",
			      "column %zu: a nickname stands alone", column);
		return err_hint(err, "write the nickname, or five fields, but not both");
	}
	for (size_t i = 0; i < COUNTOF(nicknames); i++)
		if (str_eq(nicknames[i].name, name))
			return split_fields(nicknames[i].means, s, err);
	return fail_nickname(name, column, err);
}

static enum rc check_count(const struct split *s, const struct cron_grammar *g, struct err *err)
{
	if (s->n >= g->fields_min && s->n <= g->fields_max)
		return RC_OK;
	if (g->fields_min == g->fields_max)
		(void)err_set(err, RC_INVALID, "invalid_cron", "expected %u fields, found %zu",
			      g->fields_min, s->n);
	else
		(void)err_set(err, RC_INVALID, "invalid_cron",
			      "expected %u to %u fields, found %zu", g->fields_min, g->fields_max,
			      s->n);
	if (s->n != 0 && str_find(s->fields[0], '=') < s->fields[0].n)
		return err_hint(err, "the time zone is an argument of its own");
	if (g->fields_max == SHORTEST)
		return err_hint(err, "write minute hour day-of-month month day-of-week");
	return err_hint(err, "write [second] minute hour day-of-month month day-of-week [year]");
}

static bool is_any(struct str text)
{
	return text.n == 1 && (text.p[0] == '*' || text.p[0] == '?');
}

/* What the text tells beyond the set of its values. */
static void note_text(struct cron *c, enum field_kind kind, struct str text)
{
	if (text.p[0] == '*' || text.p[0] == '?')
		c->traits |= cron_fields[kind].star;
	if (kind == FIELD_DAY && is_any(text))
		c->traits |= CRON_ANY_DAY;
	if (kind == FIELD_WEEKDAY && is_any(text))
		c->traits |= CRON_ANY_WEEKDAY;
}

static void store(struct cron *c, enum field_kind kind, const struct field_set *set)
{
	uint64_t bits = set->words[0];

	switch (kind) {
	case FIELD_SECOND:
		c->seconds = bits;
		break;
	case FIELD_MINUTE:
		c->minutes = bits;
		break;
	case FIELD_HOUR:
		c->hours = (uint32_t)bits;
		break;
	case FIELD_DAY:
		c->days = (uint32_t)bits;
		break;
	case FIELD_MONTH:
		c->months = (uint16_t)bits;
		break;
	case FIELD_WEEKDAY:
		c->weekdays = (uint8_t)((bits | bits >> 7) & ALL_WEEKDAYS);
		break;
	case FIELD_YEAR:
		memcpy(c->years, set->words, sizeof(c->years));
		break;
	case FIELDS:
		break;
	}
}

static void any_year(struct cron *c)
{
	for (size_t i = 0; i < CRON_YEAR_WORDS; i++)
		c->years[i] = UINT64_MAX;
}

static enum rc read_items(struct reader *r, struct field_set *set)
{
	bool taken = false;

	if (r->kind == FIELD_DAY && r->grammar->extensions && item_read_nearest(r, &taken))
		return r->err->rc;
	if (r->kind == FIELD_WEEKDAY && r->grammar->extensions && reader_take(r, '+'))
		r->cron->traits |= CRON_PLUS;
	if (taken)
		return RC_OK;
	do {
		if (item_read(r, set))
			return r->err->rc;
	} while (reader_take(r, ','));
	return reader_at_end(r) ? RC_OK : reader_fail_here(r);
}

static enum rc read_field(struct reader *r, enum field_kind kind, struct str text)
{
	struct field_set set = {0};

	r->kind = kind;
	r->field = &cron_fields[kind];
	r->at = text.p;
	r->end = text.p + text.n;
	note_text(r->cron, kind, text);
	if (kind == FIELD_YEAR && is_any(text) && text.p[0] == '*')
		return RC_OK; /* any_year() stands already */
	if (read_items(r, &set))
		return r->err->rc;
	store(r->cron, kind, &set);
	return RC_OK;
}

static bool is_or(uint16_t traits, enum cron_day_rule rule)
{
	if ((traits & CRON_PLUS) != 0)
		return false;
	switch (rule) {
	case CRON_DAYS_RULE_OR:
		return (traits & (CRON_ANY_DAY | CRON_ANY_WEEKDAY)) == 0;
	case CRON_DAYS_RULE_AND:
		return false;
	case CRON_DAYS_RULE_VIXIE:
		return (traits & (CRON_STAR_DAY | CRON_STAR_WEEKDAY)) == 0;
	}
	return false;
}

static bool is_every_date(const struct cron *c)
{
	bool days = c->days == ALL_DAYS, weekdays = c->weekdays == ALL_WEEKDAYS;
	uint64_t years = c->years[0] & c->years[1] & c->years[2] & c->years[3];

	if (c->months != ALL_MONTHS || years != UINT64_MAX)
		return false;
	return (c->traits & CRON_DAYS_OR) != 0 ? days || weekdays : days && weekdays;
}

static void conclude(struct cron *c, const struct cron_grammar *grammar)
{
	if (is_or(c->traits, grammar->day_rule))
		c->traits |= CRON_DAYS_OR;
	if (is_every_date(c))
		c->traits |= CRON_EVERY_DATE;
}

enum rc cron_parse(struct cron *out, struct str text, const struct cron_grammar *grammar,
		   struct err *err)
{
	struct cron cron = {.seconds = 1};
	struct reader r = {.text = text.p, .grammar = grammar, .cron = &cron, .err = err};
	struct split s;
	unsigned first;

	if (text.n > grammar->text_most)
		return err_set(err, RC_INVALID, "invalid_cron",
			       "the expression has more than %zu characters", grammar->text_most);
	if (split_fields(text, &s, err))
		return err->rc;
	if (s.n != 0 && s.fields[0].p[0] == '@' && expand_nickname(&s, text, grammar, err))
		return err->rc;
	if (check_count(&s, grammar, err))
		return err->rc;
	any_year(&cron);
	cron.fields = (uint8_t)s.n;
	first = s.n == SHORTEST ? FIELD_MINUTE : FIELD_SECOND;
	for (unsigned i = 0; i < s.n; i++)
		if (read_field(&r, (enum field_kind)(first + i), s.fields[i]))
			return err->rc;
	conclude(&cron, grammar);
	*out = cron;
	return RC_OK;
}

static const char *const dst_names[] = {
	[CRON_DST_VIXIE] = "vixie",
	[CRON_DST_OCPS14] = "ocps14",
	[CRON_DST_INSTANT] = "instant",
};

bool cron_dst_parse(struct str name, enum cron_dst *out)
{
	for (size_t i = 0; i < COUNTOF(dst_names); i++)
		if (str_eq(name, str_z(dst_names[i]))) {
			*out = (enum cron_dst)i;
			return true;
		}
	return false;
}

const char *cron_dst_name(enum cron_dst dst)
{
	return dst_names[dst];
}
