#!/bin/sh
# planted.sh TOOLS (an absolute path): the checks of the house are themselves tested: a tree with one planted fault each
# must be refused, with the fault's own sentence, and the clean tree must pass.
set -eu
tools=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# A small clean tree: base and model, one header and one source each.
clean_tree() {
	rm -rf "$work/src"
	mkdir -p "$work/src/base" "$work/src/model" "$work/src/store/sqlite" "$work/src/deliver"
	printf '#pragma once\n/* Nothing is banned here. */\n\n' >"$work/src/base/banned.h"
	printf '#pragma once\n/* A clock. */\n\nlong clock_wall(void);\n' >"$work/src/base/clock.h"
	printf '#pragma once\n/* A task. */\n\nint task_size(void);\n' >"$work/src/model/task.h"
	printf '#include "task.h"\n\n#include <time.h>\n\n/* time() and goto stand in a comment */\n' \
		>"$work/src/model/task.c"
}

verdict() {
	if [ "$1" = ok ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'not ok: %s\n%s\n' "$2" "$3"
	fi
}

passes() { # CHECK
	clean_tree
	if said=$("$tools/$1" "$work/src" 2>&1); then
		verdict ok
	else
		verdict bad "$1 refuses a clean tree" "$said"
	fi
}

refuses() { # CHECK FILE TEXT SENTENCE: TEXT is appended to FILE of a clean tree
	clean_tree
	mkdir -p "$(dirname "$work/src/$2")"
	printf '%b' "$3" >>"$work/src/$2"
	if said=$("$tools/$1" "$work/src" 2>&1); then
		verdict bad "$1 lets '$4' pass" "$said"
	elif printf '%s\n' "$said" | grep -qF "$2" && printf '%s\n' "$said" | grep -qF "$4"; then
		verdict ok
	else
		verdict bad "$1 does not say '$4' of $2" "$said"
	fi
}

repeat() { # N TEXT
	awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

floors() {
	refuses check-floors "$@"
}

headers() {
	refuses check-headers "$@"
}

shape() {
	refuses check-shape "$@"
}

passes check-floors
floors base/up.c '#include "model/task.h"\n' 'base (floor 0) may not include model/task.h (floor 2)'
floors store/side.c '#include "deliver/http.h"\n' 'store (floor 3) may not include deliver/http.h'
floors model/dots.c '#include "../base/clock.h"\n' 'no .. in an include'
floors model/lost.c '#include "task_impl.h"\n' 'is in no folder of src/'
floors model/db.c '#include <sqlite3.h>\n' '<sqlite3.h> belongs to store/sqlite'
floors store/db.c '#include <sqlite3.h>\n' '<sqlite3.h> belongs to store/sqlite'
floors base/new.c '#include <zlib.h>\n' '<zlib.h> has no owner'
floors model/now.c '#include "base/clock.h"\n' 'model is pure and may not include base/clock.h'
floors store/now.c 'int f(void)\n{\n\treturn (int)time(NULL);\n}\n' 'time() is called in base/clock.c alone'
floors web/page.c 'int x;\n' 'src/web has no floor'

passes check-headers
headers model/a.h '/* Words. */\n#pragma once\n' 'the first line is not #pragma once'
headers model/a.h '#pragma once\nint a(void);\n' 'no opening comment'
headers model/a.h '#pragma once\n/* Words. */\nint a(size_x n);\n' 'size_x'
headers model/a.h "#pragma once\n/* Words. */\n$(repeat 149 'int a(void);\n')" '150 lines of code'

passes check-shape
shape model/task.c "int f(void)\n{\n$(repeat 61 '\tf();\n')\n}\n" 'a function of 61 lines'
shape model/task.c "/* $(repeat 95 -) */\n" 'over 100 columns'
shape model/task.c "$(repeat 501 'int f(void);\n')" 'at most 500'
shape model/task.c 'int f(void)\n{\n\tgoto out;\n}\n' 'no goto'
shape model/task.c '/* FIX''ME: later */\n' 'unfinished work'

# Promises: a heading that a test quotes, and one that is quoted in part alone.
mkdir -p "$work/tests"
printf '// docs/semantics.md, "Never late"\n' >"$work/tests/a.mjs"
for heading in 'Never late' 'Never'; do
	printf '## %s\n' "$heading" >"$work/page.md"
	said=$("$(dirname "$0")/headings.sh" "$work/page.md" "$work/tests" 2>&1) && status=ok || status=refused
	case $heading:$status in
	'Never late:ok' | Never:refused) verdict ok ;;
	*) verdict bad "headings.sh on '$heading': $status" "$said" ;;
	esac
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
