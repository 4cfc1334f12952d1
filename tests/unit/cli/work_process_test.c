/* Programs in process groups of their own: how they end, and what they leave. */

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/num.h"
#include "cli/work/process.h"
#include "test.h"

struct seen {
	struct buf text[2];
	int ticks, most_ticks; /* 0: any number */
};

static void on_output(void *context, enum log_stream stream, struct str bytes)
{
	struct seen *s = context;

	buf_add(&s->text[stream], bytes);
}

static bool on_tick(void *context)
{
	struct seen *s = context;

	return s->most_ticks == 0 || ++s->ticks < s->most_ticks;
}

static struct process_end run(struct seen *s, const char *script, ms_t timeout_ms, ms_t grace_ms)
{
	char sh[] = "sh", c[] = "-c", text[512], name[] = "NAME=value";
	char *argv[] = {sh, c, text, NULL}, *env[] = {name, NULL};
	const struct process_plan plan = {argv, env, "/", "/dev/null", timeout_ms, grace_ms};
	const struct process_watch watch = {s, on_output, on_tick};
	struct process_end end;
	struct err err = {0};

	s->text[0] = s->text[1] = BUF_INIT(1024 * 1024);
	(void)snprintf(text, sizeof(text), "%s", script);
	CHECK(process_run(&plan, &watch, &end, &err) == RC_OK);
	return end;
}

static void release(struct seen *s)
{
	buf_release(&s->text[0]);
	buf_release(&s->text[1]);
}

TEST(a_program_runs_in_its_place_with_its_own_environment_alone)
{
	struct seen s = {0};
	struct process_end end =
		run(&s, "pwd; echo $NAME ${HOME-none}; echo bad >&2; exit 3", 9000, 100);

	CHECK(end.exit_code == 3 && end.signal == 0 && !end.timed_out && !end.stopped);
	CHECK(str_eq(buf_str(&s.text[LOG_STDOUT]), STR("/\nvalue none\n")));
	CHECK(str_eq(buf_str(&s.text[LOG_STDERR]), STR("bad\n")));
	release(&s);
}

TEST(a_program_that_is_not_there_is_told)
{
	char none[] = "/no/such/program";
	char *argv[] = {none, NULL}, *env[] = {NULL};
	const struct process_plan plan = {argv, env, "/", "/dev/null", 1000, 100};
	const struct process_watch watch = {NULL, on_output, on_tick};
	struct process_end end;
	struct err err = {0};

	CHECK(process_run(&plan, &watch, &end, &err) == RC_INVALID);
	CHECK(strcmp(err.code, "cannot_run") == 0);
}

TEST(all_that_is_written_is_read_however_much)
{
	struct seen s = {0};
	struct process_end end =
		run(&s,
		    "i=0; while [ $i -lt 4000 ]; do echo "
		    "0123456789012345678901234567890123456789012345678; i=$((i+1)); done",
		    30000, 100);

	CHECK(end.exit_code == 0 && s.text[LOG_STDOUT].n == 4000 * 50);
	release(&s);
}

TEST(a_program_that_takes_too_long_is_asked_to_end)
{
	struct seen s = {0};
	struct process_end end =
		run(&s, "trap 'echo asked; exit 7' TERM; while :; do sleep 0.05; done", 300, 20000);

	CHECK(end.timed_out && end.exit_code == 7);
	CHECK(str_eq(buf_str(&s.text[LOG_STDOUT]), STR("asked\n")));
	release(&s);
}

static bool is_gone(struct str pid)
{
	int64_t number;

	return num_parse_i64(pid, 2, INT32_MAX, &number) && kill((pid_t)number, 0) != 0;
}

/* An orphan is init's to bury: what was killed may be seen for a moment. */
static bool will_be_gone(struct str pid)
{
	for (int i = 0; i < 500; i++) {
		char path[64], state[256] = {0};
		FILE *f;

		if (is_gone(pid))
			return true;
		(void)snprintf(path, sizeof(path), "/proc/" STR_FMT "/stat", STR_ARG(pid));
		f = fopen(path, "re");
		if (f == NULL)
			return true;
		(void)fread(state, 1, sizeof(state) - 1, f);
		(void)fclose(f);
		if (strstr(state, ") Z ") != NULL)
			return true;
		(void)usleep(10000);
	}
	return false;
}

TEST(one_that_ignores_term_is_killed_with_its_children)
{
	struct seen s = {0};
	struct process_end end = run(&s,
				     "trap '' TERM; (while :; do sleep 0.1; done) & echo $!;"
				     " while :; do sleep 0.1; done",
				     300, 200);
	struct str text = buf_str(&s.text[LOG_STDOUT]);

	CHECK(end.timed_out && end.signal == SIGKILL && end.exit_code == -1);
	CHECK(will_be_gone(str_cut(&text, '\n')));
	release(&s);
}

TEST(what_a_program_leaves_running_ends_with_it)
{
	struct seen s = {0};
	struct process_end end = run(&s, "sleep 600 & echo $!; exit 0", 9000, 100);
	struct str text = buf_str(&s.text[LOG_STDOUT]);

	CHECK(end.exit_code == 0 && end.duration_ms < 9000);
	CHECK(will_be_gone(str_cut(&text, '\n')));
	release(&s);
}

TEST(who_watches_may_stop_it)
{
	struct seen s = {.most_ticks = 3};
	struct process_end end = run(&s, "sleep 600", 600000, 600000);

	CHECK(end.stopped && !end.timed_out && end.signal == SIGKILL);
	release(&s);
}
