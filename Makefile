# Two commands on a fresh machine: `make demo` and `make test`. `make help` lists the rest.
# Nothing but Swift 6.3 has to be there beforehand; deploy/bootstrap.sh installs what is missing.

SWIFT  ?= swift
STEP   := deploy/step.sh
SOURCES := Package.swift Sources Tests Benchmarks
# Set to a number to limit the compiler's processes, for example JOBS=2.
JOBS   ?=
BUILD  := $(SWIFT) build $(if $(JOBS),--jobs $(JOBS))

.DEFAULT_GOAL := help
.PHONY: help demo build test bench lint format
.NOTPARALLEL:

help: ## says what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

demo: ## builds the programs and shows the whole flow on real files
	@deploy/bootstrap.sh demo
	@$(STEP) "building svd-gateway and svd (the first time about 6 minutes on 2 cores)" \
	  $(BUILD) -c release
	@deploy/demo/demo.sh "$$($(SWIFT) build -c release --show-bin-path)"

build: ## builds everything for development, tests too
	@deploy/bootstrap.sh demo
	@$(STEP) "building everything, tests too (the first time about 4 minutes on 2 cores)" \
	  $(BUILD) --build-tests

test: ## lint, build, test: everything that one machine can check
	@deploy/bootstrap.sh test
	@$(STEP) "1 of 4: lint" $(MAKE) --no-print-directory lint
	@$(STEP) "2 of 4: building everything (the first time about 4 minutes on 2 cores)" \
	  $(BUILD) --build-tests
	@$(STEP) "3 of 4: testing the rooms" $(SWIFT) test --skip-build --skip SystemTests
	@$(STEP) "4 of 4: testing the programs, which have the machine to themselves" \
	  $(SWIFT) test --skip-build --filter SystemTests

bench: ## measures against sqlite3, nginx, DuckDB and others in the same run
	@deploy/bootstrap.sh bench
	@$(STEP) "building svd-gateway, svd and the benchmarks" $(BUILD) -c release
	@Benchmarks/run.sh "$$($(SWIFT) build -c release --show-bin-path)"
	@Benchmarks/validation.sh "$$($(SWIFT) build -c release --show-bin-path)"

lint: ## checks the format and the documentation comments
	@$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: ## puts the sources into the agreed format
	@$(SWIFT) format format --in-place --recursive --parallel $(SOURCES)
