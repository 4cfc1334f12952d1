#!/bin/sh
# run.sh [NAME...]: measures what docs/performance.md claims. lateness, throughput (which is drain and creates),
# cron, store, queue; without names all of them. Results are appended to build/bench/NAME.json, a line each.
# BELFRY_BENCH_ROUNDS: how often each measurement is made (3); the tables give medians.
set -eu
cd "$(dirname "$0")/.."
export BELFRY_BIN="${BELFRY_BIN:-build/release/belfry}"

most_s=900
bin=build/release/bench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

program() { # NAME
	PATH="$PWD/$bin:$PATH"
	(cd "$folder" && timeout "$most_s" "$1")
}

one() { # NAME
	case $1 in
	throughput) one drain && one creates ;;
	*[!a-z_]*) false ;;
	*)
		if [ -f "bench/$1.mjs" ]; then
			timeout "$most_s" node "bench/$1.mjs"
		elif [ -x "$bin/$1" ]; then
			program "$1"
		else
			echo "there is no benchmark $1 (or it is not built: tools/build release benches)" >&2
			exit 2
		fi
		;;
	esac
}

[ $# -ne 0 ] || set -- lateness throughput cron store queue
failed=
for name in "$@"; do
	one "$name" || failed="$failed $name"
done
[ -z "$failed" ] || {
	echo "broken:$failed" >&2
	exit 1
}
