#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

enum { READ_AT_ONCE = 16 * 1024, STREAMS = 2, FIRST_FOREIGN_FD = 3 };

struct process {
	pid_t pid;
	int pidfd;	  /* readable once the leader has ended */
	int out[STREAMS]; /* by enum log_stream; -1: at its end */
	ms_t begun_mono;
	ms_t term_mono; /* when TERM was sent; 0: not yet */
	bool is_killed;
};

static void close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

/* --- start --- */

static int fill_actions(posix_spawn_file_actions_t *a, const struct process_plan *plan,
			const int *ends)
{
	if (posix_spawn_file_actions_addopen(a, STDIN_FILENO, plan->input, O_RDONLY, 0) != 0 ||
	    posix_spawn_file_actions_adddup2(a, ends[LOG_STDOUT], STDOUT_FILENO) != 0 ||
	    posix_spawn_file_actions_adddup2(a, ends[LOG_STDERR], STDERR_FILENO) != 0 ||
	    posix_spawn_file_actions_addclosefrom_np(a, FIRST_FOREIGN_FD) != 0)
		return ENOMEM;
	return posix_spawn_file_actions_addchdir_np(a, plan->cwd);
}

/* A group of its own, and the signals as a new program expects them. */
static int fill_attributes(posix_spawnattr_t *attributes)
{
	sigset_t none, all;

	(void)sigemptyset(&none);
	(void)sigfillset(&all);
	(void)posix_spawnattr_setpgroup(attributes, 0);
	(void)posix_spawnattr_setsigmask(attributes, &none);
	(void)posix_spawnattr_setsigdefault(attributes, &all);
	return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
							    POSIX_SPAWN_SETSIGDEF);
}

static int spawn(const struct process_plan *plan, const int *ends, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failure;

	(void)posix_spawn_file_actions_init(&actions);
	(void)posix_spawnattr_init(&attributes);
	failure = fill_actions(&actions, plan, ends);
	if (failure == 0)
		failure = fill_attributes(&attributes);
	if (failure == 0)
		failure = posix_spawnp(pid, plan->argv[0], &actions, &attributes, plan->argv,
				       plan->env);
	(void)posix_spawnattr_destroy(&attributes);
	(void)posix_spawn_file_actions_destroy(&actions);
	return failure;
}

static bool open_pipe(int *ours, int *theirs)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) != 0)
		return false;
	*ours = fds[0];
	*theirs = fds[1];
	return fcntl(fds[0], F_SETFL, O_NONBLOCK) == 0;
}

static int start(const struct process_plan *plan, struct process *p)
{
	int theirs[STREAMS] = {-1, -1};
	int failure = EMFILE;

	if (open_pipe(&p->out[LOG_STDOUT], &theirs[LOG_STDOUT]) &&
	    open_pipe(&p->out[LOG_STDERR], &theirs[LOG_STDERR]))
		failure = spawn(plan, theirs, &p->pid);
	for (int i = 0; i < STREAMS; i++) {
		close_fd(&theirs[i]);
		if (failure != 0)
			close_fd(&p->out[i]);
	}
	if (failure == 0 && (p->pidfd = pidfd_open(p->pid, 0)) < 0)
		log_fatal("no_pidfd", "the kernel gives no descriptor of a process");
	return failure;
}

/* --- run --- */

static void take_output(struct process *p, enum log_stream stream, const struct process_watch *w)
{
	char bytes[READ_AT_ONCE];
	ssize_t n = read(p->out[stream], bytes, sizeof(bytes));

	if (n > 0)
		w->on_output(w->context, stream, str_of(bytes, (size_t)n));
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		close_fd(&p->out[stream]);
}

static void to_group(const struct process *p, int signal)
{
	(void)kill(-p->pid, signal);
}

/* TERM when its time is over, KILL when the grace is. */
static void enforce(struct process *p, const struct process_plan *plan, struct process_end *end)
{
	ms_t now = clock_mono();

	if (p->term_mono == 0 && now - p->begun_mono >= plan->timeout_ms) {
		end->timed_out = true;
		p->term_mono = now;
		to_group(p, SIGTERM);
	}
	if (p->term_mono != 0 && !p->is_killed && now - p->term_mono >= plan->grace_ms) {
		p->is_killed = true;
		to_group(p, SIGKILL);
	}
}

static void stop(struct process *p, struct process_end *end)
{
	if (p->is_killed)
		return;
	end->stopped = true;
	p->is_killed = true;
	to_group(p, SIGKILL);
}

/* One look at all that may have happened; false once the leader has ended. */
static bool look(struct process *p, const struct process_watch *w)
{
	struct pollfd fds[] = {
		{.fd = p->out[LOG_STDOUT], .events = POLLIN},
		{.fd = p->out[LOG_STDERR], .events = POLLIN},
		{.fd = p->pidfd, .events = POLLIN},
	};

	if (poll(fds, COUNTOF(fds), PROCESS_TICK_MS) < 0)
		return true;
	for (int i = 0; i < STREAMS; i++)
		if (fds[i].revents != 0)
			take_output(p, (enum log_stream)i, w);
	return fds[2].revents == 0;
}

static void wait_for_end(struct process *p, const struct process_plan *plan,
			 const struct process_watch *w, struct process_end *end)
{
	while (look(p, w)) {
		enforce(p, plan, end);
		if (!w->on_tick(w->context))
			stop(p, end);
	}
}

/* The leader is not reaped yet, so that its group's number cannot be another's. What was written is
 * read to its end: the killed have closed their ends, and what has left the group is not waited
 * for. */
static void finish(struct process *p, const struct process_watch *w, struct process_end *end)
{
	int status = 0;

	to_group(p, SIGKILL);
	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		;
	for (int i = 0; i < STREAMS; i++) {
		struct pollfd fd = {.fd = p->out[i], .events = POLLIN};

		while (p->out[i] >= 0 && poll(&fd, 1, 0) > 0)
			take_output(p, (enum log_stream)i, w);
		close_fd(&p->out[i]);
	}
	close_fd(&p->pidfd);
	end->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	end->duration_ms = clock_mono() - p->begun_mono;
}

enum rc process_run(const struct process_plan *plan, const struct process_watch *watch,
		    struct process_end *out, struct err *err)
{
	struct process p = {.pidfd = -1, .out = {-1, -1}, .begun_mono = clock_mono()};
	int failure = start(plan, &p);

	if (failure != 0)
		return err_set(err, RC_INVALID, "cannot_run", "cannot run %s in %s: %s",
			       plan->argv[0], plan->cwd, strerrordesc_np(failure));
	*out = (struct process_end){0};
	wait_for_end(&p, plan, watch, out);
	finish(&p, watch, out);
	return RC_OK;
}
