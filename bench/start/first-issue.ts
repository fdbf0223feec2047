/**
 * Seconds from `make start` in a clean clone to the first issue of a real browser, with the install
 * and then without it.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../../test/harness/chromium.ts'
import { startServer } from '../../test/harness/http-server.ts'

const TOKEN = 'bench-token-0123456789'
const root = execFileSync('git', ['rev-parse', '--show-toplevel'], { encoding: 'utf8' }).trim()
const clone = join(mkdtempSync(join(tmpdir(), 'seismo-bench-')), 'seismo')
execFileSync('git', ['clone', '--quiet', root, clone])

try {
  console.log(`with install     ${await secondsToFirstIssue('first')}`)
  console.log(`without install  ${await secondsToFirstIssue('second')}`)
} finally {
  rmSync(join(clone, '..'), { recursive: true, force: true })
}

async function secondsToFirstIssue(message: string): Promise<string> {
  const startedAt = performance.now()
  const passed = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`
  const make = spawn('make', ['start'], {
    cwd: clone,
    env: { ...process.env, SEISMO_PORT: '18790', SEISMO_API_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: make and npm do not pass a signal on to what they started.
    detached: true,
  })
  const scriptTag = await scriptTagOf(make.stdout)
  const listening = passed()
  const page = await startServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(
      `<!doctype html>${scriptTag.replace('async ', '')}<script>setTimeout(() => { throw new Error('${message}') })</script>`,
    )
  })
  const browser = await launchChromium()
  await (await browser.newPage()).goto(page.url)
  await issueSeen(message)
  const seen = passed()
  await browser.close()
  await page.close()
  process.kill(-(make.pid ?? 0), 'SIGTERM')
  await once(make, 'close')
  return `listening after ${listening}, first issue after ${seen}`
}

async function scriptTagOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const tag = /<script .*<\/script>/.exec(text)?.[0]
    if (tag !== undefined) return tag
  }
  throw new Error(`make start ended:\n${text}`)
}

async function issueSeen(message: string): Promise<void> {
  const headers = { Authorization: `Bearer ${TOKEN}` }
  const stream = await fetch('http://127.0.0.1:18790/api/stream', { headers })
  for await (const chunk of stream.body ?? []) {
    if (!Buffer.from(chunk).includes('event:') && !Buffer.from(chunk).includes('listening'))
      continue
    const response = await fetch('http://127.0.0.1:18790/api/issues', { headers })
    if ((await response.text()).includes(message)) return
  }
}
