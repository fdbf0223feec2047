import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { evaluateBy, PRETEND_HIDDEN, type Tab, type TestBrowser } from './browsers.ts'

const [MINI_BROWSER = ''] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')

/** A real WebKit (WebKitGTK's MiniBrowser) over WebDriver, on a display that nobody sees. */
export async function launchWebKit(): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'seismo-webkit-'))
  const display = await startDisplay()
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      PATH: process.env.PATH,
      DISPLAY: display.name,
      HOME: profile,
      XDG_RUNTIME_DIR: profile,
      // The machine is the sandbox, as for the other browsers.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
    // A process group of its own, to be killed with all that it starts.
    detached: true,
  })
  const exit = once(driver, 'exit')
  // A test run that is cut short leaves nothing behind.
  process.once('exit', killAll)
  const call = await connect(`http://127.0.0.1:${port}`, driver)
  const first = await call<string>('GET', '/window')

  function killAll(): void {
    if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGKILL')
    display.process.kill()
  }

  async function end(): Promise<void> {
    process.off('exit', killAll)
    killAll()
    await exit
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  return {
    name: 'webkit',
    newTab: async () => {
      // Commands go to the window that was chosen last, and that one may be closed.
      await call('POST', '/window', { handle: first })
      return newTab(call)
    },
    kill: end,
    close: async () => {
      await call('DELETE', '')
      await end()
    },
  }
}

async function newTab(call: Call): Promise<Tab> {
  const { handle } = await call<{ handle: string }>('POST', '/window/new', {
    // A tab would open in the background, where a page is hidden.
    type: 'window',
  })
  async function here<Result>(method: string, path: string, body?: object): Promise<Result> {
    await call('POST', '/window', { handle })
    return call<Result>(method, path, body)
  }
  return {
    open: (url) => here('POST', '/url', { url }),
    evaluate: evaluateBy((expression) =>
      here('POST', '/execute/sync', { script: `return ${expression}`, args: [] }),
    ),
    click: async (selector) => {
      const found = await here<Record<string, string>>('POST', '/element', {
        using: 'css selector',
        value: selector,
      })
      const [id] = Object.values(found)
      await here('POST', `/element/${id ?? ''}/click`)
    },
    reload: () => here('POST', '/refresh'),
    back: () => here('POST', '/back'),
    hide: () => here('POST', '/execute/sync', { script: PRETEND_HIDDEN, args: [] }),
    close: async () => {
      await here('DELETE', '/window')
    },
  }
}

type Call = <Result>(method: string, path: string, body?: object) => Promise<Result>

/** Waits for the driver, then opens a session. */
async function connect(origin: string, driver: ChildProcess): Promise<Call> {
  const capabilities = {
    alwaysMatch: {
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    },
  }
  await listens(`${origin}/status`, driver)
  const { sessionId } = await send<{ sessionId: string }>('POST', `${origin}/session`, {
    capabilities,
  })
  return (method, path, body) => send(method, `${origin}/session/${sessionId}${path}`, body)
}

/** The driver writes nothing when it listens: asking is the only way to know. */
async function listens(url: string, driver: ChildProcess): Promise<void> {
  while (driver.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`)
}

async function send<Result>(method: string, url: string, body: object = {}): Promise<Result> {
  const init = method === 'POST' ? { method, body: JSON.stringify(body) } : { method }
  const response = await fetch(url, init)
  const { value } = (await response.json()) as { value: Result } // by the protocol
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`)
  return value
}

async function startDisplay(): Promise<{ name: string; process: ChildProcess }> {
  const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'pipe']
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp']
  const child = spawn('Xvfb', args, { stdio })
  const written = child.stdio[3] as Readable // a pipe, as asked
  const [number] = (await once(written, 'data')) as [Buffer]
  return { name: `:${number.toString().trim()}`, process: child }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  server.close()
  await once(server, 'close')
  return port
}
