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
  const connection = await connect(`${await addressOf(child)}/session`)
  const { call } = connection
  await call('session.new', { capabilities: {} })
  await call('session.subscribe', { events: ['browsingContext.load'] })

  async function gone(): Promise<void> {
    await exit
    process.off('exit', kill)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    name: 'firefox',
    newTab: () => newTab(connection),
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

async function newTab({ call, loaded }: Connection): Promise<Tab> {
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
  // Not `wait: 'complete'`: on a busy machine that has been said of the document before.
  const go = async (method: string, params: object) => {
    const { navigation } = await call<{ navigation: string }>(method, {
      ...{ context, wait: 'none' },
      ...params,
    })
    await loaded(navigation)
  }
  return {
    open: (url) => go('browsingContext.navigate', { url }),
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
    reload: () => go('browsingContext.reload', {}),
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

interface Connection {
  call: Call
  /** Resolves when the document of this navigation has loaded, also where it had before. */
  loaded: (navigation: string) => Promise<void>
}

interface Message {
  id?: number
  /** Of an event. */
  method?: string
  params?: { navigation?: string | null }
  result?: unknown
  error?: string
  message?: string
}

async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, (message: Message) => void>()
  const loads = new Map<string, PromiseWithResolvers<undefined>>()
  const loadOf = (navigation: string) => {
    const load = loads.get(navigation) ?? Promise.withResolvers<undefined>()
    loads.set(navigation, load)
    return load
  }
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message // by the protocol
    waiting.get(message.id ?? 0)?.(message)
    if (message.method === 'browsingContext.load') {
      loadOf(message.params?.navigation ?? '').resolve(undefined)
    }
  })
  await once(socket, 'open')
  let calls = 0
  const call: Call = async <Result>(method: string, params = {}) => {
    const { promise, resolve } = Promise.withResolvers<Message>()
    calls += 1
    waiting.set(calls, resolve)
    socket.send(JSON.stringify({ id: calls, method, params }))
    const { result, error, message } = await promise
    if (error) throw new Error(`${method}: ${error}: ${message ?? ''}`)
    return result as Result // by the protocol
  }
  return {
    call,
    loaded: async (navigation) => {
      await loadOf(navigation).promise
    },
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
