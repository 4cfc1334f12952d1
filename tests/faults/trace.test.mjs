// The reader of strace's log is itself held to a log: what it takes for a request, a sync and an answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { events } from './trace.mjs';

const LOG = String.raw`12 recvfrom(9, "POST /v1/tasks HTTP/1.1\r\nHost"..., 4096, 0, NULL, NULL) = 200
13 fdatasync(5 <unfinished ...>
12 recvfrom(10, "POST /v1/tasks HTTP/1.1\r\nHost"..., 4096, 0, NULL, NULL) = 200
13 <... fdatasync resumed>)          = 0
13 fdatasync(5)                      = -1 EIO (Input/output error)
12 sendto(9, "HTTP/1.1 201 Created\r\n"..., 300, MSG_NOSIGNAL, NULL, 0) = 300
12 sendto(9, "HTTP/1.1 400 Bad Request\r\n"..., 300, MSG_NOSIGNAL, NULL, 0) = 300
12 sendmsg(10, {msg_name=NULL, msg_iov=[{iov_base="HTTP/1.1 201 Created\r\n"..., iov_len=20}]}, 0 <unfinished ...>
13 +++ killed by SIGKILL +++
`;

test('a sync counts from its end, an answer from its beginning', () => {
	assert.deepEqual(events(LOG).map(({ kind, fd }) => `${kind} ${fd}`),
		['request 9', 'request 10', 'sync 5', 'answer 9', 'answer 10']);
});
