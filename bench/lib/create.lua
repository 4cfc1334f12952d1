-- For wrk: POSTs a body of about 300 bytes, the task of an hour from now; at the end says in one line of JSON
-- what wrk has counted. The target's port is never called.

local due = os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() + 3600)

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = string.format(
	'{"target":"http://127.0.0.1:9/hook","execute_after":"%s","payload":{"event":"bench","note":"%s"}}',
	due, string.rep("x", 186))

function done(summary, latency)
	local errors = summary.errors
	io.write(string.format(
		'\nJSON {"answers": %d, "seconds": %.6f, "p50_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
		summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
		errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
