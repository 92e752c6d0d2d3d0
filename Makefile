# Manicule. Each line says what it makes; how stands in build/.
#
#   make run     set up, build, open the window (PROJECT=file.manicule opens that project)
#   make build   build/bin/manicule
#   make test    set up, then every check and every test
#   make demo    a worked example without a screen: import, annotate, export, a picture
#   make documents  the sample's exports, and a picture of each of their pages
#   make screenshots  the pictures of docs/, in every theme
#   make bench   every figure beside its budget
#   make accuracy  how well speakers are recognised, transcript by transcript
#   make fuzz    every fuzz target for FUZZTIME (20s)
#   make soak    the store against kills, power cuts and random work, for long
#   make dev     build again whenever a source changes
#
# Helpers: setup, bindings (after changing a method the window calls), update (golden files), clean.

.PHONY: run build test demo documents screenshots bench accuracy fuzz soak dev setup bindings update clean

build: setup
	@bash build/window.sh
	@bash build/app.sh

run: build
	@bash build/run.sh

demo: build
	@bash build/demo.sh

documents: build
	@bash build/documents.sh

screenshots:
	@bash build/setup.sh test
	@bash build/screenshots.sh

test:
	@bash build/setup.sh test
	@bash build/test.sh

bench: build
	@bash build/setup.sh bench
	@bash build/bench.sh

accuracy: setup
	@bash build/accuracy.sh

fuzz: setup
	@bash build/fuzz.sh

soak: setup
	@bash build/soak.sh

dev: build
	@bash build/dev.sh

setup:
	@bash build/setup.sh build

bindings: setup
	@bash build/bindings.sh write

update: setup
	@bash build/update.sh

clean:
	rm -rf build/bin build/tmp frontend/node_modules frontend/test-results
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete
