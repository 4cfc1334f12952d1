#!/bin/sh
# parts.sh TOOLS: the parts of an OpenAPI document are joined as they should be, and what would be lost or stands
# twice is refused, with its own sentence.
set -eu
tools=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

fresh() {
	rm -f "$work"/*
	printf '{\n\t"openapi": "3.1.0",\n\t"paths": {},\n\t"components": {\n\t\t"schemas": {}\n\t}\n}\n' >"$work/head.json"
	printf '{\n\t"/a": {\n\t\t"get": {}\n\t}\n}\n' >"$work/one.paths.json"
	printf '{\n\t"/b": {}\n}\n' >"$work/two.paths.json"
}

join() {
	"$tools/join-openapi" "$work/out" "$work/head.json" "$work"/*.*.json 2>&1
}

wrong() {
	failed=1
	printf 'not ok: %s\n' "$1"
}

joins() {
	fresh
	printf '{\n\t"openapi": "3.1.0",\n\t"paths": {\n\t\t"/a": {\n\t\t\t"get": {}\n\t\t},\n\t\t"/b": {}\n\t},\n' >"$work/want"
	printf '\t"components": {\n\t\t"schemas": {}\n\t}\n}\n' >>"$work/want"
	join || wrong 'two parts are refused'
	cmp "$work/want" "$work/out" || wrong 'two parts are joined otherwise'
}

refuses() { # FILE TEXT SENTENCE
	fresh
	printf '%b' "$2" >"$work/$1"
	if said=$(join); then
		wrong "'$3' passes"
	elif ! printf '%s\n' "$said" | grep -qF "$1" || ! printf '%s\n' "$said" | grep -qF "$3"; then
		wrong "not '$3' of $1 but: $said"
	fi
}

joins
refuses x.paths.json '{\n\t"/b": {}\n}\n' '"/b" stands in'
refuses x.pathes.json '{\n\t"/c": {}\n}\n' 'the head has no "pathes": {}'
refuses x.paths.json '{"/c": {}}\n' 'a part begins with a {'
refuses x.paths.json '{\n\t"/c": {}\n' 'a part ends with a }'
refuses x.paths.json '{\n  "/c": {}\n}\n' 'indented with tabs'
refuses x.paths.json '{\n\t"/c": {}\n}\n}\n' 'a part is over'
[ "$failed" -eq 0 ] && echo 'parts of a document: ok'
exit "$failed"
