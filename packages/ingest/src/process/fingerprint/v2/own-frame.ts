import type { SymbolicatedFrame } from '../../frame.ts'
import { functionKey } from '../v1/function-key.ts'
import { packageOf } from './location-key.ts'

/** Between a call and who called it, in builds that have them: neither threw anything. */
const GLUE_PACKAGES = new Set([
  ...['zone.js', 'core-js', 'core-js-pure', 'regenerator-runtime', 'tslib', '@babel/runtime'],
  ...['@swc/helpers', '@sentry/browser', '@sentry/core', '@sentry-internal/browser-utils'],
  ...['@datadog/browser-rum', '@datadog/browser-core', '@datadog/browser-logs', '@bugsnag/browser'],
  ...['@grafana/faro-web-sdk', '@opentelemetry/instrumentation', 'rollbar', 'async-to-generator'],
])
const GLUE_SCRIPT =
  /(?:^|\/)(?:polyfills?|zone|zone-evergreen|core-js|regenerator-runtime|runtime)(?:[-.~][\w.-]*)?\.[cm]?js(?:$|[?#])/
const GLUE_FUNCTIONS = new Set([
  ...['__awaiter', 'asyncGeneratorStep', '_asyncToGenerator', '__generator', 'tryCatch'],
  ...['_regeneratorRuntime', 'sentryWrapped', 'nrWrapper', 'wrapped [as handler]', 'ddWrapped'],
  ...['__assertThisInitialized', '_assertThisInitialized', '_callSuper', '_createSuperInternal'],
])

/** Code that pages load from others; a CDN of the project's own is none of these. */
const OTHERS =
  /^https?:\/\/(?:[\w-]{1,60}\.){0,4}(?:googletagmanager\.com|google-analytics\.com|googlesyndication\.com|doubleclick\.net|googleadservices\.com|gstatic\.com|maps\.googleapis\.com|apis\.google\.com|accounts\.google\.com|facebook\.net|hotjar\.com|clarity\.ms|segment\.com|intercomcdn\.com|intercom\.io|hs-scripts\.com|hs-analytics\.net|js\.stripe\.com|paypal\.com|paypalobjects\.com|newrelic\.com|nr-data\.net|cookielaw\.org|cookiebot\.com|onetrust\.com|usercentrics\.eu|optimizely\.com|mixpanel\.com|amplitude\.com|fullstory\.com|tiktok\.com|ads-twitter\.com|licdn\.com|pinimg\.com|criteo\.(?:com|net)|taboola\.com|outbrain\.com|zendesk\.com|zdassets\.com|cloudflareinsights\.com|yandex\.ru|bing\.com|adsrvr\.org|amazon-adsystem\.com|snapchat\.com|sc-static\.net|hcaptcha\.com|recaptcha\.net)\//

/** Whether the project wrote what is called here; the symbolicator's opinion but for what nobody maps. */
export function isOwn({ inApp, file = '', status }: SymbolicatedFrame): boolean {
  return inApp && (status === 'mapped' || !(OTHERS.test(file) || GLUE_SCRIPT.test(file)))
}

/** Neither threw nor was called by the project in so many words. */
export function isGlue({ file = '', function: name, raw }: SymbolicatedFrame): boolean {
  if (GLUE_FUNCTIONS.has(functionKey(name)) || GLUE_FUNCTIONS.has(raw.function ?? '')) return true
  const from = packageOf(file)
  return from === undefined ? GLUE_SCRIPT.test(file) : GLUE_PACKAGES.has(from)
}
