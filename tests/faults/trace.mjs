// Reads what `strace -f` wrote of a server: when a request came in on a socket, when the store was synced,
// when the answer left. Calls that strace split into "unfinished" and "resumed" are put together; a call counts
// from where it ended (a sync) or from where it began (an answer).

const LINE = /^(\d+)\s+(.*)$/;
const CALL = /^(\w+)\((\d+)/;
const UNFINISHED = / <unfinished \.\.\.>$/;
const RESUMED = /^<\.\.\. (\w+) resumed>/;

function* calls(text) {
	const open = new Map();
	for (const line of text.split('\n')) {
		const [, pid, rest] = LINE.exec(line) ?? [];
		if (rest === undefined) continue;
		const resumed = RESUMED.exec(rest);
		if (resumed) {
			const begun = open.get(pid) ?? '';
			open.delete(pid);
			yield { stage: 'end', text: begun + rest.slice(resumed[0].length) };
		} else if (UNFINISHED.test(rest)) {
			const begun = rest.replace(UNFINISHED, '');
			open.set(pid, begun);
			yield { stage: 'begin', text: begun };
		} else {
			yield { stage: 'begin', text: rest };
			yield { stage: 'end', text: rest };
		}
	}
}

const SYNC = /^f(data)?sync\(.*\)\s+= 0$/;
const REQUEST = /^(read|recvfrom|recvmsg)\(\d+.*"POST \/v1\//;
const ANSWER = /^(write|writev|sendto|sendmsg)\(\d+.*"HTTP\/1\.1 201/;

// Gives [{kind: 'request' | 'sync' | 'answer', fd}] in the order in which they happened.
export function events(text) {
	const found = [];
	for (const { stage, text: call } of calls(text)) {
		const fd = Number(CALL.exec(call)?.[2]);
		if (stage === 'end' && SYNC.test(call)) found.push({ kind: 'sync', fd });
		else if (stage === 'end' && REQUEST.test(call)) found.push({ kind: 'request', fd });
		else if (stage === 'begin' && ANSWER.test(call)) found.push({ kind: 'answer', fd });
	}
	return found;
}
