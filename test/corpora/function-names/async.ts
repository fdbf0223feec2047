import { fail, opaque } from './fail.ts'

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

async function fetchUser(id: number): Promise<{ id: number }> {
  await tick()
  if (id < 1) throw new RangeError(`no user ${id}`) //: fetchUser
  return { id }
}

async function loadUser(id: number): Promise<number> {
  const user = await fetchUser(id) //: loadUser
  return user.id
}

const loadAll = async (ids: number[]): Promise<number[]> => {
  return Promise.all(
    ids.map(async (id) => {
      const user = await fetchUser(id) //: <map callback>
      return user.id
    }),
  ) //: loadAll
}

async function failsAtOnce(reason: string): Promise<void> {
  fail(reason) //: failsAtOnce
  await tick()
}

async function startsFailing(): Promise<void> {
  const started = failsAtOnce(opaque('at once')) //: startsFailing
  await started //: startsFailing
}

function thenCallback(): Promise<number> {
  return tick().then(() => {
    return fail(opaque('in then')) //: <then callback>
  })
}

function thenNamed(): Promise<unknown> {
  return tick().then(function afterTick() {
    return fail(opaque('after the tick')) //: afterTick
  })
}

function catchCallback(): Promise<unknown> {
  return fetchUser(0).catch((error: Error) => {
    throw new Error('wrapped', { cause: error }) //: <catch callback>
  })
}

function finallyCallback(): Promise<unknown> {
  return tick().finally(() => {
    fail(opaque('finally')) //: <finally callback>
  })
}

function thenChain(): Promise<unknown> {
  return tick()
    .then(() => 1)
    .then((one) => one + 1)
    .then(double) //: thenChain
}

function double(n: number): number {
  return n > 1 ? fail('doubled') : n * 2 //: double
}

function executor(): Promise<unknown> {
  return new Promise((resolve) => { //: executor
    resolve(fail(opaque('in the executor'))) //: <Promise callback>
  })
}

function* numbers(limit: number): Generator<number> {
  for (let i = 0; ; i++) {
    if (i >= limit) throw new RangeError('out of numbers') //: numbers
    yield i
  }
}

function* delegating(limit: number): Generator<number> {
  yield -1
  yield* numbers(limit) //: delegating
}

async function* pages(limit: number): AsyncGenerator<number> {
  for (let page = 0; ; page++) {
    await tick()
    if (page === limit) fail('no such page') //: pages
    yield page
  }
}

async function readPages(limit: number): Promise<number> {
  let sum = 0
  for await (const page of pages(limit)) sum += page //: readPages
  return sum
}

const generatorExpression = function* (n: number) {
  yield n
  fail('after the first') //: generatorExpression
}

const service = {
  async get(path: string) {
    await tick()
    if (path) throw new Error(`GET ${path}`) //: get
    return path
  },
  post: async (path: string) => {
    const got = await service.get(path) //: post
    return got
  },
  put: async function (path: string) {
    return await service.post(path) //: put
  },
  *list(count: number) {
    for (let i = 0; i < count; i++) yield i > 0 ? fail('listed') : i //: list
  },
  async *stream(count: number) {
    yield await service.get('')
    for (let i = 0; i < count; i++) yield await service.get('chunk') //: stream
  },
}

class Client {
  retries = 0

  async request(path: string): Promise<string> {
    try {
      return await this.#attempt(path) //: request
    } catch (error) {
      this.retries++
      if (this.retries > 1) throw error
      return this.request(path) //: request
    }
  }

  async #attempt(path: string): Promise<string> {
    await tick()
    throw new Error(`${path} refused`) //: #attempt
  }

  query = async (path: string): Promise<string> => {
    await tick()
    return this.parse(path) //: query
  }

  private parse(text: string): string {
    return JSON.parse(text) //: parse
  }

  static async connect(): Promise<Client> {
    const client = new Client()
    await client.query(opaque('{')) //: connect
    return client
  }
}

async function withTimeout<T>(work: () => Promise<T>): Promise<T> {
  await tick()
  return await work() //: withTimeout
}

async function callsBack(): Promise<void> {
  await withTimeout(async () => { //: callsBack
    await tick()
    fail(opaque('late')) //: <withTimeout callback>
  })
}

async function optional(user: { profile?: { name?: () => string } } | null): Promise<string> {
  await tick()
  const name = user?.profile?.name?.() ?? fail('no name') //: optional
  return name
}

function asyncIife(): Promise<void> {
  return (async () => {
    await tick()
    fail(opaque('async IIFE')) //: -
  })()
}

async function usesArguments(..._rest: number[]): Promise<number> {
  await tick()
  return arguments.length > 1 ? fail('too many') : 0 //: usesArguments
}

async function innerAsync(): Promise<void> {
  const step = async (n: number): Promise<void> => {
    await tick()
    if (n === 0) throw new Error('the last step') //: step
    await step(n - 1) //: step
  }
  await step(opaque(1)) //: innerAsync
}

function inTimer(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      try {
        fail(opaque('in a timer')) //: <setTimeout callback>
      } catch (error) {
        reject(error as Error)
      }
    }, 0)
  })
}

function inMicrotask(): Promise<never> {
  return new Promise((_, reject) => {
    queueMicrotask(() => {
      const stop = (): never => fail(opaque('in a microtask')) //: stop
      try {
        stop() //: <queueMicrotask callback>
      } catch (error) {
        reject(error as Error)
      }
    })
  })
}

export const scenarios: Record<string, () => unknown> = {
  asyncFunctions: () => loadUser(opaque(0)), //: (scenario)
  promiseAll: () => loadAll(opaque([1, 0])), //: (scenario)
  beforeAwait: () => startsFailing(), //: (scenario)
  then: () => thenCallback(), //: (scenario)
  thenNamed: () => thenNamed(), //: (scenario)
  catch: () => catchCallback(), //: (scenario)
  finally: () => finallyCallback(), //: (scenario)
  thenChain: () => thenChain(), //: (scenario)
  executor: () => executor(), //: (scenario)
  generator: () => [...numbers(opaque(2))], //: (scenario)
  delegated: () => [...delegating(opaque(1))], //: (scenario)
  asyncGenerator: () => readPages(opaque(1)), //: (scenario)
  generatorExpression: () => [...generatorExpression(opaque(1))], //: (scenario)
  asyncMethods: () => service.put(opaque('/a')), //: (scenario)
  generatorInObject: () => [...service.list(opaque(2))], //: (scenario)
  asyncGeneratorInObject: async () => {
    for await (const chunk of service.stream(opaque(2))) opaque(chunk) //: (scenario)
  },
  asyncClass: () => new Client().request(opaque('/b')), //: (scenario)
  asyncField: () => Client.connect(), //: (scenario)
  asyncCallback: () => callsBack(), //: (scenario)
  optionalChaining: () => optional(opaque({ profile: {} })), //: (scenario)
  asyncIife: () => asyncIife(), //: (scenario)
  arguments: () => usesArguments(opaque(1), 2), //: (scenario)
  innerAsync: () => innerAsync(), //: (scenario)
  timer: () => inTimer(), //: (scenario)
  microtask: () => inMicrotask(), //: (scenario)
}
