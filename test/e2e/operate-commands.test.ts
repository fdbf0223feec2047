import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IssueSummary, System } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Manifest } from '../../packages/ingest/src/backup/manifest.ts'
import { aBeacon, anError } from '../harness/beacon.ts'
import { startClickHouseServer, type ClickHouseServer } from '../harness/clickhouse-server.ts'
import { run, startSeismo, type Seismo } from '../harness/seismo.ts'

// The commands as they are built: from the embedded engine to a server by a backup, and back.

const BEACONS = 20
const started = new AsyncDisposableStack()
let root: string
let clickHouse: ClickHouseServer

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'seismo-operate-'))
  started.defer(() => rm(root, { recursive: true, force: true }))
  clickHouse = await startClickHouseServer()
  started.defer(clickHouse.stop)
}, 120_000)
afterAll(() => started.disposeAsync(), 120_000)

type Environment = Record<string, string>

const folder = (name: string) => join(root, name)
const embedded = (name: string): Environment => ({ SEISMO_DATA: folder(name) })

async function seismo(args: string[], environment: Environment) {
  const { child, output } = run(args, environment)
  const [code] = (await once(child, 'close')) as [number]
  return { code, output: output() }
}

async function serve(environment: Environment): Promise<Seismo> {
  const service = await startSeismo('', environment)
  started.defer(service.end)
  return service
}

const asking = ({ url, token }: Seismo): Environment => ({
  ...{ SEISMO_URL: url, SEISMO_API_TOKEN: token },
})

async function manifestOf(name: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder(name), 'manifest.json'), 'utf8')) as Manifest // as it was written
}

const errorsOf = ({ tables }: Manifest) => tables.find(({ name }) => name === 'errors')?.rows

const eventsIn = (service: Seismo) =>
  service.until<{ items: IssueSummary[] }>(
    '/api/issues',
    ({ items }) => items.reduce((sum, { events }) => sum + events, 0) === BEACONS,
  )

it('moves from the embedded engine to a server and back, and the doctor finds nothing wrong', async () => {
  const first = await serve(embedded('first'))
  for (let sent = 0; sent < BEACONS; sent += 1) {
    const body = JSON.stringify(aBeacon({ items: [anError()] }))
    const answer = await fetch(`${first.url}/v1/beacon?k=${first.publicKey}`, {
      ...{ method: 'POST', body },
    })
    expect(answer.status).toBe(202)
  }
  await eventsIn(first)

  const running = { ...embedded('first'), ...asking(first) }
  const second = await seismo(['serve'], { ...embedded('first'), SEISMO_PORT: '0' })
  expect(second).toMatchObject({ code: 1 })
  expect(second.output).toContain(`in use by process ${first.pid}`)
  const doctor = await seismo(['doctor'], running)
  expect(doctor.output).toMatch(/ok +database/)
  expect(doctor.output).not.toContain('fail')
  expect(doctor.code).toBeLessThan(2)
  const backup = await seismo(['backup', '--to', folder('backup-1')], running)
  expect(backup.output).toContain('rows of')
  expect(backup.code).toBe(0)
  expect(errorsOf(await manifestOf('backup-1'))).toBe(BEACONS)
  const again = await seismo(['backup', '--to', folder('backup-1')], running)
  expect(again.output).toContain('holds a backup already')
  await first.stop()

  const onServer = {
    ...embedded('second'),
    SEISMO_CLICKHOUSE_URL: await clickHouse.freshDatabase(),
  }
  const restored = await seismo(['restore', '--from', folder('backup-1')], onServer)
  expect(restored.output).toContain(`errors: ${BEACONS} rows, equal by checksum`)
  expect(restored.code).toBe(0)
  const twice = await seismo(['restore', '--from', folder('backup-1')], {
    ...onServer,
    ...embedded('third'),
  })
  expect(twice.output).toContain('The database is not empty')
  const stopped = await seismo(['doctor'], onServer)
  expect(stopped.output).toMatch(/ok +schema +up to date/)
  expect(stopped.code).toBe(0)

  const moved = await serve(onServer)
  await eventsIn(moved)
  const ofServer = await seismo(['backup', '--to', folder('backup-2')], {
    ...onServer,
    ...asking(moved),
  })
  expect(ofServer.output).toContain('rows of')
  expect(ofServer.code).toBe(0)
  await moved.stop()
  const atRest = await seismo(['backup', '--to', folder('backup-3')], onServer)
  expect(atRest.code).toBe(0)
  expect(errorsOf(await manifestOf('backup-3'))).toBe(BEACONS)

  const back = await seismo(['restore', '--from', folder('backup-2')], embedded('fourth'))
  expect(back.output).toContain(`errors: ${BEACONS} rows, equal by checksum`)
  expect(back.code).toBe(0)
  const home = await serve(embedded('fourth'))
  await eventsIn(home)
  const { tables } = await home.get<System>('/api/system')
  expect(tables?.length).toBeGreaterThan(0)
}, 600_000)
