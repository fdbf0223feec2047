import { randomUUID } from 'node:crypto'
import type {
  IssueEvent,
  IssueSummary,
  LongFrameStats,
  ReportStats,
  VitalTarget,
} from '@seismo/ingest/api'
import { transform } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, aLongFrame, aReport, aVital } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

const RELEASE = 'shop@1.4.2'
const SCRIPT = 'https://shop.example/assets/app.js'
const STYLES = 'https://shop.example/assets/app.css'
/** Of an `INP` that Chromium measured. */
const SELECTOR = 'button.cart_total__x7Hq2'

const script = await transform(
  `export function pay(cart) {
  return cart.items.map((item) => item.price)
}
document.body.onclick = pay
`,
  { minify: true, sourcemap: 'external', sourcefile: 'src/pay.js' },
)
const styles = await transform(`.cart { color: red }\n.total { width: 1px }\n`, {
  ...{ minify: true, sourcemap: 'external', sourcefile: 'src/cart.css', loader: 'css' },
})
/** Where browsers say that a function begins: at its parameters. */
const OFFSET = script.code.indexOf('(')

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

function aProject() {
  const { number, slug, key } = app.aProject()
  const headers = { Authorization: `Bearer ${app.token}` }
  return {
    upload: async (built: { map: string; code: string }, fields: Record<string, string>) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      body.set('map', new Blob([built.map]), 'map')
      if (fields.path?.endsWith('.js')) body.set('file', new Blob([built.code]), 'file')
      const path = `/api/artifacts?project=${slug}`
      const response = await app.request(path, { method: 'PUT', body, headers })
      if (!response.ok) throw new Error(await response.text())
    },
    send: async (given: Parameters<typeof aBeacon>[0]) => {
      const body = JSON.stringify(aBeacon(given))
      await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
    },
    sendEnvelope: async (event: object) => {
      const lines = [{}, { type: 'event' }, event].map((line) => JSON.stringify(line))
      const address = `/api/${number}/envelope/?sentry_key=${key}`
      return app.request(address, { method: 'POST', body: lines.join('\n') })
    },
    itemsOf: async <Item>(path: string) =>
      (await app.get<{ items: Item[] }>(`/api${path}?project=${slug}`)).items,
    get: <Answer>(path: string) => app.get<Answer>(`/api${path}?project=${slug}`),
  }
}

function signals(url = SCRIPT) {
  const frameScript = { url, function: 'e', position: OFFSET, durationMs: 240 }
  return [
    aLongFrame({ scripts: [frameScript] }),
    aVital({
      ...{ name: 'INP', value: 300 },
      attribution: { target: SELECTOR, script: frameScript, marks: [10, 250, 300] },
    }),
    aReport({ position: { file: url, line: 1, column: OFFSET + 1 } }),
  ]
}

async function placesOf({ itemsOf }: ReturnType<typeof aProject>) {
  const [frame] = await itemsOf<LongFrameStats>('/long-frames')
  const [target] = await itemsOf<VitalTarget>('/vitals/targets')
  const [report] = await itemsOf<ReportStats>('/reports')
  return { frame, target, report }
}

const original = { file: 'src/pay.js', line: 1, column: 17, function: 'pay', inApp: true }

describe('long frames, vitals and reports name the source', () => {
  it('by release and path; the element keeps the name that the page gave it', async () => {
    const project = aProject()
    await project.upload(script, { release: RELEASE, path: 'assets/app.js' })

    await project.send({ context: { sessionId: 's', release: RELEASE }, items: signals() })

    const { frame, target, report } = await placesOf(project)
    expect(frame).toMatchObject({ url: SCRIPT, position: OFFSET, original })
    expect(target).toMatchObject({ target: SELECTOR, script: { url: SCRIPT, original } })
    expect(report).toMatchObject({ file: SCRIPT, line: 1, original })
  })

  it('by debug id, whatever the release and the path, though the script had a query', async () => {
    const project = aProject()
    const debugId = randomUUID()
    await project.upload(script, { release: 'other', path: 'other.js', debugId })

    await project.send({ debugIds: { [`${SCRIPT}?v=3`]: debugId }, items: signals() })

    const { frame, target, report } = await placesOf(project)
    for (const place of [frame?.original, target?.script.original, report?.original])
      expect(place).toEqual(original)
  })

  it('of a style sheet as well', async () => {
    const project = aProject()
    await project.upload(styles, { release: RELEASE, path: 'assets/app.css' })
    const column = styles.code.indexOf('.total') + 1

    await project.send({
      context: { sessionId: 's', release: RELEASE },
      items: [aReport({ position: { file: STYLES, line: 1, column } })],
    })

    const { report } = await placesOf(project)
    expect(report?.original).toMatchObject({ file: 'src/cart.css', line: 2, function: '' })
  })

  it('once the map is there: what came before stays as the browser told it', async () => {
    const project = aProject()
    const context = { sessionId: 's', release: RELEASE }
    await project.send({ context, items: signals() })
    expect((await placesOf(project)).frame).toMatchObject({ n: 1, original: null })

    await project.upload(script, { release: RELEASE, path: 'assets/app.js' })
    await project.send({ context, items: signals() })

    const frames = await project.itemsOf<LongFrameStats>('/long-frames')
    expect(frames.map((one) => one.original?.file)).toEqual(
      expect.arrayContaining([undefined, 'src/pay.js']),
    )
  })

  it('and stay as they are where the map is of another build', async () => {
    const project = aProject()
    const [debugId, other] = [randomUUID(), randomUUID()]
    await project.upload(script, { release: RELEASE, path: 'assets/app.js', debugId: other })

    await project.send({
      context: { sessionId: 's', release: RELEASE },
      ...{ debugIds: { [SCRIPT]: debugId }, items: signals() },
    })

    const { frame, report } = await placesOf(project)
    expect([frame?.original, report?.original]).toEqual([null, null])
  })
})

it("maps the frames of Sentry's clients by the debug ids that they send", async () => {
  const project = aProject()
  const debugId = randomUUID()
  await project.upload(script, { release: 'other', path: 'other.js', debugId })
  const frames = [{ filename: SCRIPT, function: 'e', lineno: 1, colno: OFFSET + 1 }]
  const images = [{ type: 'sourcemap', code_file: SCRIPT, debug_id: debugId.toUpperCase() }]

  const answer = await project.sendEnvelope({
    ...{ event_id: randomUUID().replaceAll('-', ''), timestamp: Date.now() / 1_000 },
    exception: { values: [{ type: 'TypeError', value: 'broken', stacktrace: { frames } }] },
    debug_meta: { images },
  })

  expect(answer.status).toBe(200)
  const [issue] = await project.itemsOf<IssueSummary>('/issues')
  const event = await project.get<IssueEvent>(`/issues/${issue?.id ?? ''}/events/latest`)
  expect(event.exceptions[0]?.frames).toMatchObject([
    { status: 'mapped', file: 'src/pay.js', function: 'pay', line: 1 },
  ])
})
