import { expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

it('has a default for everything that may be left out', () => {
  const config = readConfig({}, '')

  expect(config).toMatchObject({ port: 8790, host: '127.0.0.1', data: './data' })
  expect(config.alerts).toMatchObject({ receivers: [], rules: [], inhibit: [] })
})

it.each([
  ['the environment', { SEISMO_PUBLIC_URL: 'https://a.example' }, ''],
  ['YAML with underscores', {}, 'public_url: https://a.example'],
  ['YAML in camel case', {}, 'publicUrl: https://a.example'],
  ['YAML as in the environment', {}, 'SEISMO_PUBLIC_URL: https://a.example'],
  [
    'both, of which the environment wins',
    { SEISMO_PUBLIC_URL: 'https://a.example' },
    'public_url: https://b.example',
  ],
])('reads a key from %s', (_, environment, yaml) => {
  expect(readConfig(environment, yaml).public_url).toBe('https://a.example')
})

it.each([
  ['accept,nothing', /SEISMO_ROLES.*accept/],
  ['', undefined],
  ['accept', /SEISMO_ROLES: needs log_url; for example: nats:/],
])('takes the roles %j, or says what they need', (SEISMO_ROLES, why) => {
  const read = () => readConfig({ SEISMO_ROLES }, '').roles
  if (why) expect(read).toThrow(why)
  else expect(read()).toEqual(new Set(['accept', 'process', 'api', 'alert']))
})

it('has a log of several machines only with a database of theirs, and hides its password', () => {
  const log = { SEISMO_LOG_URL: 'nats://seismo:hunter2@n1,n2,n3/log' }
  const database = { SEISMO_CLICKHOUSE_URL: 'http://clickhouse:8123/seismo' }

  expect(() => readConfig(log, '')).toThrow(/SEISMO_LOG_URL: needs clickhouse_url/)
  expect(() => readConfig({ SEISMO_LOG_URL: 'nats://u:hunter2@ /' }, '')).not.toThrow(/hunter2/)
  const config = readConfig({ ...log, ...database, SEISMO_ROLES: 'process, alert' }, '')
  expect(config.roles).toEqual(new Set(['process', 'alert']))
  expect(config.log_url).toMatchObject({ stream: 'log', replicas: 3, password: 'hunter2' })
})

it('takes an empty value as none', () => {
  expect(readConfig({ SEISMO_API_TOKEN: '' }, '').api_token).toBeUndefined()
})

it('never prints a secret', () => {
  const read = () => readConfig({ SEISMO_ADMIN_PASSWORD: 'hunter2' }, '')

  expect(read).toThrow(ConfigError)
  expect(read).not.toThrow(/hunter2/)
})

it.each([
  ['hunter2', 'seismo.yaml: alerts.receivers.0.webhook.secret: whsec_ and the base64 of'],
  ['whsec_aHVudGVyMg==', 'seismo.yaml: alerts.receivers.0.webhook.secret: whsec_ and the base64'],
  ['whsec_hunter2hunter2hunter2hunter2hunter2', 'whsec_ and the base64 of'],
])('refuses the signing secret %j without repeating it', (secret, line) => {
  const yaml = `alerts: { receivers: [{ name: ops, webhook: { url: 'https://ops.example', secret: '${secret}' } }] }`
  const read = () => readConfig({}, yaml)

  expect(read).toThrow(line)
  expect(read).not.toThrow(secret)
  expect(() => readConfig({ SEISMO_ALERTS: secret }, '')).not.toThrow(secret)
})

it('takes secrets of receivers from the environment', () => {
  const yaml = `alerts: { receivers: [{ name: ops, webhook: { url: '\${HOOK}' } }] }`

  const { alerts } = readConfig({ HOOK: 'https://ops.example/hook' }, yaml)

  expect(alerts.receivers).toMatchObject([{ webhook: { url: 'https://ops.example/hook' } }])
  expect(() => readConfig({}, yaml)).toThrow(
    'seismo.yaml: alerts.receivers.0.webhook.url: ${HOOK} is not set in the environment',
  )
})

const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'hunter2' }

it.each([
  [
    's3://maps?region=eu-central-1',
    { bucket: 'maps', prefix: '', endpoint: 'https://s3.eu-central-1.amazonaws.com' },
  ],
  [
    's3://maps/seismo/prod/?endpoint=http://127.0.0.1:9000/',
    { bucket: 'maps', prefix: 'seismo/prod', endpoint: 'http://127.0.0.1:9000' },
  ],
  [
    's3://my.maps/a?endpoint=https%3A%2F%2Fr2.example%2Fs3&region=auto',
    { bucket: 'my.maps', prefix: 'a', endpoint: 'https://r2.example/s3', region: 'auto' },
  ],
])('reads where the bucket of %s is', (url, location) => {
  const config = readConfig({ ...keys, SEISMO_ARTIFACTS_URL: url, AWS_SESSION_TOKEN: '' }, '')

  expect(config.artifacts_url).toMatchObject(location)
  expect(config.aws).toEqual({ accessKeyId: 'id', secretAccessKey: 'hunter2' })
})

it('reads the keys of a bucket only where there is one', () => {
  expect(readConfig(keys, '').aws).toBeUndefined()
})

it.each([
  ['https://maps.example', keys, /begins with s3:/],
  ['maps', keys, /begins with s3:/],
  ['s3://id:hunter2@maps?region=x', keys, /holds no credentials; set AWS_ACCESS_KEY_ID/],
  ['s3://M?region=eu-central-1', keys, /names no bucket/],
  ['s3:///prefix?region=eu-central-1', keys, /names no bucket/],
  ['s3://maps/a%2f..?region=eu-central-1', keys, /has a prefix with other signs/],
  ['s3://maps/a//b?region=eu-central-1', keys, /has a prefix with other signs/],
  ['s3://maps', keys, /needs the region/],
  ['s3://maps?region=eu/1', keys, /has a region that is none/],
  ['s3://maps?endpoint=minio:9000', keys, /has an endpoint that is no http/],
  ['s3://maps?endpoint=http://u@minio:9000', keys, /more than an address/],
  ['s3://maps?endpoint=http://:hunter2@minio:9000', keys, /more than an address/],
  ['s3://maps?host=minio', keys, /takes only endpoint and region, not "host"/],
])('refuses %s with one line and an example', (url, environment, fault) => {
  const read = () => readConfig({ ...environment, SEISMO_ARTIFACTS_URL: url }, '')

  expect(read).toThrow(fault)
  expect(read).toThrow(/^SEISMO_ARTIFACTS_URL: [^\n]*; for example: s3:[^\n]*$/)
  expect(read).not.toThrow(/hunter2/)
})

it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('refuses a bucket without %s', (name) => {
  const url = 's3://maps?region=eu-central-1'
  const read = () => readConfig({ ...keys, SEISMO_ARTIFACTS_URL: url, [name]: '' }, '')

  expect(read).toThrow(new RegExp(`^${name}: missing; artifacts_url needs it; for example: `))
})

it('reads the keys of a bucket without the line break of the files they were in', () => {
  const environment = {
    SEISMO_ARTIFACTS_URL: 's3://maps?region=x',
    AWS_ACCESS_KEY_ID: 'id\n',
    AWS_SECRET_ACCESS_KEY: 'hunter2\r\n',
    AWS_SESSION_TOKEN: '\n',
  }

  expect(readConfig(environment, '').aws).toEqual({
    accessKeyId: 'id',
    secretAccessKey: 'hunter2',
  })
})

it.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])(
  'refuses a %s that no header can hold, and does not show it',
  (name) => {
    const url = 's3://maps?region=x'
    const read = () =>
      readConfig({ ...keys, SEISMO_ARTIFACTS_URL: url, [name]: 'hunter\nhunter' }, '')

    expect(read).toThrow(new RegExp(`^${name}: holds what no header may[^\n]*$`))
    expect(read).not.toThrow(/hunter/)
  },
)

it('reads what pages are asked to do', () => {
  const yaml = 'control: { rates: { vital: 0.2, long-frame: 0 }, mute: [ResizeObserver] }'

  expect(readConfig({}, yaml).control).toEqual({
    rates: { vital: 0.2, 'long-frame': 0 },
    mute: ['ResizeObserver'],
  })
  expect(readConfig({}, '').control).toBeUndefined()
})

it('heeds Sec-GPC where it is asked to', () => {
  expect(readConfig({}, '').gpc).toBe('ignore')
  expect(readConfig({ SEISMO_GPC: 'drop' }, '').gpc).toBe('drop')
  expect(() => readConfig({ SEISMO_GPC: 'yes' }, '')).toThrow(/^SEISMO_GPC: .*for example: drop$/)
})

it.each([
  ['control: { rates: { vital: 20 } }', /^seismo\.yaml: control\.rates\.vital: /],
  ['control: { rates: { vitals: 0.2 } }', /^seismo\.yaml: control\.rates: .*vitals/],
  ['control: { mute: text }', /^seismo\.yaml: control\.mute: /],
  ['control: { silence: [] }', /^seismo\.yaml: control: .*silence/],
])('refuses %s with one line that names the key', (yaml, line) => {
  const read = () => readConfig({}, yaml)

  expect(read).toThrow(line)
  expect(read).toThrow(/^[^\n]+; for example: /)
})

it('reads rules with their durations', () => {
  const yaml = `
alerts:
  receivers: [{ name: ops, webhook: { url: 'https://ops.example/hook' } }]
  rules: [{ name: spike, above: 5, window: 5m, for: 30s, receivers: [ops] }]`

  expect(readConfig({}, yaml).alerts.rules).toMatchObject([
    {
      name: 'spike',
      project: 'web',
      severity: 'warning',
      measure: 'errors-per-minute',
      above: 5,
      window: 300_000,
      for: 30_000,
      receivers: ['ops'],
    },
  ])
})

it('takes the name of a cluster with the address of one of its servers', () => {
  const environment = {
    SEISMO_CLICKHOUSE_URL: 'http://user:hunter2@ch1:8123/seismo',
    SEISMO_CLICKHOUSE_CLUSTER: 'main',
  }

  expect(readConfig(environment, '').clickhouse_cluster).toBe('main')
})

it.each([
  ['main', {}, /^SEISMO_CLICKHOUSE_CLUSTER: needs clickhouse_url, .*; for example: http/],
  [
    "main'; DROP TABLE errors --",
    { SEISMO_CLICKHOUSE_URL: 'http://ch1:8123' },
    /^SEISMO_CLICKHOUSE_CLUSTER: the name of a cluster: .*; for example: seismo/,
  ],
])('refuses the cluster %s with one line and an example', (name, environment, line) => {
  const read = () => readConfig({ ...environment, SEISMO_CLICKHOUSE_CLUSTER: name }, '')

  expect(read).toThrow(line)
})

it('reads how long what is kept, from the environment as well', () => {
  expect(readConfig({}, '').retention.errors).toBe(90)
  expect(readConfig({}, 'retention: { errors: 30d }').retention.errors).toBe(30)
  expect(readConfig({ SEISMO_RETENTION: '{ errors: 7d }' }, '').retention.errors).toBe(7)
  expect(() => readConfig({}, 'retention: { errors: 30 days }')).toThrow(
    /^seismo\.yaml: retention\.errors: expected days, like 90d; for example: \{ errors: 90d/,
  )
  expect(() => readConfig({ SEISMO_RETENTION: 'errors' }, '')).toThrow(/^SEISMO_RETENTION: /)
})

it.each([
  [
    'http://prometheus:9090',
    { url: 'http://prometheus:9090/', host: 'prometheus:9090', authorization: undefined },
  ],
  [
    'https://ana:p%40ss%C3%BC@metrics.example/prom',
    {
      url: 'https://metrics.example/prom/',
      host: 'metrics.example',
      authorization: `Basic ${Buffer.from('ana:p@ssü').toString('base64')}`,
    },
  ],
])('reads where the Prometheus of %s is', (url, location) => {
  const config = readConfig({ SEISMO_PROMETHEUS_URL: url }, '')

  expect(config.prometheus_url).toEqual(location)
  expect(config.prometheus_match).toEqual(['{__name__!=""}'])
  expect(config.prometheus_series).toBe(5_000)
})

it.each([
  ['prometheus:9090', /SEISMO_PROMETHEUS_URL: begins with http/],
  ['http://u:hunter2@p:9090/api/v1/query', /ends before \/api\/v1/],
  ['http://p:9090/?query=hunter2', /ends with its path/],
])('refuses %s as a Prometheus without repeating it', (url, message) => {
  const read = () => readConfig({ SEISMO_PROMETHEUS_URL: url }, '')

  expect(read).toThrow(message)
  expect(read).not.toThrow(/hunter2/)
})

it.each([
  ['{job=~"shop|api"}', '{job=~"shop|api"}'],
  ['up{job="shop"}', '{__name__="up",job="shop"}'],
  [String.raw`{path="a\"}b", job!="x",}`, String.raw`{path="a\"}b", job!="x",}`],
])('takes the selector %s', (given, selector) => {
  const config = readConfig({ SEISMO_PROMETHEUS_MATCH: given }, '')

  expect(config.prometheus_match).toEqual([selector])
})

it.each(['{}', 'up', '{job=shop}', '{job="a"} or {job="b"}', '{job=""}', 'sum(up{job="a"})'])(
  'refuses %s, which selects no series',
  (given) => {
    expect(() => readConfig({ SEISMO_PROMETHEUS_MATCH: given }, '')).toThrow(
      /SEISMO_PROMETHEUS_MATCH.*for example/,
    )
  },
)

it('says that a token without an address is for nobody', () => {
  expect(() => readConfig({ SEISMO_PROMETHEUS_TOKEN: 'hunter2' }, '')).toThrow(
    /SEISMO_PROMETHEUS_TOKEN: needs prometheus_url/,
  )
})

it('reads where traces are, and where they are opened', () => {
  const config = readConfig(
    { SEISMO_JAEGER_URL: 'http://ana:hunter2@jaeger:16686/base' },
    'trace_links: [{ preset: datadog }, { name: Own, url: "https://own/{traceId}" }]',
  )

  expect(config.jaeger_url).toBe('http://ana:hunter2@jaeger:16686/base')
  expect(config.trace_links?.map(({ name }) => name)).toEqual(['Datadog', 'Own'])
})

it.each([
  ['jaeger:16686', /SEISMO_JAEGER_URL/],
  ['http://u:hunter2@jaeger:16686/api/traces', /ends before \/api/],
  ['http://u:hunter2@jaeger:16686/?x=1', /has no query/],
])('refuses %s as a Jaeger without repeating it', (url, message) => {
  const read = () => readConfig({ SEISMO_JAEGER_URL: url }, '')

  expect(read).toThrow(message)
  expect(read).not.toThrow(/hunter2/)
})

it('refuses a link that no trace is in', () => {
  const yaml = 'trace_links: [{ name: Own, url: "https://own/" }]'

  expect(() => readConfig({}, yaml)).toThrow(/trace_links/)
})

const OIDC = { SEISMO_OIDC_ISSUER: 'https://login.example', SEISMO_OIDC_CLIENT_ID: 'seismo' }
const REACHED = { SEISMO_PUBLIC_URL: 'https://seismo.example' }

it('takes an identity provider from the environment alone', () => {
  const config = readConfig(
    {
      ...{ ...OIDC, ...REACHED, SEISMO_PASSWORD_LOGIN: 'false' },
      SEISMO_OIDC_DOMAINS: 'example.com, Example.org',
      SEISMO_OIDC_ROLES: '{ admin: [ops], viewer: [everybody] }',
    },
    '',
  )

  expect(config).toMatchObject({
    ...{ oidc_domains: ['example.com', 'example.org'], password_login: false },
    oidc_roles: { admin: ['ops'], viewer: ['everybody'] },
    ...{ oidc_scopes: ['openid', 'email', 'profile'], oidc_default_role: 'none' },
    oidc_logout: true,
  })
})

it.each<[Record<string, string>, string]>([
  [{ ...OIDC }, 'SEISMO_OIDC_ISSUER: needs public_url; for example: https://'],
  [{ ...REACHED, SEISMO_OIDC_ISSUER: 'https://a.example' }, 'ISSUER: needs oidc_client_id'],
  [{ ...REACHED, ...OIDC, SEISMO_OIDC_ISSUER: 'http://a.example' }, 'an address with https://'],
  [{ SEISMO_PASSWORD_LOGIN: 'false' }, 'SEISMO_PASSWORD_LOGIN: needs oidc_issuer'],
  [{ SEISMO_PASSWORD_LOGIN: 'no' }, 'SEISMO_PASSWORD_LOGIN: '],
  [{ SEISMO_OIDC_ROLES: '{ owner: [ops] }' }, 'SEISMO_OIDC_ROLES: '],
])('refuses %j', (environment, line) => {
  expect(() => readConfig(environment, '')).toThrow(line)
})

it('repeats no secret of an identity provider', () => {
  const read = () => readConfig({ SEISMO_OIDC_CLIENT_SECRET: 'hunter2'.repeat(600) }, '')

  expect(read).toThrow(ConfigError)
  expect(read).not.toThrow(/hunter2/)
})

it('asks a proxy for countries, and nobody where there is none', () => {
  const environment = { SEISMO_COUNTRY_HEADER: 'CF-IPCountry', SEISMO_PROXIES: '1' }

  expect(readConfig(environment, '').country_header).toBe('cf-ipcountry')
  expect(readConfig({}, '').country_header).toBeUndefined()
  expect(() => readConfig({ SEISMO_COUNTRY_HEADER: 'CF-IPCountry' }, '')).toThrow(
    'SEISMO_COUNTRY_HEADER: needs proxies',
  )
  expect(() => readConfig({ ...environment, SEISMO_COUNTRY_HEADER: 'a b' }, '')).toThrow('header')
})
