#!/usr/bin/env bash
# Makes sure of the browsers beside Chromium that the end-to-end tests drive: Firefox and WebKitGTK.
# SEISMO_BROWSERS=chromium leaves them out.
set -euo pipefail

missing() {
  case ",${SEISMO_BROWSERS:-chromium,firefox,webkit}," in *,firefox,*)
    [ -x "${FIREFOX_PATH:-/usr/bin/firefox-esr}" ] || echo firefox-esr ;;
  esac
  case ",${SEISMO_BROWSERS:-chromium,firefox,webkit}," in *,webkit,*)
    command -v WebKitWebDriver >/dev/null || echo webkit2gtk-driver
    command -v Xvfb >/dev/null || echo xvfb ;;
  esac
}

packages=$(missing)
[ -z "$packages" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && . /etc/os-release && [ "$ID" = debian ]; then
  echo "Installing from Debian's packages:" $packages >&2
  apt-get update -qq >&2
  # shellcheck disable=SC2086 -- one word a package
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >&2
fi
packages=$(missing)
[ -z "$packages" ] && exit 0
echo "seismo: not found and not installed:" $packages >&2
echo "seismo: install them (FIREFOX_PATH names another Firefox), or test with SEISMO_BROWSERS=chromium" >&2
exit 1
