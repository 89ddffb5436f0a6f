# Each target installs what it misses; run `make help` for the list.
.DEFAULT_GOAL := help
.PHONY: help serve watch test owed soak build dist reproduce bench pictures lint fmt clean

PORT ?= 8080

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

serve: build ## Build the app as it is released and serve it on this machine only (PORT=8080)
	@node tests/journeys/support/serve.mjs dist $(PORT)

watch: ## Serve a development build that follows each change of the sources (PORT=8080)
	@scripts/watch.sh $(PORT)

test: ## Formatting, lints, tests of the core, release build, journeys in a browser
	@scripts/test.sh

owed: build ## The journeys of tests/journeys/owed.txt, which `make test` leaves out until they are seen green
	@scripts/setup.sh browser
	@node --test --test-concurrency=1 --test-timeout=900000 $$(grep -v '^#' tests/journeys/owed.txt | sed 's|^|tests/journeys/|')

soak: ## The same tests by the million: 10,000,000 merged histories, 1,000,000 mutated files; takes hours
	@scripts/soak.sh

build: ## Release build in dist/, ready for any folder of any static host
	@scripts/build.sh

dist: build ## The release as a folder and a zip with check sums, in target/release/
	@scripts/dist.sh

reproduce: ## Build the last commit twice in different folders, and compare every byte; takes two full builds
	@scripts/reproduce.sh

bench: build ## Measure, and write the results to target/bench/
	@scripts/bench.sh

pictures: build ## Take the pictures of the README anew, of the training case
	@scripts/setup.sh browser
	@node scripts/pictures.mjs

lint: ## Formatting, lints, and the crates' licences and sources
	@scripts/lint.sh

fmt: ## Format the sources
	@scripts/setup.sh rust
	@cargo fmt
	@if command -v leptosfmt >/dev/null; then leptosfmt --quiet src; fi

clean: ## Remove everything that was built
	rm -rf dist target node_modules
