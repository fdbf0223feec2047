import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { createLogger } from '../../packages/ingest/src/entries/logger.ts'

// Neither Docker nor a cluster is in the tests: what can be known from the files is asserted here.

const repository = fileURLToPath(new URL('../..', import.meta.url))
const ops = join(repository, 'ops')
const read = (path: string) => readFile(join(repository, path), 'utf8')

/** As long as any secret has to be, and of letters that stand in an address. */
const SECRET = 'of-the-test-0123456789'

interface Service {
  image: string
  ports?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  secrets?: { source: string }[]
  depends_on?: Record<string, unknown>
  healthcheck?: { test: string[] }
  cap_drop?: string[]
  deploy?: { resources: { limits: { cpus: string; memory: string } } }
}

describe('ops/compose.yaml', () => {
  let services: [string, Service][]
  let compose: { services: Record<string, Service>; volumes: object; secrets: object }
  let text: string

  beforeAll(async () => {
    text = await read('ops/compose.yaml')
    compose = parse(text, { merge: true }) as typeof compose // as: what follows asserts it
    services = Object.entries(compose.services)
  })

  it('gives Seismo settings that it takes', () => {
    const environment = compose.services.seismo?.environment ?? {}
    const filled = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:\?[^}]*\}/g, SECRET).replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
      ]),
    )

    expect(readConfig(filled, '')).toMatchObject({
      clickhouse_url: `http://seismo:${SECRET}@clickhouse:8123/seismo`,
      ...{ otlp_url: 'http://jaeger:4318', statsd_port: 8125, statsd_host: '0.0.0.0' },
    })
  })

  it('asks for every secret, and has none', async () => {
    const example = await read('ops/compose.env.example')
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))
    const named = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name)

    expect([...asked].sort()).toEqual(named.sort())
    expect(text).not.toMatch(/(password|token|secret)\w*: *['"]?(?!\$|\{)[a-z0-9]+['"]?$/im)
  })

  it('mounts what there is, and names no volume, secret or service that is not', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((one) => one.split(':')[0] ?? ''),
    )
    const files = mounted.filter((source) => source.startsWith('.'))
    const volumes = mounted.filter((source) => !/^[./]/.test(source))
    const secrets = services.flatMap(([, { secrets: own = [] }]) => own.map(({ source }) => source))
    const waitedFor = services.flatMap(([, { depends_on: own = {} }]) => Object.keys(own))

    expect(files.filter((file) => !existsSync(resolve(ops, file)))).toEqual([])
    expect(volumes.sort()).toEqual(Object.keys(compose.volumes).sort())
    expect([...new Set(secrets)]).toEqual(Object.keys(compose.secrets))
    expect(waitedFor.filter((name) => !(name in compose.services))).toEqual([])
  })

  it('bounds, watches and pins every service, and publishes none by itself', () => {
    for (const [name, { image, ports = [], healthcheck, cap_drop, deploy }] of services) {
      expect(image, name).toMatch(/:(?!latest)[\w.-]+$/)
      expect(deploy?.resources.limits, name).toMatchObject({
        ...{ cpus: expect.any(String) as unknown, memory: expect.any(String) as unknown },
      })
      expect(cap_drop, name).toEqual(['ALL'])
      expect(
        ports.filter((one) => !one.startsWith('${PUBLISH_AT:-127.0.0.1}:')),
        name,
      ).toEqual([])
      // Seismo's is in its image.
      expect(healthcheck !== undefined || name === 'seismo', name).toBe(true)
    }
  })

  it('has every host that the configurations beside it name', async () => {
    const texts = await Promise.all(
      ['ops/prometheus/prometheus.yml', 'ops/grafana/provisioning/datasources/seismo.yml'].map(
        read,
      ),
    )
    const [prometheus = '', grafana = ''] = texts
    const scraped = [...prometheus.matchAll(/targets: \['([\w-]+):\d+'\]/g)].map(([, host]) => host)
    const asked = [...grafana.matchAll(/(?:url: http:\/\/|host: )([\w-]+)/g)].map(
      ([, host]) => host,
    )
    const known = new Set(['localhost', ...Object.keys(compose.services)])

    expect(scraped.length + asked.length).toBeGreaterThan(9)
    expect([...scraped, ...asked].filter((host) => !known.has(host ?? ''))).toEqual([])
  })
})

describe('Dockerfile', () => {
  it('copies what there is, and nothing that is ignored', async () => {
    const [dockerfile, ignored] = await Promise.all([read('Dockerfile'), read('.dockerignore')])
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    )
    const allowed = new Set([...ignored.matchAll(/^!(.+)$/gm)].map(([, path]) => path))

    expect(
      copied.map((path) => path.replace('./', '')).filter((path) => !allowed.has(path)),
    ).toEqual([])
    expect(copied.filter((path) => !existsSync(join(repository, path)))).toEqual([])
    expect(ignored).toMatch(/^\*$/m)
  })

  it('runs the command without root, as its settings say', async () => {
    const dockerfile = await read('Dockerfile')
    const cli = JSON.parse(await read('packages/cli/package.json')) as { bin: { seismo: string } }
    const [, environment = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? []
    const variables = environment.split(' ').map((pair) => pair.split('='))
    const entry = join('/app/packages/cli', cli.bin.seismo)
    const [, last = ''] = /^FROM \S+:(\S+)\n(?![\s\S]*^FROM)/m.exec(dockerfile) ?? []

    expect(last).toBe('nonroot')
    expect(dockerfile).toMatch(/^USER 65532:65532$/m)
    expect(dockerfile).toContain(`"${entry}"]\nCMD ["serve"]`)
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\\\n {2}CMD \["\/nodejs\/bin\/node"/m)
    expect(readConfig(Object.fromEntries(variables) as Record<string, string>, '')).toMatchObject({
      ...{ port: 8790, host: '0.0.0.0', data: '/data' },
    })
  })
})

interface Resource {
  kind: string
  metadata: { name: string; labels?: Record<string, string>; namespace?: string }
  spec: Record<string, unknown>
}

interface Probe {
  httpGet: { path: string; port: string }
}

interface Container {
  env: { name: string; value: string }[]
  envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[]
  ports: { name: string }[]
  securityContext: object
  volumeMounts: { name: string }[]
  resources: { requests: object; limits: { memory?: string } }
  startupProbe: Probe
  livenessProbe: Probe
  readinessProbe: Probe
}

interface DeploymentSpec {
  replicas?: number
  selector: { matchLabels: Record<string, string> }
  template: {
    metadata: { labels: Record<string, string> }
    spec: {
      enableServiceLinks: boolean
      serviceAccountName: string
      securityContext: object
      containers: [Container]
      volumes: { name: string }[]
    }
  }
}

interface Kustomization {
  resources: string[]
  configMapGenerator: { name: string; literals: string[] }[]
  secretGenerator?: { name: string; envs: string[] }[]
  patches?: { target: { kind: string; name: string } }[]
}

describe('ops/kubernetes', () => {
  const base = join(ops, 'kubernetes/base')
  const overlay = join(ops, 'kubernetes/overlays/example')
  let resources: Resource[]

  async function kustomizationOf(folder: string): Promise<Kustomization> {
    return parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization // as: asserted below
  }

  async function resourcesOf(folder: string): Promise<Resource[]> {
    const { resources: files } = await kustomizationOf(folder)
    const texts = files
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => readFile(join(folder, file), 'utf8'))
    return (await Promise.all(texts)).flatMap((text) =>
      parseAllDocuments(text).map((document) => document.toJS() as Resource),
    )
  }

  const ofKind = (kind: string) => resources.filter((one) => one.kind === kind)
  const deployments = () =>
    ofKind('Deployment').map(({ metadata, spec }) => ({
      ...metadata,
      ...(spec as unknown as DeploymentSpec),
    }))

  beforeAll(async () => {
    resources = [...(await resourcesOf(base)), ...(await resourcesOf(overlay))]
  })

  it('lists every file, and no other', async () => {
    for (const folder of [base, overlay]) {
      const { resources: listed } = await kustomizationOf(folder)
      const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml'))
      const own = listed.filter((file) => file.endsWith('.yaml'))
      expect([...own, 'kustomization.yaml'].sort()).toEqual(files.sort())
      for (const file of listed) expect(existsSync(join(folder, file)), file).toBe(true)
    }
  })

  it('runs each role once, with settings that it takes', async () => {
    const own = await kustomizationOf(base)
    const changed = await kustomizationOf(overlay)
    const secrets = await readFile(join(overlay, 'secrets.env.example'), 'utf8')
    const pairs = [own, changed]
      .flatMap(({ configMapGenerator }) => configMapGenerator.flatMap(({ literals }) => literals))
      .concat(secrets.trim().replaceAll('…', SECRET).split('\n'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    const shared = Object.fromEntries(pairs) as Record<string, string> // as: pairs of texts

    const roles = deployments().map(({ template }) => {
      const [{ env }] = template.spec.containers
      return Object.fromEntries(env.map(({ name, value }) => [name, value]))
    })

    expect(roles.map(({ SEISMO_ROLES }) => SEISMO_ROLES)).toEqual([
      'accept',
      'process',
      'api',
      'alert',
    ])
    for (const role of roles) expect(() => readConfig({ ...shared, ...role }, '')).not.toThrow()
  })

  it('keeps its pods within the restricted standard', () => {
    for (const { name, template } of deployments()) {
      const { securityContext, containers, volumes, serviceAccountName, ...spec } = template.spec
      const [container] = containers
      expect(securityContext, name).toMatchObject({
        ...{ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      })
      expect(container.securityContext, name).toEqual({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        capabilities: { drop: ['ALL'] },
      })
      expect(container.resources.limits.memory, name).toMatch(/^\d+[MG]i$/)
      expect(container.volumeMounts.map((one) => one.name)).toEqual(volumes.map((one) => one.name))
      expect(ofKind('ServiceAccount').map(({ metadata }) => metadata.name)).toContain(
        serviceAccountName,
      )
      // Else a Service of the name sets SEISMO_…_PORT, which is no setting.
      expect(spec.enableServiceLinks, name).toBe(false)
    }
  })

  it('asks what the service answers', async () => {
    const health = await read('packages/ingest/src/http/health.ts')
    for (const { name, template } of deployments()) {
      const [container] = template.spec.containers
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
        const { path, port } = container[probe].httpGet
        expect(health, name).toContain(`'${path.split('?')[0]}'`)
        expect(container.ports.map((one) => one.name)).toContain(port)
      }
    }
  })

  it('has selectors that find the pods they mean', () => {
    const pods = deployments().map(({ template }) => template.metadata.labels)
    for (const { name, selector } of deployments())
      expect(pods, name).toContainEqual(selector.matchLabels)
    const isOpen = ({ metadata }: Resource) => metadata.name !== 'seismo-closed'
    const services = ofKind('Service').filter(isOpen)
    for (const { metadata, spec } of [...services, ...ofKind('PodDisruptionBudget')]) {
      const selector = spec.selector as { matchLabels?: object }
      expect(pods, metadata.name).toContainEqual(selector.matchLabels ?? selector)
    }
    for (const { spec } of ofKind('NetworkPolicy')) {
      for (const pod of pods)
        expect(pod).toMatchObject((spec.podSelector as { matchLabels: object }).matchLabels)
    }
  })

  it('scales what it may scale', () => {
    for (const { spec } of ofKind('HorizontalPodAutoscaler')) {
      const { name } = spec.scaleTargetRef as { name: string }
      const target = deployments().find((one) => one.name === name)
      expect(target, name).toBeDefined()
      // Else every apply would undo what the scaler did.
      expect(target).not.toHaveProperty('replicas')
      expect(target?.template.spec.containers[0].resources.requests).toHaveProperty('cpu')
    }
  })

  it('refers to settings, secrets, services and patches that are there', async () => {
    const { configMapGenerator } = await kustomizationOf(base)
    const { secretGenerator = [], patches = [] } = await kustomizationOf(overlay)
    const services = ofKind('Service').map(({ metadata }) => metadata.name)
    const asked = JSON.stringify(ofKind('Ingress')).matchAll(/"service":\{"name":"([\w-]+)"/g)

    for (const { template } of deployments()) {
      const { envFrom } = template.spec.containers[0]
      expect(envFrom.flatMap((one) => one.configMapRef?.name ?? [])).toEqual(
        configMapGenerator.map(({ name }) => name),
      )
      expect(envFrom.flatMap((one) => one.secretRef?.name ?? [])).toEqual(
        secretGenerator.map(({ name }) => name),
      )
    }
    for (const [, name] of asked) expect(services).toContain(name)
    for (const { target } of patches)
      expect(ofKind(target.kind).map(({ metadata }) => metadata.name)).toContain(target.name)
    for (const { envs } of secretGenerator)
      for (const file of envs)
        expect(existsSync(join(dirname(join(overlay, file)), `${file}.example`))).toBe(true)
  })
})

describe('ops/filebeat', () => {
  /** A line as Seismo writes it, by its dotted names. */
  function aLine(): Record<string, unknown> {
    const lines: string[] = []
    const span = { traceId: 'a', spanId: 'b', rootId: 'c' }
    const log = createLogger('1', () => span, { write: (line) => lines.push(line) })
    const about = { requestId: 'r', method: 'GET', path: '/api', status: 500, reason: 'x' }
    log.error({ error: new Error('no'), ...about, kind: 'error', position: 1 }, 'went wrong')
    // as: a line is an object, and an error in it as well.
    const { error, ...line } = JSON.parse(lines[0] ?? '') as { error: Record<string, unknown> }
    const ofError = Object.entries(error).map(([key, value]) => [`error.${key}`, value] as const)
    return { ...line, ...Object.fromEntries(ofError) }
  }

  /** Names of a mapping's leaves, dotted. */
  function leavesOf(properties: Record<string, Mapping>, before = ''): string[] {
    return Object.entries(properties).flatMap(([name, { properties: inner }]) =>
      inner ? leavesOf(inner, `${before}${name}.`) : [`${before}${name}`],
    )
  }

  interface Mapping {
    properties?: Record<string, Mapping>
  }

  it('maps every field of a line, and none that neither a line nor the pipeline has', async () => {
    const template = JSON.parse(await read('ops/filebeat/index-template.json')) as {
      template: { mappings: { properties: Record<string, Mapping> } }
    }
    const pipeline = await read('ops/filebeat/ingest-pipeline.json')
    const set = [...pipeline.matchAll(/"field": "([\w.]+)"/g)].map(([, field]) => field)
    const line = Object.keys(aLine()).map((name) => name.replace(/^labels\..*/, 'labels'))

    const mapped = leavesOf(template.template.mappings.properties)

    expect(new Set(mapped)).toEqual(new Set([...line, ...set]))
  })

  it('reads in its pipeline what a line has', async () => {
    const pipeline = await read('ops/filebeat/ingest-pipeline.json')
    const { processors } = JSON.parse(pipeline) as {
      processors: { fingerprint?: { fields: string[] } }[]
    }
    const fields = processors.flatMap(({ fingerprint }) => fingerprint?.fields ?? [])
    const conditions = [...pipeline.matchAll(/ctx((?:\.\w+\??)+)/g)].map(([, path = '']) =>
      path.replaceAll('?', '').slice(1),
    )
    const copied = [...pipeline.matchAll(/"copy_from": "([\w.]+)"/g)].map(([, field = '']) => field)
    const line = Object.keys(aLine())

    expect(conditions.length + copied.length + fields.length).toBeGreaterThan(7)
    expect([...conditions, ...copied, ...fields].filter((name) => !line.includes(name))).toEqual([])
  })

  it('sends lines to the pipeline and the stream that the template is for', async () => {
    const filebeat = parse(await read('ops/filebeat/filebeat.yml')) as Record<string, unknown>
    const template = JSON.parse(await read('ops/filebeat/index-template.json')) as {
      index_patterns: string[]
      template: { settings: Record<string, string> }
    }
    const output = filebeat['output.elasticsearch'] as { index: string; pipeline: string }

    expect(output.index.startsWith((template.index_patterns[0] ?? '').replace('*', ''))).toBe(true)
    expect(template.template.settings).toEqual({ 'index.default_pipeline': output.pipeline })
  })
})
