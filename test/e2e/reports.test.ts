import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ReportStats } from '@seismo/ingest/api'
import { chromium, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyOf } from '../harness/http-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

/** A name, as browsers log network errors of no bare address. */
const HOST = 'shop.test'
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

interface Certificate {
  key: Buffer
  cert: Buffer
  /** What Chromium calls a key it shall trust. */
  fingerprint: string
}

let seismo: Seismo
let origin: string
let context: BrowserContext

const started = new AsyncDisposableStack()

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-reports-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
  const certificate = await aCertificate(folder)
  seismo = await startSeismo()
  started.defer(seismo.end)
  origin = await serveShop(certificate)
  context = await launchReporting(certificate, join(folder, 'profile'))
  started.defer(() => context.close())
})

afterAll(() => started.disposeAsync())

/** Only a page of a trusted https origin may have its browser report. */
async function aCertificate(folder: string): Promise<Certificate> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', key, '-out', cert, '-days', '2'],
    ...['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`],
  ])
  const pem = await readFile(cert)
  const spki = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  const fingerprint = createHash('sha256').update(spki).digest('base64')
  return { key: await readFile(key), cert: pem, fingerprint }
}

async function serveShop({ key, cert }: Certificate): Promise<string> {
  const server = createServer({ key, cert }, (request, response) => void answer(request, response))
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  started.defer(async () => {
    const closed = Promise.withResolvers<undefined>()
    server.close(() => closed.resolve(undefined))
    server.closeAllConnections()
    await closed.promise
  })
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  return `https://${HOST}:${String(port)}`
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = '' } = request
  if (url.startsWith('/v1/reports/')) return forward(request, response)
  const endpoint = `${origin}/v1/reports/${seismo.publicKey}`
  response.setHeader('Reporting-Endpoints', `default="${endpoint}", csp="${endpoint}"`)
  response.setHeader(
    'Report-To',
    JSON.stringify({ group: 'nel', max_age: 3600, endpoints: [{ url: endpoint }] }),
  )
  response.setHeader('NEL', JSON.stringify({ report_to: 'nel', max_age: 3600 }))
  if (url.startsWith('/api/')) return void response.writeHead(503).end(method)
  // Older browsers know `report-uri` alone.
  const report = url.startsWith('/old') ? `report-uri ${endpoint}` : 'report-to csp'
  response.setHeader('Content-Security-Policy', `img-src 'none'; ${report}`)
  response.setHeader('Content-Type', 'text/html')
  response.end('<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>')
}

/** As a customer's own proxy does. */
async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '', method = '', headers } = request
  const { status } = await fetch(seismo.url + url, {
    method,
    headers: {
      'Content-Type': headers['content-type'] ?? '',
      'User-Agent': headers['user-agent'] ?? '',
    },
    body: await bodyOf(request),
  })
  response.writeHead(status).end()
}

function launchReporting({ fingerprint }: Certificate, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath:
      process.env.CHROMIUM_PATH ?? PLACES.find(existsSync) ?? chromium.executablePath(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
      // Else a report waits for a minute.
      '--short-reporting-delay',
    ],
  })
}

async function reported(type: string, key: RegExp): Promise<ReportStats> {
  const isIt = (one: ReportStats) => one.type === type && key.test(one.key)
  const { items } = await seismo.until<{ items: ReportStats[] }>('/api/reports', (list) =>
    list.items.some(isIt),
  )
  const found = items.find(isIt)
  if (!found) throw new Error('until() returned without it')
  return found
}

it.each([
  ['report-to', '/cart', 'https://cdn.example/a.png?token=secret'],
  ['report-uri', '/old', 'https://cdn.example/b.png?token=secret'],
])('shows what a policy blocked, by %s', async (_, path, image) => {
  const page = await context.newPage()
  await page.goto(`${origin}${path}?coupon=x`)
  await page.evaluate((address) => (new Image().src = address), image)

  const blocked = image.replace(/\?.*/, '')
  const report = await reported('csp-violation', new RegExp(`${blocked}$`))

  expect(report).toMatchObject({ message: `img-src blocked ${blocked}`, n: 1 })
  await page.close()
})

it('shows what the browser will not support any longer', async () => {
  const page = await context.newPage()
  await page.goto(`${origin}/cart`)
  await page.evaluate(() => {
    const request = new XMLHttpRequest()
    request.open('GET', '/cart', false)
    request.send()
  })

  const report = await reported('deprecation', /XMLHttpRequest/)

  expect(report.message).toContain('Synchronous `XMLHttpRequest`')
  await page.close()
})

it('shows a request that failed, as the network saw it', async () => {
  const page = await context.newPage()
  await page.goto(`${origin}/cart`)
  await page.evaluate(() => fetch('/api/stock?token=secret'))

  const report = await reported('network-error', /^http\.error$/)

  expect(report.message).toMatch(/^GET answered 503 in phase application over \S+ after \d+ ms$/)
  await page.close()
})

it('shows a crash, of which no script can tell', async () => {
  const page = await context.newPage()
  await page.goto(`${origin}/cart`)
  const crashed = page.waitForEvent('crash')
  await Promise.allSettled([page.goto('chrome://crash'), crashed])

  const report = await reported('crash', /./)

  expect(report.message).toMatch(/page/)
  await page.close()
})
