#!/usr/bin/env bash
# Makes sure of what the end-to-end tests drive beside Chromium: Firefox and WebKitGTK, which
# SEISMO_BROWSERS=chromium leaves out, Prometheus with its node exporter and Alertmanager, and NATS.
set -euo pipefail

missing() {
  case ",${SEISMO_BROWSERS:-chromium,firefox,webkit}," in *,firefox,*)
    [ -x "${FIREFOX_PATH:-/usr/bin/firefox-esr}" ] || echo firefox-esr ;;
  esac
  case ",${SEISMO_BROWSERS:-chromium,firefox,webkit}," in *,webkit,*)
    command -v WebKitWebDriver >/dev/null || echo webkit2gtk-driver
    command -v Xvfb >/dev/null || echo xvfb ;;
  esac
  [ -x "${PROMETHEUS_PATH:-/usr/bin/prometheus}" ] || echo prometheus
  [ -x "${ALERTMANAGER_PATH:-/usr/bin/prometheus-alertmanager}" ] || echo prometheus-alertmanager
  [ -x "${NODE_EXPORTER_PATH:-/usr/bin/prometheus-node-exporter}" ] || echo prometheus-node-exporter
  [ -x "${NATS_SERVER_PATH:-/usr/sbin/nats-server}" ] || echo nats-server
}

packages=$(missing)
[ -z "$packages" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && . /etc/os-release && [ "$ID" = debian ]; then
  echo "Installing from Debian's packages:" $packages >&2
  apt-get update -qq >&2
  # RUNLEVEL=1: none of it is to be started as a service.
  # shellcheck disable=SC2086 -- one word a package
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >&2
fi
packages=$(missing)
[ -z "$packages" ] && exit 0
echo "seismo: not found and not installed:" $packages >&2
echo "seismo: install them (FIREFOX_PATH, PROMETHEUS_PATH, ALERTMANAGER_PATH, NODE_EXPORTER_PATH and NATS_SERVER_PATH name others), or test with SEISMO_BROWSERS=chromium" >&2
exit 1
