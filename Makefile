# The front door; CMake and Ninja do the work (CMakePresets.json), tools/check is the bar.
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 300
BELFRY_STORE ?= sqlite:var/belfry.db
.DEFAULT_GOAL := build
.PHONY: run check build bench install fmt lint soak fuzz clean

run: build ; @mkdir -p var && BELFRY_STORE="$(BELFRY_STORE)" exec build/belfry serve --dev $(ARGS)
build: ; @tools/setup run && tools/build release belfry && ln -sfn release/belfry build/belfry
check: ; @tools/setup run check && tools/check
check-%: ; @tools/setup run check && tools/check $*
bench: build ; @tools/setup bench && tools/build release benches && bench/run.sh $(ARGS)
install: build ; @DESTDIR="$(DESTDIR)" cmake --install build/release --prefix "$(PREFIX)"
fmt: ; @tools/setup check && tools/fmt
lint: ; @tools/setup run check && tools/check lint
soak: build ; @tools/setup run check && tools/soak $(ARGS)
fuzz: ; @tools/setup run check && tools/fuzz $(FUZZ_SECONDS) $(ARGS)
clean: ; @rm -rf build
