#include "queue.h"

#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "cli/queue_message.h"
#include "cli/views.h"

static const struct option page_rows[] = {
	{"limit", 'n', "N", "at most so many"},
	{"offset", 0, "N", "leave out so many first"},
};

static const struct option_group page_options = {"Options", page_rows, COUNTOF(page_rows)};

static const struct path_parameter page_parameters[] = {{"limit", "limit"}, {"offset", "offset"}};

static enum rc show_page(struct call *c, struct str path, const struct view *view, struct err *err)
{
	struct str to =
		path_with(&c->arena, path, &c->options, page_parameters, COUNTOF(page_parameters));

	return call_show(c, "GET", to, STR(""), view, err);
}

static enum rc list(struct call *c, struct err *err)
{
	return show_page(c, STR("/v1/queues"), &view_queues, err);
}

static enum rc peek(struct call *c, struct err *err)
{
	return show_page(c, queue_path(c, "/peek"), &view_messages, err);
}

static enum rc dead(struct call *c, struct err *err)
{
	return show_page(c, queue_path(c, "/dead"), &view_dead, err);
}

static enum rc show(struct call *c, const char *method, const char *suffix, struct err *err)
{
	return call_show(c, method, queue_path(c, suffix), STR(""), &view_record, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return show(c, "GET", "", err);
}

static enum rc erase(struct call *c, struct err *err)
{
	return show(c, "DELETE", "", err);
}

static enum rc purge(struct call *c, struct err *err)
{
	return show(c, "POST", "/purge", err);
}

static enum rc hold(struct call *c, struct err *err)
{
	return show(c, "POST", "/pause", err);
}

static enum rc resume(struct call *c, struct err *err)
{
	return show(c, "POST", "/resume", err);
}

static const struct option set_rows[] = {
	{"lease", 0, "DUR", "how long a message is its consumer's (30s)"},
	{"max-receives", 0, "N", "received in vain so often it is dead (10)"},
	{"dedup-window", 0, "DUR", "how long a dedup id is remembered (5m)"},
	{"retention", 0, "DUR", "a message that is this old expires (14d)"},
	{"push", 0, "TARGET", "messages are pushed there: a URL, or a named target of kind http"},
};

static const struct option_group set_options = {"Options", set_rows, COUNTOF(set_rows)};

static enum rc set(struct call *c, struct err *err)
{
	static const struct body_row rows[] = {
		{"lease", "lease_seconds", BODY_SPAN, false},
		{"max-receives", "max_receives", BODY_COUNT, false},
		{"dedup-window", "dedup_window_seconds", BODY_SPAN, false},
		{"retention", "retention_seconds", BODY_SPAN, false},
		{"push", "push", BODY_TEXT, true},
	};
	const struct queue_request rq = {"PUT", queue_path(c, ""), rows, COUNTOF(rows),
					 &view_record};

	return queue_send(c, &rq, err);
}

static const struct option redrive_rows[] = {
	{"max", 'n', "N", "at most so many, the oldest first"},
	{"error", 0, "TEXT", "those whose last error holds the text"},
	{"group", 0, "GROUP", "those of the group"},
	{"after", 0, "TIME", "those that died from then on"},
	{"before", 0, "TIME", "those that died before then"},
	{"per-second", 0, "N", "so many a second, rather than all at once"},
};

static const struct option_group redrive_options = {"Options", redrive_rows, COUNTOF(redrive_rows)};

static enum rc redrive(struct call *c, struct err *err)
{
	static const struct body_row rows[] = {
		{"max", "max_messages", BODY_COUNT, false},
		{"error", "error_contains", BODY_TEXT, false},
		{"group", "group_id", BODY_TEXT, false},
		{"after", "dead_after", BODY_TEXT, false},
		{"before", "dead_before", BODY_TEXT, false},
		{"per-second", "per_second", BODY_COUNT, false},
	};
	const struct queue_request rq = {"POST", queue_path(c, "/redrive"), rows, COUNTOF(rows),
					 &view_record};

	return queue_send(c, &rq, err);
}

static const struct verb verbs[] = {
	{
		.name = "list",
		.arguments = "[OPTIONS]",
		.summary = "Shows the queues and what is in them",
		.groups = {&page_options},
		.run = list,
	},
	{
		.name = "get",
		.arguments = "QUEUE",
		.summary = "Shows one queue, with its rates",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "set",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Sets a queue up; what is left out gets its default",
		.n_words = 1,
		.groups = {&set_options},
		.run = set,
	},
	{
		.name = "publish",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Publishes a message; a new queue is made",
		.n_words = 1,
		.groups = {&queue_publish_options},
		.more = "Examples:\n"
			"  belfry queue publish mails --payload '{\"to\": \"ada\"}'\n"
			"  belfry queue publish mails --payload-file - --delay 2h <mail.json\n",
		.run = queue_publish,
	},
	{
		.name = "receive",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Takes messages; they are yours until their lease ends",
		.n_words = 1,
		.groups = {&queue_receive_options},
		.more = "Examples:\n"
			"  belfry queue receive mails --wait 20s -o json\n",
		.run = queue_receive,
	},
	{
		.name = "ack",
		.arguments = "QUEUE ID TOKEN",
		.summary = "Says that a message is done",
		.n_words = 3,
		.run = queue_ack,
	},
	{
		.name = "nack",
		.arguments = "QUEUE ID TOKEN [OPTIONS]",
		.summary = "Says that a message could not be done",
		.n_words = 3,
		.groups = {&queue_nack_options},
		.run = queue_nack,
	},
	{
		.name = "release",
		.arguments = "QUEUE ID TOKEN [OPTIONS]",
		.summary = "Gives a message back untouched",
		.n_words = 3,
		.groups = {&queue_nack_options},
		.run = queue_release,
	},
	{
		.name = "extend",
		.arguments = "QUEUE ID TOKEN [OPTIONS]",
		.summary = "Keeps a message longer",
		.n_words = 3,
		.groups = {&queue_extend_options},
		.run = queue_extend,
	},
	{
		.name = "peek",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Shows what would be received next",
		.n_words = 1,
		.groups = {&page_options},
		.run = peek,
	},
	{
		.name = "dead",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Shows the messages that were received in vain too often",
		.n_words = 1,
		.groups = {&page_options},
		.run = dead,
	},
	{
		.name = "redrive",
		.arguments = "QUEUE [OPTIONS]",
		.summary = "Makes dead messages available again",
		.n_words = 1,
		.groups = {&redrive_options},
		.run = redrive,
	},
	{
		.name = "purge",
		.arguments = "QUEUE",
		.summary = "Cancels all messages that nobody holds",
		.n_words = 1,
		.run = purge,
	},
	{
		.name = "pause",
		.arguments = "QUEUE",
		.summary = "Gives no messages out until it is resumed",
		.n_words = 1,
		.run = hold,
	},
	{
		.name = "resume",
		.arguments = "QUEUE",
		.summary = "Goes on giving messages out",
		.n_words = 1,
		.run = resume,
	},
	{
		.name = "delete",
		.arguments = "QUEUE",
		.summary = "Deletes a queue and cancels its messages",
		.n_words = 1,
		.run = erase,
	},
};

int cli_queue(int argc, char **argv)
{
	static const struct noun noun = {"queue", "Queues: messages that consumers take one by one",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
