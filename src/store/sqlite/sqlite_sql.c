#include "sqlite_sql.h"

/* SQL keeps its own layout. */
/* clang-format off */

/* What take_schedule takes (sqlite_schedule_read.c). ?1: with the payload. CROSS JOIN holds SQLite
 * to the order in which the tables stand. */
#define SCHEDULE_SELECT \
	"SELECT s.key, s.id, s.namespace, s.dialect, s.name, s.labels, s.rule, s.timezone," \
	" s.start_at, s.end_at, s.overlap, s.catch_up, s.catch_up_window_ms," \
	" s.create_ahead_ms, s.dst, s.jitter_ms, s.max_runs, s.exclude_calendars, s.created_at," \
	" s.updated_at," \
	" st.status, st.next_at, st.wake_at, st.decided_at, st.ahead_at, st.last_at, st.n_runs," \
	" st.catch_up_to, st.error, st.error_since," \
	" s.notifications, s.template, p.target, p.retry, p.tags, p.expires_after_ms, p.lane," \
	" CASE WHEN ?1 THEN p.payload END, CASE WHEN ?1 THEN p.payload_type END," \
	" CASE WHEN ?1 THEN p.payload_bytes END, p.notifications"
#define SCHEDULE_FROM \
	" FROM schedule s CROSS JOIN schedule_state st ON st.schedule = s.key" \
	" CROSS JOIN template p ON p.key = s.template"
/* The same from the templates of one target. */
#define SCHEDULE_FROM_TARGET \
	" FROM template p CROSS JOIN schedule s ON s.template = p.key" \
	" CROSS JOIN schedule_state st ON st.schedule = s.key"
/* Of namespace ?2, with a status among the bits ?3, below the key ?4, of the name ?5, of a dialect
 * among the bits ?6, with the target's digest ?7. What is not asked for is tested all the same: so
 * the statements take the same parameters. */
#define SCHEDULE_WANTED \
	" WHERE s.namespace = ?2 AND (?3 >> " SHOWN_STATUS ") & 1 AND s.key < ?4" \
	" AND (?6 >> s.dialect) & 1"
#define SCHEDULE_OF_TARGET " AND p.destination = ?7 AND (?5 IS NULL OR s.name = ?5)"
/* An active schedule with an error is in none of the stored states. */
#define SHOWN_STATUS "(CASE WHEN st.status = 0 AND st.error IS NOT NULL THEN 3 ELSE st.status END)"
#define SCHEDULE_PAGE " ORDER BY s.key DESC LIMIT ?8 OFFSET ?9"
#define SCHEDULE_COUNT \
	"SELECT count(*) FROM schedule s CROSS JOIN schedule_state st ON st.schedule = s.key"

/* What take_target takes (sqlite_target.c). */
#define TARGET_SELECT \
	"SELECT key, namespace, name, spec, disabled_reason, disabled_at, created_at, updated_at" \
	" FROM target"

/* What take_task takes (sqlite_task.c), but for its place. ?1: with the payload. */
#define TASK_SELECT \
	"SELECT t.key, t.id, t.namespace, t.dialect, t.cause, t.schedule, s.id, t.scheduled_for," \
	" t.created_at, t.expires_at, t.unique_id, t.lane, t.template, t.rank, t.grp," \
	" t.bundle, t.member, b.id, b.url_group," \
	" coalesce(p.target, t.target), coalesce(p.retry, t.retry), coalesce(p.tags, t.tags)," \
	" coalesce(p.expires_after_ms, t.expires_after_ms), coalesce(p.lane, l.name)," \
	" CASE WHEN ?1 THEN coalesce(p.payload, t.payload, b.payload) END," \
	" CASE WHEN ?1 THEN coalesce(p.payload_type, t.payload_type, b.payload_type) END," \
	" CASE WHEN ?1 THEN coalesce(p.payload_bytes, t.payload_bytes, b.payload_bytes) END," \
	" coalesce(p.notifications, t.notifications)"
#define TASK_FROM \
	" FROM task t LEFT JOIN template p ON p.key = t.template" \
	" LEFT JOIN bundle b ON b.key = t.bundle" \
	" LEFT JOIN schedule s ON s.key = coalesce(t.schedule, b.schedule)" \
	" LEFT JOIN lane l ON l.key = t.lane"
/* What take_place takes and put_place puts (sqlite_place.c). */
#define PLACE \
	"lane, due_at, task, namespace, attempts, retries, schedule, chained, expires_at, rank," \
	" grouped, bundle, notifies"
#define PLACE_VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
/* What take_counts takes (sqlite_bundle.c). */
#define COUNTS(b) #b ".pending, " #b ".completed, " #b ".failed, " #b ".cancelled, " #b ".expired"
#define PLACE_JOINS \
	" LEFT JOIN ready r ON r.lane = t.lane AND r.due_at = t.due_at AND r.task = t.key" \
	" LEFT JOIN available v ON v.lane = t.lane AND v.rank = t.rank AND v.task = t.key" \
	" LEFT JOIN fifo g ON g.lane = t.lane AND g.grp = t.grp AND g.task = t.key" \
	" LEFT JOIN running u ON u.task = t.key LEFT JOIN finished f ON f.task = t.key"

/* The state of a ready row at ?2, as a number of enum task_state. */
#define READY_STATE \
	"CASE WHEN retries > 0 THEN 3 WHEN due_at > ?2 THEN 0 ELSE 1 END"
/* The state of the task t at ?2. One that stands nowhere of these waits, or is available: it is
 * queued. */
#define TASK_STATE \
	"coalesce((SELECT state FROM finished WHERE task = t.key)," \
	" (SELECT 2 FROM running WHERE task = t.key)," \
	" (SELECT " READY_STATE " FROM ready" \
	" WHERE lane = t.lane AND due_at = t.due_at AND task = t.key), 1)"

#define ATTEMPTS_OF "key BETWEEN ?1 << 20 AND (?1 << 20) + 1048575"

/* A list first picks the keys of its page, newest first, and then reads each task. Of all these
 * statements ?1 is the namespace, ?3 the states as bits, ?4 the schedule, ?5 the target's digest;
 * the page is below the key ?6, ?7 tasks after ?8. With all states, 255, only an index is read. */
#define PAGE " AND t.key < ?6 ORDER BY t.key DESC LIMIT ?7 OFFSET ?8"
#define WANTED_STATE " AND (?3 = 255 OR (?3 >> " TASK_STATE ") & 1)"
#define OF_NAMESPACE " FROM task t WHERE t.namespace = ?1 AND ?5 IS NULL"
#define OF_SCHEDULE \
	" FROM task t WHERE t.schedule = ?4" \
	" AND EXISTS (SELECT 1 FROM schedule WHERE key = ?4 AND namespace = ?1)" WANTED_STATE \
	" AND (?5 IS NULL OR t.destination = ?5)"
#define OF_TARGET \
	" FROM task t WHERE t.namespace = ?1 AND t.destination = ?5" WANTED_STATE
/* ?4 is the bundle. */
#define OF_BUNDLE \
	" FROM task t WHERE t.bundle = ?4 AND t.namespace = ?1" WANTED_STATE \
	" AND (?5 IS NULL OR t.destination = ?5)"

/* The tasks of a namespace in some states: each place gives its own in order, and SQLite merges.
 * The ready ones have to be sorted for it. To the completed ones the way leads over all tasks of
 * the namespace, since most of them are. */
#define PICK_BADLY(bit, state) \
	" UNION ALL SELECT task FROM finished" \
	" WHERE ?3 & " bit " AND state = " state " AND state <> 4 AND namespace = ?1 AND task < ?6"
#define PICK_PLACES \
	"SELECT r.task FROM lane l CROSS JOIN ready r ON r.lane = l.key" \
	" WHERE ?3 & 11 AND l.namespace = ?1 AND r.task < ?6" \
	" AND (?3 >> " READY_STATE ") & 1 AND ?5 IS NULL" \
	" UNION ALL SELECT task FROM running WHERE ?3 & 4 AND namespace = ?1 AND task < ?6" \
	" UNION ALL SELECT a.task FROM active a CROSS JOIN schedule s ON s.key = a.schedule" \
	" WHERE ?3 & 2 AND a.kind = 2 AND s.namespace = ?1 AND a.task < ?6" \
	" UNION ALL SELECT v.task FROM lane l CROSS JOIN available v ON v.lane = l.key" \
	" WHERE ?3 & 2 AND l.namespace = ?1 AND v.task < ?6" \
	" UNION ALL SELECT g.task FROM lane l CROSS JOIN fifo g ON g.lane = l.key" \
	" WHERE ?3 & 2 AND l.namespace = ?1 AND g.waits AND g.task < ?6" \
	PICK_BADLY("32", "5") PICK_BADLY("64", "6") PICK_BADLY("128", "7") \
	" UNION ALL SELECT t.key FROM task t CROSS JOIN finished f ON f.task = t.key" \
	" WHERE ?3 & 16 AND t.namespace = ?1 AND f.state = 4 AND t.key < ?6" \
	" ORDER BY 1 DESC LIMIT ?7 OFFSET ?8"

/* All tasks of namespace ?1 (where ?3 asks for the completed ones, which are the rest), and those
 * of each other state, counted where they stand. */
#define COUNT_BADLY(state) \
	" (SELECT count(*) FROM finished" \
	" WHERE state = " state " AND state <> 4 AND namespace = ?1),"
#define COUNT_PLACES \
	"SELECT CASE WHEN ?3 & 16 THEN (SELECT count(*) FROM task WHERE namespace = ?1) END," \
	COUNT_BADLY("5") COUNT_BADLY("6") COUNT_BADLY("7") \
	" (SELECT count(*) FROM running WHERE namespace = ?1)," \
	" (SELECT count(*) FROM active a CROSS JOIN schedule s ON s.key = a.schedule" \
	" WHERE a.kind = 2 AND s.namespace = ?1)" \
	" + (SELECT count(*) FROM lane l CROSS JOIN available v ON v.lane = l.key" \
	" WHERE l.namespace = ?1)" \
	" + (SELECT count(*) FROM lane l CROSS JOIN fifo g ON g.lane = l.key" \
	" WHERE l.namespace = ?1 AND g.waits)," \
	" count(*) FILTER (WHERE retries = 0 AND due_at > ?2)," \
	" count(*) FILTER (WHERE retries = 0 AND due_at <= ?2)," \
	" count(*) FILTER (WHERE retries > 0)" \
	" FROM lane l CROSS JOIN ready r ON r.lane = l.key" \
	" WHERE ?3 & 27 AND l.namespace = ?1 AND ?5 IS NULL"

const char *const sqlite_texts[SQL_COUNT] = {
	[SQL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[SQL_BEGIN_READ] = "BEGIN",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",

	[SQL_NAMESPACE_ADD] =
		"INSERT INTO namespace (name, created_at) VALUES (?, ?)"
		" ON CONFLICT (name) DO UPDATE SET created_at = excluded.created_at,"
		" description = '', created_by = NULL, deleted_at = NULL"
		" WHERE deleted_at IS NOT NULL",
	[SQL_NAMESPACE_KEY] =
		"SELECT key FROM namespace WHERE name = ? AND deleted_at IS NULL",

	[SQL_TOKEN_ADD] =
		"INSERT INTO token (id, hash, name, namespace, role, created_at, expires_at,"
		" revoked_at, last_used_at, limits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
#define TOKEN_SELECT \
		"SELECT k.id, k.hash, k.name, k.namespace, coalesce(n.name, '*'), k.role," \
		" k.created_at, k.expires_at, k.revoked_at, k.last_used_at, k.limits" \
		" FROM token k LEFT JOIN namespace n ON n.key = k.namespace"
	[SQL_TOKEN_BY_HASH] =
		TOKEN_SELECT " WHERE k.hash = ?",
	[SQL_TOKEN_REVOKE] =
		"UPDATE token SET revoked_at = coalesce(revoked_at, ?3)"
		" WHERE id = ?2 AND (namespace = ?1 OR ?1 IS NULL)",
	[SQL_TOKEN_LIST] =
		TOKEN_SELECT " WHERE k.namespace = ?1 OR ?1 IS NULL ORDER BY k.key DESC",

	[SQL_SECRET_ADD] =
		"INSERT INTO signing_secret (namespace, id, sealed, created_at)"
		" VALUES (?, ?, ?, ?)",
	[SQL_SECRETS_EXPIRE] =
		"UPDATE signing_secret SET expires_at = ?2"
		" WHERE namespace = ?1 AND expires_at IS NULL",
	[SQL_SECRET_LIST] =
		"SELECT id, sealed, created_at, expires_at FROM signing_secret"
		" WHERE namespace = ? AND coalesce(expires_at > ?, TRUE) ORDER BY key DESC",

	[SQL_TEMPLATE_ADD] =
		"INSERT INTO template (target, destination, retry, tags, expires_after_ms, lane,"
		" payload, payload_type, payload_bytes, notifications)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_TEMPLATE_DROP] =
		"DELETE FROM template WHERE key = ?1"
		" AND NOT EXISTS (SELECT 1 FROM schedule WHERE template = ?1)"
		" AND NOT EXISTS (SELECT 1 FROM task WHERE template = ?1)",

	[SQL_SCHEDULE_ADD] =
		"INSERT INTO schedule (id, namespace, dialect, name, labels, rule, timezone,"
		" start_at, end_at, overlap, catch_up, catch_up_window_ms, create_ahead_ms, dst,"
		" jitter_ms, max_runs, exclude_calendars, notifications, template, created_at,"
		" updated_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_SCHEDULE_UPDATE] =
		"UPDATE schedule SET id = ?, namespace = ?, dialect = ?, name = ?, labels = ?,"
		" rule = ?, timezone = ?, start_at = ?, end_at = ?, overlap = ?, catch_up = ?,"
		" catch_up_window_ms = ?, create_ahead_ms = ?, dst = ?, jitter_ms = ?,"
		" max_runs = ?, exclude_calendars = ?, notifications = ?, template = ?,"
		" created_at = ?, updated_at = ? WHERE key = ?",
	[SQL_SCHEDULE_TEMPLATE] =
		"SELECT template FROM schedule WHERE key = ?",
	[SQL_STATE_ADD] =
		"INSERT INTO schedule_state (next_at, wake_at, decided_at, ahead_at, last_at,"
		" n_runs, catch_up_to, error, error_since, status, schedule)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_STATE_UPDATE] =
		"UPDATE schedule_state SET next_at = ?, wake_at = ?, decided_at = ?,"
		" ahead_at = ?, last_at = ?, n_runs = ?, catch_up_to = ?, error = ?,"
		" error_since = ?, status = ? WHERE schedule = ?",
	[SQL_STATE_MOVE] =
		"UPDATE schedule_state SET next_at = ?, wake_at = ?, decided_at = ?,"
		" ahead_at = ?, last_at = ?, n_runs = ?, catch_up_to = ?, error = ?,"
		" error_since = ? WHERE schedule = ?",
	[SQL_SCHEDULE_BY_ID] =
		SCHEDULE_SELECT SCHEDULE_FROM " WHERE s.id = ?3 AND s.namespace = ?2",
	[SQL_SCHEDULE_BY_KEY] =
		SCHEDULE_SELECT SCHEDULE_FROM " WHERE s.key = ?2",
	[SQL_SCHEDULES_DUE] =
		SCHEDULE_SELECT
		" FROM schedule_state st CROSS JOIN schedule s ON s.key = st.schedule"
		" CROSS JOIN template p ON p.key = s.template"
		" WHERE st.status = 0 AND st.wake_at IS NOT NULL AND st.wake_at <= ?2"
		" ORDER BY st.wake_at LIMIT ?3",
	[SQL_SCHEDULE_LIST] =
		SCHEDULE_SELECT SCHEDULE_FROM SCHEDULE_WANTED " AND ?5 IS NULL AND ?7 IS NULL"
		SCHEDULE_PAGE,
	[SQL_SCHEDULE_LIST_NAMED] =
		SCHEDULE_SELECT SCHEDULE_FROM SCHEDULE_WANTED " AND s.name = ?5 AND ?7 IS NULL"
		SCHEDULE_PAGE,
	[SQL_SCHEDULE_LIST_TARGET] =
		SCHEDULE_SELECT SCHEDULE_FROM_TARGET SCHEDULE_WANTED SCHEDULE_OF_TARGET
		SCHEDULE_PAGE,
	[SQL_SCHEDULE_COUNT] =
		SCHEDULE_COUNT SCHEDULE_WANTED " AND ?5 IS NULL AND ?7 IS NULL",
	[SQL_SCHEDULE_COUNT_NAMED] =
		SCHEDULE_COUNT SCHEDULE_WANTED " AND s.name = ?5 AND ?7 IS NULL",
	[SQL_SCHEDULE_COUNT_TARGET] =
		"SELECT count(*)" SCHEDULE_FROM_TARGET SCHEDULE_WANTED SCHEDULE_OF_TARGET,

	/* Other namespaces' schedules of the instant are passed over, up to a bound. */
	[SQL_SCHEDULE_CROWD] =
		"SELECT count(*) FROM (SELECT 1 FROM (SELECT schedule FROM schedule_state"
		" WHERE status = 0 AND wake_at = ?2 AND next_at = ?3 LIMIT 10 * ?4) w"
		" CROSS JOIN schedule s ON s.key = w.schedule"
		" WHERE s.namespace = ?1 AND s.jitter_ms = 0 LIMIT ?4)",
	[SQL_SCHEDULES_ACTIVE] =
		SCHEDULE_SELECT SCHEDULE_FROM
		" WHERE s.key > ?3 AND st.status = 0 AND (?2 IS NULL OR s.namespace = ?2)"
		" ORDER BY s.key LIMIT ?4",

	[SQL_CALENDAR_PUT] =
		"INSERT INTO calendar (namespace, name, source, updated_at) VALUES (?, ?, ?, ?)"
		" ON CONFLICT (namespace, name) DO UPDATE SET source = excluded.source,"
		" updated_at = excluded.updated_at",
	[SQL_CALENDAR_KEY] =
		"SELECT key FROM calendar WHERE namespace = ? AND name = ?",
	[SQL_CALENDAR_BY_NAME] =
		"SELECT key, name, source, updated_at FROM calendar"
		" WHERE namespace = ? AND name = ?",
	[SQL_CALENDAR_LIST] =
		"SELECT key, name, source, updated_at FROM calendar WHERE namespace = ?"
		" ORDER BY name",
	[SQL_CALENDAR_DROP] =
		"DELETE FROM calendar WHERE key = ?",
	[SQL_CALENDAR_IN_USE] =
		"SELECT EXISTS (SELECT 1 FROM schedule s"
		" JOIN schedule_state st ON st.schedule = s.key, json_each(s.exclude_calendars) e"
		" WHERE s.namespace = ?1 AND s.exclude_calendars IS NOT NULL AND st.status <> 2"
		" AND e.value = ?2)",
	[SQL_CALENDAR_RANGES_DROP] =
		"DELETE FROM calendar_range WHERE calendar = ?",
	[SQL_CALENDAR_RANGE_ADD] =
		"INSERT INTO calendar_range (calendar, from_day, to_day) VALUES (?, ?, ?)",
	[SQL_CALENDAR_RANGES] =
		"SELECT from_day, to_day FROM calendar_range WHERE calendar = ? ORDER BY from_day",
	[SQL_CALENDAR_UNKNOWN] =
		"SELECT e.value FROM json_each(?2) e WHERE NOT EXISTS (SELECT 1 FROM calendar"
		" WHERE namespace = ?1 AND name = e.value) LIMIT 1",
	[SQL_CALENDAR_DAYS] =
		"SELECT r.from_day, r.to_day FROM json_each(?2) e"
		" CROSS JOIN calendar c ON c.namespace = ?1 AND c.name = e.value"
		" CROSS JOIN calendar_range r ON r.calendar = c.key ORDER BY 1, 2",

	[SQL_LANE_ADD] =
		"INSERT INTO lane (namespace, name) VALUES (?, ?)",
	[SQL_LANE_KEY] =
		"SELECT key FROM lane WHERE namespace = ? AND name = ?",
	[SQL_LANES_READY] =
		"SELECT key, namespace, name, first FROM (SELECT key, namespace, name,"
		" (SELECT min(due_at) FROM ready WHERE lane = lane.key) AS first FROM lane)"
		" WHERE first IS NOT NULL ORDER BY first, key",
	[SQL_LANE_FIRST] =
		"SELECT min(due_at) FROM ready WHERE lane = ?",
	[SQL_LANE_LOAD] =
		"SELECT l.key, l.namespace, l.name,"
		" (SELECT min(due_at) FROM ready WHERE lane = l.key) FROM lane l WHERE l.key = ?",

	[SQL_TARGET_PUT] =
		"INSERT INTO target (namespace, name, spec, created_at, updated_at)"
		" VALUES (?, ?, ?, ?, ?) ON CONFLICT (namespace, name)"
		" DO UPDATE SET spec = excluded.spec, updated_at = excluded.updated_at",
	[SQL_TARGET_FIND] =
		TARGET_SELECT " WHERE namespace = ? AND name = ?",
	[SQL_TARGET_LIST] =
		TARGET_SELECT " WHERE namespace = ? ORDER BY name LIMIT ? OFFSET ?",
	[SQL_TARGET_COUNT] =
		"SELECT count(*) FROM target WHERE namespace = ?",
	[SQL_TARGET_DISABLE] =
		"UPDATE target SET disabled_reason = ?, disabled_at = ? WHERE key = ?",
	[SQL_TARGET_DELETE] =
		"DELETE FROM target WHERE key = ?",
	[SQL_TARGET_SECRETS_DROP] =
		"DELETE FROM target_secret WHERE target = ?",
	[SQL_TARGET_SECRET_ADD] =
		"INSERT INTO target_secret (target, id, sealed, created_at) VALUES (?, ?, ?, ?)",
	[SQL_TARGET_SECRETS_EXPIRE] =
		"UPDATE target_secret SET expires_at = ?2 WHERE target = ?1 AND expires_at IS NULL",
	[SQL_TARGET_SECRET_LIST] =
		"SELECT id, sealed, created_at, expires_at FROM target_secret"
		" WHERE target = ? AND coalesce(expires_at > ?, TRUE) ORDER BY key DESC",
	[SQL_NAMED_SECRET_PUT] =
		"REPLACE INTO named_secret (namespace, name, sealed, updated_at)"
		" VALUES (?, ?, ?, ?)",
	[SQL_NAMED_SECRET_FIND] =
		"SELECT sealed FROM named_secret WHERE namespace = ? AND name = ?",
	[SQL_NAMED_SECRET_DELETE] =
		"DELETE FROM named_secret WHERE namespace = ? AND name = ?",
	[SQL_NAMED_SECRET_LIST] =
		"SELECT name, updated_at FROM named_secret WHERE namespace = ? ORDER BY name",

	[SQL_TASK_ADD] =
		"INSERT INTO task (id, namespace, dialect, cause, schedule, scheduled_for, lane,"
		" due_at, created_at, expires_at, unique_id, template, destination, target, retry,"
		" tags, expires_after_ms, payload, payload_type, payload_bytes, notifications,"
		" rank, grp, bundle, member)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
		" coalesce(?13, (SELECT destination FROM template WHERE key = ?12)),"
		" ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
	[SQL_TASK_KEY_BY_ID] =
		"SELECT key FROM task WHERE id = ? AND namespace = ?",
	[SQL_TASK_KEY_BY_UNIQUE_ID] =
		"SELECT key FROM task WHERE unique_id = ? AND namespace = ?",
	[SQL_TASK_MOVE] =
		"UPDATE task SET due_at = ? WHERE key = ?",
	/* Waiting tasks stand in none of the three places. */
	[SQL_TASK_BY_KEY] =
		TASK_SELECT ", " TASK_STATE ","
		" CASE WHEN f.task IS NULL THEN t.due_at END,"
		" f.finished_at,"
		" coalesce(f.attempts, u.attempts, r.attempts, v.attempts, g.attempts, 0),"
		" coalesce(f.retries, u.retries, r.retries, v.retries, 0), " COUNTS(c)
		TASK_FROM PLACE_JOINS " LEFT JOIN bundle c ON c.parent = t.key WHERE t.key = ?3",
	[SQL_TASK_WORK] =
		TASK_SELECT TASK_FROM " WHERE t.key = ?2",
	[SQL_TASK_PLACE] =
		"SELECT t.lane, t.due_at, t.key, t.namespace,"
		" coalesce(f.attempts, u.attempts, r.attempts, v.attempts, g.attempts, 0),"
		" coalesce(f.retries, u.retries, r.retries, v.retries, 0), t.schedule,"
		" coalesce(r.chained, u.chained, v.chained, 0),"
		" CASE WHEN r.task THEN r.expires_at WHEN u.task THEN u.expires_at"
		" WHEN v.task THEN v.expires_at WHEN g.task THEN g.expires_at"
		" ELSE t.expires_at END, t.rank, t.grp IS NOT NULL, t.bundle,"
		" t.notifications IS NOT NULL OR EXISTS (SELECT 1 FROM template"
		" WHERE key = t.template AND notifications IS NOT NULL),"
		" CASE WHEN f.task THEN 3 WHEN u.task THEN 2 WHEN r.task THEN 1"
		" WHEN v.task THEN 4 ELSE 0 END,"
		" u.started_at FROM task t" PLACE_JOINS " WHERE t.key = ?",
	[SQL_ATTEMPT_ADD] =
		"REPLACE INTO attempt (key, status, started_at, finished_at, duration_us,"
		" http_status, error, response_head, response_body)"
		" VALUES (?1 << 20 | ?2, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_ATTEMPT_LIST] =
		"SELECT number, status, started_at, finished_at, duration_us, http_status, error,"
		" response_head, response_body FROM attempt WHERE " ATTEMPTS_OF " ORDER BY key",

	[SQL_PICK_NAMESPACE] = "SELECT t.key" OF_NAMESPACE PAGE,
	[SQL_PICK_PLACES] = PICK_PLACES,
	[SQL_PICK_SCHEDULE] = "SELECT t.key" OF_SCHEDULE PAGE,
	[SQL_PICK_TARGET] = "SELECT t.key" OF_TARGET PAGE,
	[SQL_PICK_BUNDLE] = "SELECT t.key" OF_BUNDLE PAGE,
	[SQL_COUNT_NAMESPACE] = "SELECT count(*)" OF_NAMESPACE,
	[SQL_COUNT_PLACES] = COUNT_PLACES,
	[SQL_COUNT_SCHEDULE] = "SELECT count(*)" OF_SCHEDULE,
	[SQL_COUNT_TARGET] = "SELECT count(*)" OF_TARGET,
	[SQL_COUNT_BUNDLE] = "SELECT count(*)" OF_BUNDLE,

	[SQL_READY_ADD] =
		"INSERT INTO ready (" PLACE ") VALUES (" PLACE_VALUES ")",
	[SQL_READY_DUE] =
		"SELECT " PLACE " FROM ready"
		" WHERE lane = ? AND due_at <= ? ORDER BY due_at, task LIMIT ?",
	[SQL_READY_REMOVE] =
		"DELETE FROM ready WHERE lane = ? AND due_at = ? AND task = ?",
	/* All that a claim has read are the first of the lane: they go at one stroke. */
	[SQL_READY_REMOVE_TO] =
		"DELETE FROM ready WHERE lane = ? AND (due_at, task) <= (?, ?)",
	[SQL_RUNNING_ADD] =
		"INSERT INTO running (" PLACE ", token, started_at, lease_until)"
		" VALUES (" PLACE_VALUES ", ?, ?, ?)",
	[SQL_RUNNING_OF] =
		"SELECT " PLACE ", started_at FROM running WHERE task = ? AND token = ?",
	[SQL_RUNNING_REMOVE] =
		"DELETE FROM running WHERE task = ?",
	[SQL_RUNNING_LIST] =
		"SELECT task, token, attempts, retries, due_at, lane, started_at FROM running"
		" WHERE lease_until IS NULL ORDER BY task LIMIT ?",
	[SQL_FINISHED_ADD] =
		"INSERT INTO finished (task, namespace, state, finished_at, attempts, retries)"
		" VALUES (?, ?, ?, ?, ?, ?)",
	[SQL_FINISHED_REMOVE] =
		"DELETE FROM finished WHERE task = ?",
	[SQL_ACTIVE_ADD] =
		"INSERT INTO active (schedule, kind, task) VALUES (?, ?, ?)",
	[SQL_ACTIVE_REMOVE] =
		"DELETE FROM active WHERE schedule = ? AND kind = ? AND task = ?",
	[SQL_ACTIVE_LOAD] =
		"SELECT EXISTS (SELECT 1 FROM active WHERE schedule = ?1 AND kind = 0),"
		" EXISTS (SELECT 1 FROM active WHERE schedule = ?1 AND kind = 1),"
		" EXISTS (SELECT 1 FROM active WHERE schedule = ?1 AND kind = 2)",
	[SQL_ACTIVE_WAITING] =
		"SELECT task FROM active WHERE schedule = ? AND kind = 2 ORDER BY task LIMIT 1",
	[SQL_ACTIVE_LIST] =
		"SELECT task FROM active WHERE schedule = ? ORDER BY task",
	[SQL_EXPIRY_ADD] =
		"INSERT INTO expiry (expires_at, task) VALUES (?, ?)",
	[SQL_EXPIRY_REMOVE] =
		"DELETE FROM expiry WHERE expires_at = ? AND task = ?",
	[SQL_EXPIRY_DUE] =
		"SELECT task FROM expiry WHERE expires_at <= ? ORDER BY expires_at, task LIMIT ?",

#include "sqlite_sql_batch.inc"
#include "sqlite_sql_bundle.inc"
#include "sqlite_sql_event.inc"
#include "sqlite_sql_hook.inc"
#include "sqlite_sql_ledger.inc"
#include "sqlite_sql_limiter.inc"
#include "sqlite_sql_once.inc"
#include "sqlite_sql_pipeline.inc"
#include "sqlite_sql_queue.inc"
#include "sqlite_sql_record.inc"
#include "sqlite_sql_run.inc"
#include "sqlite_sql_trail.inc"

	/* Keys are the largest and one: the newest task stays, or its key would be given twice. */
	[SQL_PRUNE_PICK] =
		"SELECT f.task, t.template, t.lane, t.rank IS NOT NULL, t.bundle"
		" FROM finished f CROSS JOIN task t ON t.key = f.task"
		" WHERE f.finished_at < ? AND f.task < (SELECT max(key) FROM task)"
		" ORDER BY f.finished_at LIMIT ?",
	[SQL_PRUNE_TASK] =
		"DELETE FROM task WHERE key = ?",
	[SQL_PRUNE_ATTEMPTS] =
		"DELETE FROM attempt WHERE " ATTEMPTS_OF,

	[SQL_NEXT_WAKE] =
		"SELECT (SELECT min(wake_at) FROM schedule_state"
		" WHERE status = 0 AND wake_at IS NOT NULL), (SELECT min(expires_at) FROM expiry),"
		" (SELECT min(lease_until) FROM running WHERE lease_until IS NOT NULL)",
	[SQL_STATS] =
		"SELECT (SELECT count(*) FROM schedule_state WHERE status = 0),"
		" (SELECT count(*) FROM schedule_state WHERE status = 0 AND error IS NOT NULL),"
		" (SELECT count(*) FROM ready) + (SELECT count(*) FROM available),"
		" (SELECT count(*) FROM running),"
		" (SELECT count(*) FROM active WHERE kind = 2)"
		" + (SELECT count(*) FROM fifo WHERE waits),"
		" (SELECT count(*) FROM finished WHERE state = 5 AND state <> 4),"
		" (SELECT count(*) FROM gap),"
		" (SELECT min((SELECT min(due_at) FROM ready WHERE lane = lane.key)) FROM lane)",
	[SQL_PULSE] =
		"UPDATE pulse SET beats = beats + 1",
};
