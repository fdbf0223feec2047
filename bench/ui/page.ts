import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { aBeacon, anError } from '../../test/harness/beacon.ts'
import { launchChromium } from '../../test/harness/chromium.ts'
import { visitPage } from '../../test/harness/page-visit.ts'
import { startSeismo, type Seismo } from '../../test/harness/seismo.ts'
import { print, type Figure } from './figures.ts'
import { measurePage } from './measure-page.ts'
import { shellBytes } from './shell-bytes.ts'

// How soon the issues list and an issue are there: the built page in a real Chromium; see README.md.

const { values } = parseArgs({
  options: { events: { type: 'string', default: '2000' }, storage: { type: 'string' } },
})
const { storage } = values
/** One in front of a filled folder, too: a project that was sent nothing shows how to set it up. */
const events = storage === undefined ? Number(values.events) : 1
/** Below the budget of new issues, so that none is led to the overflow issue. */
const ISSUES = 400
/** Of a folder that was started before, nobody is told the password again. */
const PASSWORD = 'a-bench-of-the-page'

const figures: Figure[] = [
  { name: 'shell, gzip', value: (await shellBytes()) / 1_000, target: 150, unit: 'kB' },
]
const seismo = await start()
const browser = await launchChromium()
try {
  await fill(seismo)
  const visitor = { url: seismo.url, password: PASSWORD }
  const { page, context } = await visitPage(browser, visitor, {
    viewport: { width: 1440, height: 900 },
  })
  const measured = await measurePage(page, seismo.url)
  figures.push(
    { name: 'issues list, cold', value: measured.coldMs, target: 1_000, unit: 'ms' },
    { name: 'issues list, warm', value: measured.warmMs, target: 200, unit: 'ms' },
    { name: 'open an issue after a hover', value: measured.openMs, target: 100, unit: 'ms' },
    { name: 'back to the list', value: measured.backMs, target: 100, unit: 'ms' },
    { name: 'slowest reaction to a key', value: measured.keyMs, target: 100, unit: 'ms' },
    { name: 'longest task while scrolling', value: measured.taskMs, target: 100, unit: 'ms' },
    { name: 'layout shift', value: measured.shift, target: 0.01, unit: '' },
  )
  await context.close()
} finally {
  await browser.close()
  await seismo.end()
}
print(storage ?? `${String(events)} events of ${String(Math.min(events, ISSUES))} issues`, figures)

function start(): Promise<Seismo> {
  return startSeismo('', {
    SEISMO_ADMIN_PASSWORD: PASSWORD,
    ...(storage !== undefined && { SEISMO_DATA: resolve(storage) }),
  })
}

async function fill({ url, publicKey, until }: Seismo): Promise<void> {
  const size = 50
  for (let sent = 0; sent < events; sent += size) {
    const items = Array.from({ length: Math.min(size, events - sent) }, (_, at) => {
      const issue = (sent + at) % ISSUES
      return anError({ exceptions: [{ type: `Error${String(issue)}`, message: 'Not to be read' }] })
    })
    const body = JSON.stringify(aBeacon({ items }))
    const { status } = await fetch(`${url}/v1/beacon?k=${publicKey}`, { method: 'POST', body })
    if (status !== 202) throw new Error(`a beacon was answered with ${String(status)}`)
  }
  const wanted = Math.min(events, ISSUES, 100)
  await until<{ items: unknown[] }>(
    '/api/issues?project=web&limit=100',
    ({ items }) => items.length >= wanted,
  )
}
