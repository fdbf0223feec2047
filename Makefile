.PHONY: install start test demo bench check test-alerts monitoring
install:     ; @bash scripts/install.sh
start: install ; @npm run --silent build && npm run --silent start
test: install  ; @bash scripts/test.sh
demo: install  ; @npm run --silent build && npm run --silent demo
check: install ; @npm run check
bench:         ; @npm run bench
test-alerts: install ; @npm run --silent build && npm run --silent test-alerts
monitoring: install ; @npm run --silent monitoring
