/** What the bundles of the field send, and to where. */
export interface Peer {
  name: string
  /** The npm package, for its version. */
  package: string
  /** `full`: errors, failed requests and web vitals, as far as the peer has them. */
  scope: 'errors' | 'full' | 'vitals'
  note: string
  /** A module as the vendor's documentation writes it, with the collector's address. */
  code: (collector: URL) => string
}

/** Every peer as its own documentation starts it, and nothing turned off that is on by default but replay. */
export const PEERS: readonly Peer[] = [
  {
    name: 'web-vitals',
    package: 'web-vitals',
    scope: 'vitals',
    note: 'all five, sent by beacon',
    code: (url) => `${vitals('web-vitals')}for(const f of [onCLS,onINP,onLCP,onFCP,onTTFB])
      f(m=>navigator.sendBeacon('${url.origin}/vitals',JSON.stringify(m)))`,
  },
  {
    name: 'web-vitals attribution',
    package: 'web-vitals',
    scope: 'vitals',
    note: 'the attribution build',
    code: (
      url,
    ) => `${vitals('web-vitals/attribution')}for(const f of [onCLS,onINP,onLCP,onFCP,onTTFB])
      f(m=>navigator.sendBeacon('${url.origin}/vitals',JSON.stringify({...m,entries:[]})))`,
  },
  {
    name: 'Micro-Sentry errors',
    package: '@micro-sentry/browser',
    scope: 'errors',
    note: 'its client, and two listeners by hand',
    code: (url) => `import { BrowserMicroSentryClient } from '@micro-sentry/browser'
      const client = new BrowserMicroSentryClient({ dsn: '${toDsn(url)}' })
      addEventListener('error', (e) => client.report(e.error))
      addEventListener('unhandledrejection', (e) => client.report(e.reason))`,
  },
  {
    name: 'Sentry errors',
    package: '@sentry/browser',
    scope: 'errors',
    note: 'init() as documented',
    code: (url) => `import * as Sentry from '@sentry/browser'
      Sentry.init({ dsn: '${toDsn(url)}' })`,
  },
  {
    name: 'Sentry',
    package: '@sentry/browser',
    scope: 'full',
    note: 'with httpClient and browserTracing, which brings the vitals',
    code: (url) => `import * as Sentry from '@sentry/browser'
      Sentry.init({ dsn: '${toDsn(url)}', tracesSampleRate: 1, integrations: [
        Sentry.httpClientIntegration({ failedRequestStatusCodes: [[400, 599]] }),
        Sentry.browserTracingIntegration() ] })`,
  },
  {
    name: 'Faro errors',
    package: '@grafana/faro-web-sdk',
    scope: 'errors',
    note: 'ErrorsInstrumentation alone',
    code: (url) => `import { initializeFaro, ErrorsInstrumentation } from '@grafana/faro-web-sdk'
      initializeFaro({ url: '${url.origin}/faro', app: { name: 'a', version: '1' },
        instrumentations: [new ErrorsInstrumentation()] })`,
  },
  {
    name: 'Faro',
    package: '@grafana/faro-web-sdk',
    scope: 'full',
    note: 'getWebInstrumentations(); requests as resource timings',
    code: (url) => `import { initializeFaro, getWebInstrumentations } from '@grafana/faro-web-sdk'
      initializeFaro({ url: '${url.origin}/faro', app: { name: 'a', version: '1' },
        instrumentations: [...getWebInstrumentations()] })`,
  },
  {
    name: 'Datadog slim',
    package: '@datadog/browser-rum-slim',
    scope: 'full',
    note: 'init() as documented',
    code: (url) => `import { datadogRum } from '@datadog/browser-rum-slim'
      datadogRum.init({ applicationId: 'a', clientToken: 'pub', proxy: '${url.origin}/datadog',
        site: 'datadoghq.com', service: 's', env: 'e', sessionSampleRate: 100, telemetrySampleRate: 0 })`,
  },
  {
    name: 'AWS slim errors',
    package: '@aws-rum/web-slim',
    scope: 'errors',
    note: 'JsErrorPlugin',
    code: (url) => aws(url, ['JsErrorPlugin']),
  },
  {
    name: 'AWS slim',
    package: '@aws-rum/web-slim',
    scope: 'full',
    note: 'plugins for errors, fetch, XHR and vitals',
    code: (url) => aws(url, ['JsErrorPlugin', 'FetchPlugin', 'XhrPlugin', 'WebVitalsPlugin']),
  },
  {
    name: 'Elastic',
    package: '@elastic/apm-rum',
    scope: 'full',
    note: 'init(); has no smaller build',
    code: (url) => `import { init } from '@elastic/apm-rum'
      init({ serviceName: 's', serverUrl: '${url.origin}/elastic' })`,
  },
  {
    name: 'PostHog',
    package: 'posthog-js',
    scope: 'full',
    note: 'default import, with what it loads later for errors and vitals; no requests',
    code: (url) => `import posthog from 'posthog-js'
      import 'posthog-js/dist/exception-autocapture'
      import 'posthog-js/dist/web-vitals'
      posthog.init('phc_x', { api_host: '${url.origin}/posthog', capture_exceptions: true,
        capture_performance: { web_vitals: true }, advanced_disable_flags: true,
        disable_session_recording: true })`,
  },
]

function vitals(from: string): string {
  return `import { onCLS, onINP, onLCP, onFCP, onTTFB } from '${from}';`
}

function toDsn({ protocol, host }: URL): string {
  return `${protocol}//k@${host}/1`
}

function aws({ origin }: URL, plugins: readonly string[]): string {
  return `import { AwsRum, ${plugins.join(', ')} } from '@aws-rum/web-slim'
    new AwsRum('00000000-0000-0000-0000-000000000000', '1.0.0', 'us-west-2', {
      sessionSampleRate: 1, sessionEventLimit: 0, endpoint: '${origin}/aws', allowCookies: true,
      enableXRay: false, eventPluginsToLoad: [${plugins.map((name) => `new ${name}({ logicalServiceName: 's' })`).join(', ')}] })`
}
