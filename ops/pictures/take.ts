/**
 * `npm run pictures`: the pictures of docs/images, of the built product with a day of the demo shop in it.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { visitShop } from '../../test/apps/shop/crowd/visit.ts'
import { createRandom } from '../../test/apps/shop/random.ts'
import { CURRENT, PREVIOUS } from '../../test/apps/shop/releases.ts'
import { launchChromium } from '../../test/harness/chromium.ts'
import { startDemoShop } from '../../test/harness/demo-shop.ts'
import { visitPage } from '../../test/harness/page-visit.ts'
import { startSeismo, type Seismo } from '../../test/harness/seismo.ts'
import { deployTime, sendDay } from './day.ts'
import { startRecorder, type Recorded } from './recorder.ts'
import { toVisits } from './replay.ts'
import { LOOKS, SHOTS, type Shot } from './shots.ts'

const { values: options } = parseArgs({
  options: { to: { type: 'string', default: 'docs/images' } },
})
/** To each release; different enough, and a minute or two. */
const RECORDED_VISITS = 6
const MOST_BYTES = 150_000

/** A day of a whole crowd comes from one address. */
const SETTINGS = `
limits: { address: { perSecond: 5000, burst: 20000 } }
alerts:
  rules:
    - name: Errors per page view
      measure: errors-per-100-pageviews
      above: 5
      window: 5m
      severity: critical
    - name: Errors of the shop
      above: 100000
      window: 5m
      severity: warning
`

await using started = new AsyncDisposableStack()
const browser = await launchChromium()
started.defer(() => browser.close())
const seismo = await startSeismo(SETTINGS)
started.defer(seismo.end)
console.log('recording visits …')
const visits = await record(seismo, browser)
const deployedAt = deployTime(Date.now())
await tellOfDeploy(seismo, deployedAt)
console.log('sending a day …')
await sendDay(seismo, { visits, deployedAt })
const issue = await topIssue(seismo)
await mkdir(options.to, { recursive: true })
for (const shot of SHOTS) {
  await take(shot, { seismo, browser, issue })
}

/** Both releases of the shop, by the crowd of the demo. */
async function record({ url, ...rest }: Seismo, crowd: Browser) {
  await using recording = new AsyncDisposableStack()
  const recorder = await startRecorder(url)
  recording.defer(recorder.close)
  const shop = await startDemoShop({ ...rest, url: recorder.url })
  recording.defer(shop.stop)
  const visitAll = async (seed: number): Promise<Recorded[][]> => {
    const before = recorder.beacons.length
    const random = createRandom(seed)
    for (let visit = 0; visit < RECORDED_VISITS; visit += 1) {
      await visitShop(crowd, shop.url, random)
    }
    return toVisits(recorder.beacons.slice(before))
  }
  const previous = await visitAll(1)
  await shop.fault('frontend-release', true)
  return { [PREVIOUS]: previous, [CURRENT]: await visitAll(2) }
}

async function tellOfDeploy({ url, token }: Seismo, at: number): Promise<void> {
  const response = await fetch(`${url}/api/deploys?project=web`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ release: CURRENT, environment: 'demo', at: new Date(at).toISOString() },
      commit: '1f9c2ab',
    }),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** With a stack of the shop's own, as soon as it is there with all that came of it. */
async function topIssue({ until }: Seismo): Promise<string> {
  interface List {
    items: { id: string; message: string; events: number }[]
  }
  const wanted = ({ items }: List) => items.find(({ message }) => message.includes('innerHTML'))
  const list = await until<List>('/api/issues?project=web&sort=events', (answer) => {
    return (wanted(answer)?.events ?? 0) > 20
  })
  return wanted(list)?.id ?? ''
}

interface Taken {
  seismo: Seismo
  browser: Browser
  issue: string
}

async function take({ name, path, look, until }: Shot, taken: Taken): Promise<void> {
  const { page, context } = await visitPage(taken.browser, taken.seismo, LOOKS[look])
  await page.goto(`${taken.seismo.url}/p/web/${path.replace(':issue', taken.issue)}`)
  await page.getByText(until).first().waitFor()
  // Whatever is asked for beside it, and the frames that show it; the stream never ends.
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.querySelector('main [class*=skeleton i]') === null)
  await page.waitForTimeout(1_500)
  const bytes = await toWebp(page, await page.screenshot())
  const file = resolve(join(options.to, `${name}.webp`))
  await writeFile(file, bytes)
  console.log(`${file}: ${String(Math.round(bytes.length / 1_000))} kB`)
  if (bytes.length > MOST_BYTES) throw new Error(`${name} is more than ${String(MOST_BYTES)} bytes`)
  await context.close()
}

/** By the browser itself, on an empty page: the product's own policy would not have it. */
async function toWebp(from: Page, png: Buffer): Promise<Buffer> {
  const page = await from.context().newPage()
  const text = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes]))
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.9)
  }, png.toString('base64'))
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64')
}
