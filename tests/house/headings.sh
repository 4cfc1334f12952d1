#!/bin/sh
# headings.sh PAGE TESTS: each `## ` heading of the page of promises is quoted by a test, as a line that has
# docs/semantics.md, "HEADING". The page says so of itself.
set -eu
page=$1 tests=$2
missing=$(sed -n 's/^## //p' "$page" | while read -r heading; do
	grep -rqF --exclude=headings.sh --exclude-dir=node_modules "docs/semantics.md, \"$heading\"" "$tests" || printf '%s\n' "$heading"
done)
[ -n "$(sed -n 's/^## //p' "$page")" ] || { echo "$page has no headings" >&2; exit 1; }
[ -n "$missing" ] || exit 0
printf 'headings of %s that no test quotes:\n%s\n' "$page" "$missing" >&2
exit 1
