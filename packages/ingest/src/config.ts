import * as z from 'zod'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { alertsConfig } from './alerts/config.ts'
import { missingWith, oidcSettings } from './auth/oidc/settings.ts'
import { MissingReferenceError, withReceiverSecrets } from './alerts/notify/references.ts'
import { withFiles, type AlertText, type WithFiles } from './alerts/rules/with-files.ts'
import { jaegerUrl } from './correlate/traces/jaeger/jaeger-url.ts'
import { linkTemplates } from './correlate/traces/links/link-templates.ts'
import { prometheusLocation } from './correlate/prometheus/location.ts'
import { selector } from './correlate/prometheus/selector.ts'
import { jetStreamLocation } from './nats/location.ts'
import { groupingRules } from './process/grouping-rules/rule.ts'
import { scrubRules } from './process/scrub/rules.ts'
import { missingForRoles, roles } from './roles.ts'
import { retentionConfig } from './store/retention.ts'
import { s3Location, type S3Credentials } from './store/s3-location.ts'
import { clusterName } from './settings/cluster-name.ts'
import { credentialsIn } from './settings/credentials-in.ts'
import { httpUrl } from './settings/http-url.ts'
import { limits, newIssues } from './settings/limits.ts'
import { checked, ConfigError, type Given, type Setting } from './settings/setting.ts'
import { control } from './wire/control.ts'

export { ConfigError } from './settings/setting.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const headerText = z
  .string()
  .regex(/^[\x21-\x7e]{1,4000}$/, 'holds what no header may, such as a space or a line break')

const bytes = z.coerce.number().int().min(1_048_576)

/** One as it stands in the environment, or a list. */
const selectors = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(selector).min(1).max(20),
)

/** Keys are spelled `SEISMO_DATA` in the environment and `data` in seismo.yaml. */
const settings = {
  port: { schema: port.default(8790), example: '8790' },
  host: { schema: z.string().min(1).default('127.0.0.1'), example: '127.0.0.1' },
  data: { schema: z.string().min(1).default('./data'), example: './data' },
  clickhouse_url: {
    schema: httpUrl.optional(),
    example: 'http://user:pass@clickhouse:8123/seismo',
  },
  clickhouse_cluster: {
    schema: clusterName.optional(),
    example: 'seismo (as in system.clusters of the server)',
  },
  artifacts_url: {
    schema: s3Location.optional(),
    example: 's3://bucket/seismo?endpoint=https://minio.example.com&region=us-east-1',
  },
  roles: { schema: roles, example: 'accept,process (any of accept, process, api and alert)' },
  log_url: {
    schema: jetStreamLocation.optional(),
    example: 'nats://user:pass@n1:4222,n2:4222,n3:4222/seismo?replicas=3',
  },
  public_key: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/, '8 to 64 letters, digits, - or _')
      .optional(),
    example: 'sk_pub_4f9a1c7d2e',
  },
  api_token: {
    schema: z.string().min(16).max(200).optional(),
    example: 'the output of: openssl rand -hex 32',
  },
  admin_password: {
    schema: z.string().min(8).max(200).optional(),
    example: 'correct horse battery',
  },
  public_url: { schema: httpUrl.optional(), example: 'https://seismo.example.com' },
  retention: {
    schema: retentionConfig.prefault({}),
    example: '{ errors: 90d, vitals: 14d, sessions: 30d }; docs/operate.md has all of them',
  },
  log_max_bytes: { schema: bytes.default(2 * 1024 ** 3), example: '2147483648' },
  log_min_free_bytes: { schema: bytes.default(256 * 1024 ** 2), example: '268435456' },
  gpc: { schema: z.enum(['ignore', 'drop']).default('ignore'), example: 'drop' },
  country_header: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,100}$/, 'the name of a header')
      .toLowerCase()
      .optional(),
    example: 'CF-IPCountry',
  },
  proxies: { schema: z.coerce.number().int().min(0).max(10).default(0), example: '1' },
  limits: {
    schema: limits.prefault({}),
    example: '{ key: { perSecond: 5000, burst: 20000 }, address: { perSecond: 100, burst: 1000 } }',
  },
  control: {
    schema: control.optional(),
    example: '{ rates: { vital: 0.2 }, mute: [ResizeObserver] }',
  },
  scrub: {
    schema: scrubRules.prefault({}),
    example: "{ keys: [iban], patterns: [{ name: order, pattern: 'ORD-[0-9]{8}' }] }",
  },
  new_issues: { schema: newIssues.prefault({}), example: '{ burst: 500, per_hour: 50 }' },
  grouping_rules: {
    schema: z.record(z.string().max(64), groupingRules).prefault({}),
    example: '{ web: [{ name: Timeouts, match: { type: TimeoutError }, fingerprint: [timeout] }] }',
  },
  jaeger_url: { schema: jaegerUrl.optional(), example: 'http://jaeger:16686' },
  trace_links: {
    schema: linkTemplates.optional(),
    example:
      "[{ preset: tempo, url: 'https://grafana.example', datasource: tempo }, { name: Own, url: 'https://traces.example/{traceId}' }]",
  },
  alerts: { schema: alertsConfig.prefault({}), example: 'see docs/alerts.md' },
  prometheus_url: {
    schema: prometheusLocation.optional(),
    example: 'http://prometheus:9090 or https://user:pass@prometheus.example.com/prefix',
  },
  prometheus_token: {
    schema: headerText.optional(),
    example: 'the bearer token of whoever may query it',
  },
  prometheus_match: {
    schema: selectors.default(['{__name__!=""}']),
    example: `['{job=~"shop|api"}', '{namespace="shop"}']`,
  },
  prometheus_series: {
    schema: z.coerce.number().int().min(1).max(50_000).default(5_000),
    example: '5000',
  },
  otlp_url: { schema: httpUrl.optional(), example: 'http://jaeger:4318' },
  otlp_token: {
    schema: headerText.optional(),
    example: 'the bearer token of whoever may write traces',
  },
  otlp_ratio: { schema: z.coerce.number().min(0).max(1).default(0.1), example: '0.1' },
  statsd_port: { schema: port.optional(), example: '8125' },
  statsd_host: { schema: z.string().min(1).default('127.0.0.1'), example: '0.0.0.0' },
  statsd_project: {
    schema: z.string().min(1).max(64).optional(),
    example: 'web (the slug of a project)',
  },
  ...oidcSettings,
} as const satisfies Record<string, Setting>

/** Read by the command itself; people export them in the same shell. */
const ofTheCommand = new Set(['SEISMO_CONFIG', 'SEISMO_URL', 'SEISMO_ALERTS'])

export type Config = Readonly<
  { [Key in keyof typeof settings]: z.output<(typeof settings)[Key]['schema']> } & {
    /** Of the bucket, where there is one; under the names that all of its tools use. */
    aws: S3Credentials | undefined
    /** By the name of each alert rule that stands in a file of its own: which one. */
    alertFiles: Readonly<Record<string, string>>
  }
>

/**
 * One YAML text and the environment, the environment winning, become the frozen configuration.
 * @throws ConfigError with one line: the key, what is wrong with its value, and an example.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  yaml: string,
  alertTexts: readonly AlertText[] = [],
): Config {
  const given = { ...fromYaml(yaml), ...fromEnvironment(environment) }
  refuseUnknown(given)
  fillSecrets(given, environment)
  const entries = Object.entries(settings).map(([key, setting]) => [
    key,
    checked(key, setting, given[key]),
  ])
  // The table above gives every key its schema, so the pairs have exactly this shape.
  const config = Object.fromEntries(entries) as Omit<Config, 'aws' | 'alertFiles'>
  if (config.clickhouse_cluster !== undefined && config.clickhouse_url === undefined) {
    throw new ConfigError(
      `${given.clickhouse_cluster?.spelling ?? ''}: needs clickhouse_url, the address of one of its servers; for example: ${settings.clickhouse_url.example}`,
    )
  }
  if (config.prometheus_token !== undefined && config.prometheus_url === undefined) {
    throw new ConfigError(
      `${given.prometheus_token?.spelling ?? ''}: needs prometheus_url; for example: ${settings.prometheus_url.example}`,
    )
  }
  // Without one the header would be anybody's own word.
  if (config.country_header !== undefined && config.proxies === 0) {
    throw new ConfigError(
      `${given.country_header?.spelling ?? ''}: needs proxies; for example: ${settings.proxies.example}`,
    )
  }
  const missing = missingWith(config) ?? missingForRoles(config)
  if (missing) {
    throw new ConfigError(
      `${given[missing.key]?.spelling ?? missing.key}: needs ${missing.needs}; for example: ${settings[missing.needs].example}`,
    )
  }
  const aws = config.artifacts_url && credentialsIn(environment, 'artifacts_url')
  const { alerts, fileOf: alertFiles } = readAlertTexts(config.alerts, alertTexts, environment)
  return Object.freeze({ ...config, alerts, alertFiles, aws })
}

function readAlertTexts(...given: Parameters<typeof withFiles>): WithFiles {
  try {
    return withFiles(...given)
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    throw new ConfigError(cause.message, { cause })
  }
}

function fromEnvironment(environment: Record<string, string | undefined>): Record<string, Given> {
  const seismo = Object.entries(environment).filter(
    ([key, value]) => key.startsWith('SEISMO_') && !ofTheCommand.has(key) && value !== undefined,
  )
  return Object.fromEntries(
    seismo.map(([spelling, value]) => [canonical(spelling), { spelling, value }]),
  )
}

function fromYaml(text: string): Record<string, Given> {
  const document = parsed(text)
  if (document === null || document === undefined) return {}
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new ConfigError('seismo.yaml: expected a list of `key: value` lines, like `port: 8790`')
  }
  return Object.fromEntries(
    Object.entries(document).map(([spelling, value]) => [
      canonical(spelling),
      { spelling: `seismo.yaml: ${spelling}`, value: value as unknown },
    ]),
  )
}

function fillSecrets(
  given: Record<string, Given>,
  environment: Record<string, string | undefined>,
): void {
  const { alerts } = given
  if (!alerts) return
  try {
    alerts.value = withReceiverSecrets(alerts.value, environment)
  } catch (cause) {
    if (!(cause instanceof MissingReferenceError)) throw cause
    const where = [alerts.spelling, ...cause.path].join('.')
    throw new ConfigError(`${where}: ${cause.message}`, { cause })
  }
}

function parsed(text: string): unknown {
  try {
    return parseYaml(text)
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause
    throw new ConfigError(`seismo.yaml: ${cause.message.split('\n', 1)[0] ?? ''}`, { cause })
  }
}

/** `SEISMO_PUBLIC_URL`, `public_url` and `publicUrl` are one key. */
function canonical(spelling: string): string {
  return spelling
    .replace(/^SEISMO_/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

function refuseUnknown(given: Record<string, Given>): void {
  for (const [key, { spelling }] of Object.entries(given)) {
    if (!Object.hasOwn(settings, key)) {
      throw new ConfigError(
        `${spelling}: unknown setting; known are ${Object.keys(settings).join(', ')}`,
      )
    }
  }
}
