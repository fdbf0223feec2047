import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluateBy, type Tab, type TestBrowser } from './browsers.ts'

/** Quiet: a fresh profile would talk to Mozilla first. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

/** A real Firefox over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks itself. */
export async function launchFirefox(
  preferences: Record<string, number> = {},
): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'seismo-firefox-'))
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const child = spawn(
    process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const exit = once(child, 'exit')
  // A test run that is cut short leaves nothing behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const call = await connect(`${await addressOf(child)}/session`)
  await call('session.new', { capabilities: {} })

  async function gone(): Promise<void> {
    await exit
    process.off('exit', kill)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    name: 'firefox',
    newTab: () => newTab(call),
    kill: async () => {
      kill()
      await gone()
    },
    close: async () => {
      await call('browser.close')
      await gone()
    },
  }
}

async function newTab(call: Call): Promise<Tab> {
  const { context } = await call<{ context: string }>('browsingContext.create', { type: 'tab' })
  async function run(expression: string): Promise<Evaluated['result']> {
    const answer = await call<Evaluated>('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    })
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
    return answer.result
  }
  // On a busy machine Firefox has said `complete` of a document that had no body yet.
  const loaded = () =>
    run(`new Promise((done) => document.readyState === 'complete' ? done('')
      : addEventListener('load', () => done(''), { once: true }))`)
  return {
    open: async (url) => {
      await call('browsingContext.navigate', { context, url, wait: 'complete' })
      await loaded()
    },
    evaluate: evaluateBy(async (expression) => (await run(expression)).value),
    click: async (selector) => {
      const { sharedId } = await run(`document.querySelector(${JSON.stringify(selector)})`)
      const origin = { type: 'element', element: { sharedId } }
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]
      await call('input.performActions', {
        context,
        actions: [{ type: 'pointer', id: 'mouse', actions }],
      })
    },
    reload: async () => {
      await call('browsingContext.reload', { context, wait: 'complete' })
      await loaded()
    },
    back: () => call('browsingContext.traverseHistory', { context, delta: -1 }),
    hide: () => call('browsingContext.create', { type: 'tab' }),
    close: () => call('browsingContext.close', { context, promptUnload: true }),
  }
}

interface Evaluated {
  result: { value?: string; sharedId?: string }
  exceptionDetails?: { text: string }
}

type Call = <Result>(method: string, params?: object) => Promise<Result>

interface Message {
  id?: number
  result?: unknown
  error?: string
  message?: string
}

async function connect(url: string): Promise<Call> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, (message: Message) => void>()
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message // by the protocol
    waiting.get(message.id ?? 0)?.(message)
  })
  await once(socket, 'open')
  let calls = 0
  return async <Result>(method: string, params = {}) => {
    const { promise, resolve } = Promise.withResolvers<Message>()
    calls += 1
    waiting.set(calls, resolve)
    socket.send(JSON.stringify({ id: calls, method, params }))
    const { result, error, message } = await promise
    if (error) throw new Error(`${method}: ${error}: ${message ?? ''}`)
    return result as Result // by the protocol
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(text)?.[1]
    if (address) resolve(address)
  })
  child.on('exit', () => reject(new Error(`Firefox did not start:\n${text}`)))
  child.on('error', reject)
  return promise
}
