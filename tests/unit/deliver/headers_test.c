#include "deliver/headers.h"

#include "base/macros.h"
#include "test.h"

static const char secret[] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
enum { NOW = 1614265330 };

static struct sign_keys ring;

static struct uuid uuid(const char *text)
{
	struct uuid id;

	CHECK(uuid_parse(str_z(text), &id));
	return id;
}

static struct delivery delivery(void)
{
	struct delivery v = {.attempt = 1, .scheduled_for = AT_NONE, .body = STR("{}")};

	CHECK(codec_init());
	v.task_id = uuid("0197f0a1b2c37d4e8f00112233445566");
	v.target.method = STR("POST");
	return v;
}

static void write(const struct delivery *v, struct buf *to)
{
	struct err err = {0};

	CHECK(headers_write(&ring, v, (ms_t)NOW * MS_SECOND + 999, to, &err) == RC_OK);
	buf_add_z(to, "\r\n");
	buf_add_c(to, '\0');
	sign_keys_release(&ring);
}

/* How often the line `want` stands in the text. */
static int count(const struct buf *text, const char *want)
{
	struct buf line CLEANUP(buf_release) = BUF_INIT(1024);
	int n = 0;

	buf_printf(&line, "\r\n%s\r\n%c", want, 0);
	for (const char *at = text->p; (at = strstr(at, line.p)) != NULL; at++)
		n++;
	return n + (strncmp(text->p, line.p + 2, line.n - 4) == 0 ? 1 : 0);
}

static void check_lines(int row, const struct buf *text, const char *const *lines)
{
	for (; *lines != NULL; lines++) {
		if (count(text, *lines) != 1)
			fail_msg("row of line %d: \"%s\" is not once in\n%s", row, *lines, text->p);
	}
}

TEST(a_scheduled_task_says_all_about_itself)
{
	static const char *const lines[] = {
		"Content-Type: application/json",
		"User-Agent: Belfry/" BELFRY_VERSION,
		"Belfry-Task-Id: task_0197f0a1b2c37d4e8f00112233445566",
		"Belfry-Schedule-Id: schedule_0197f0a1b2c37d4e8f0011223344ffff",
		"Belfry-Scheduled-For: 2024-03-01T14:00:00Z",
		"Belfry-Attempt: 12",
		"webhook-id: task_0197f0a1b2c37d4e8f00112233445566",
		"webhook-timestamp: 1614265330",
		NULL,
	};
	struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();

	v.schedule_id = uuid("0197f0a1b2c37d4e8f0011223344ffff");
	v.scheduled_for = 1709301600000;
	v.attempt = 12;
	memcpy(v.secrets[v.n_secrets++].text, secret, sizeof(secret));
	write(&v, &to);
	check_lines(__LINE__, &to, lines);
	CHECK(strncmp(to.p, "Content-Type: ", 14) == 0);
	CHECK(strstr(to.p, "\r\nwebhook-signature: v1,") != NULL);
	CHECK(strstr(to.p, "\r\nX-Taskhook-Signature: v1=") != NULL);
	CHECK(strstr(to.p, "X-Infrai-Signature") == NULL);
}

TEST(a_task_made_by_hand_names_no_schedule_and_no_slot)
{
	struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();

	write(&v, &to);
	CHECK(strstr(to.p, "Belfry-Schedule-Id") == NULL);
	CHECK(strstr(to.p, "Belfry-Scheduled-For") == NULL);
	CHECK(count(&to, "Belfry-Attempt: 1") == 1);
}

TEST(without_a_secret_nothing_is_signed)
{
	struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();

	write(&v, &to);
	CHECK(count(&to, "webhook-id: task_0197f0a1b2c37d4e8f00112233445566") == 1);
	CHECK(strstr(to.p, "-signature") == NULL && strstr(to.p, "-Signature") == NULL);
}

static const struct {
	int line;
	enum dialect dialect;
	bool taskhook, infrai;
} dialects[] = {
	{__LINE__, DIALECT_NATIVE, true, false}, {__LINE__, DIALECT_TENSORLAKE, false, false},
	{__LINE__, DIALECT_RAT, false, false},	 {__LINE__, DIALECT_BRIDGETOWN, false, false},
	{__LINE__, DIALECT_INFRAI, false, true},
};

TEST(each_dialect_has_its_own_signature_beside_the_standard_one)
{
	for (size_t i = 0; i < COUNTOF(dialects); i++) {
		struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
		struct delivery v = delivery();

		v.dialect = dialects[i].dialect;
		memcpy(v.secrets[v.n_secrets++].text, secret, sizeof(secret));
		write(&v, &to);
		CHECK_ROW(dialects[i].line, strstr(to.p, "\r\nwebhook-signature: v1,") != NULL);
		CHECK_ROW(dialects[i].line, (strstr(to.p, "\r\nX-Taskhook-Signature: v1=") !=
					     NULL) == dialects[i].taskhook);
		CHECK_ROW(dialects[i].line,
			  (strstr(to.p, "\r\nX-Infrai-Signature: ") != NULL) == dialects[i].infrai);
		CHECK_ROW(dialects[i].line, strstr(to.p, "X-Infrai-Signature-Previous") == NULL);
	}
}

TEST(the_trace_is_the_task_and_each_attempt_is_a_span)
{
	static const char start[] = "\r\ntraceparent: 00-0197f0a1b2c37d4e8f00112233445566-";
	struct buf one CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct buf two CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();
	const char *a, *b;

	write(&v, &one);
	write(&v, &two);
	a = strstr(one.p, start);
	b = strstr(two.p, start);
	CHECK(a != NULL && b != NULL);
	a += sizeof(start) - 1;
	b += sizeof(start) - 1;
	CHECK(strspn(a, "0123456789abcdef") == 16 && strncmp(a + 16, "-01\r\n", 5) == 0);
	CHECK(strncmp(a, b, 16) != 0);
}

TEST(a_target_may_set_its_own_type_and_agent)
{
	static const char *const lines[] = {"content-type: text/plain", "User-Agent: mine/2",
					    "X-Key: a, b\tc", "X-Empty: ", NULL};
	struct header headers[] = {
		{STR_INIT("X-Key"), STR_INIT("a, b\tc")},
		{STR_INIT("user-agent"), STR_INIT("mine/2")},
		{STR_INIT("content-type"), STR_INIT("text/plain")},
		{STR_INIT("X-Empty"), STR_INIT("")},
	};
	struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();

	v.target.headers = headers;
	v.target.n_headers = COUNTOF(headers);
	write(&v, &to);
	CHECK(strncmp(to.p, "Content-Type: text/plain\r\n", 26) == 0);
	CHECK(strstr(to.p, "application/json") == NULL && strstr(to.p, "Belfry/") == NULL);
	check_lines(__LINE__, &to, lines + 1);
	CHECK(strstr(to.p, lines[0]) == NULL);
}

static const struct {
	int line;
	const char *method, *body, *type;
	bool has_type;
} types[] = {
	{__LINE__, "POST", "{}", NULL, true},	 {__LINE__, "POST", "", NULL, false},
	{__LINE__, "POST", "", "text/a", true},	 {__LINE__, "GET", "{}", NULL, false},
	{__LINE__, "GET", "{}", "text/a", true}, {__LINE__, "DELETE", "{}", NULL, true},
	{__LINE__, "DELETE", "", NULL, false},
};

TEST(a_body_has_a_type_and_no_body_has_none)
{
	for (size_t i = 0; i < COUNTOF(types); i++) {
		struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
		struct header own = {STR("Content-Type"), str_z(types[i].type)};
		struct delivery v = delivery();

		v.target.method = str_z(types[i].method);
		v.target.headers = &own;
		v.target.n_headers = types[i].type != NULL ? 1 : 0;
		v.body = str_z(types[i].body);
		write(&v, &to);
		CHECK_ROW(types[i].line, headers_has_type(&v) == types[i].has_type);
		CHECK_ROW(types[i].line,
			  (strstr(to.p, "Content-Type: ") == to.p) == types[i].has_type);
	}
}

static const struct {
	int line;
	struct header header;
} injections[] = {
	{__LINE__, {STR_INIT("X-A"), STR_INIT("a\r\nX-B: b")}},
	{__LINE__, {STR_INIT("X-A"), STR_INIT("a\nX-B: b")}},
	{__LINE__, {STR_INIT("X-A"), STR_INIT("a\rb")}},
	{__LINE__, {STR_INIT("X-A"), STR_INIT("a\0b")}},
	{__LINE__, {STR_INIT("X-A: a\r\nX-B"), STR_INIT("b")}},
	{__LINE__, {STR_INIT("X A"), STR_INIT("a")}},
	{__LINE__, {STR_INIT(""), STR_INIT("a")}},
	{__LINE__, {STR_INIT("Content-Type"), STR_INIT("text/plain\r\nX-B: b")}},
	{__LINE__, {STR_INIT("User-Agent"), STR_INIT("me\r\nX-B: b")}},
};

TEST(a_header_that_would_begin_another_is_refused)
{
	for (size_t i = 0; i < COUNTOF(injections); i++) {
		struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
		struct header own = injections[i].header;
		struct delivery v = delivery();
		struct err err = {0};

		v.target.headers = &own;
		v.target.n_headers = 1;
		CHECK_ROW(injections[i].line,
			  headers_write(&ring, &v, NOW, &to, &err) == RC_INVALID);
		CHECK_ROW(injections[i].line, strcmp(err.code, "invalid_header") == 0);
	}
}

TEST(the_largest_target_fits)
{
	static char name[LIMIT_HEADER_NAME], value[LIMIT_HEADER_VALUE];
	struct header headers[LIMIT_HEADERS];
	struct buf to CLEANUP(buf_release) = BUF_INIT(HEADERS_MOST);
	struct delivery v = delivery();
	struct err err = {0};

	memset(name, 'n', sizeof(name));
	memset(value, 'v', sizeof(value));
	for (size_t i = 0; i < COUNTOF(headers); i++)
		headers[i] =
			(struct header){str_of(name, sizeof(name)), str_of(value, sizeof(value))};
	v.target.headers = headers;
	v.target.n_headers = COUNTOF(headers);
	v.schedule_id = v.task_id;
	v.scheduled_for = 1709301600123;
	for (v.n_secrets = 0; v.n_secrets < SECRETS_AT_ONCE; v.n_secrets++)
		memcpy(v.secrets[v.n_secrets].text, secret, sizeof(secret));
	CHECK(headers_write(&ring, &v, NOW, &to, &err) == RC_OK);
	CHECK(to.n > sizeof(headers) / sizeof(headers[0]) * (sizeof(name) + sizeof(value)));
}
