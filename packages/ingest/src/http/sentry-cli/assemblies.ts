import { LRUCache } from 'lru-cache'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import {
  assembleBundle,
  type Assembled,
  type AssembleRequest,
  type AssemblesBundles,
} from './assemble-bundle.ts'

/** What a client that asks again and again is told. */
export type AssemblyState =
  | { is: 'not-found'; missing: string[] }
  | { is: 'assembling' }
  | { is: 'ok' }
  | { is: 'refused'; detail: string }

export interface Assemblies {
  /** @throws ProblemError where it failed on our side; asking again tries again. */
  state(request: AssembleRequest): Promise<AssemblyState>
}

interface Options {
  /** How long a client waits for an answer before it is told to ask again. */
  answerWithinMs: number
  wait: (ms: number) => Promise<unknown>
}

const REMEMBERED = 1_000

/**
 * Bundles on their way in. One is assembled at a time: each is as large as a build. A client may ask
 * while it is, or after it lost our answer; the same bundle is then not taken twice.
 */
export function createAssemblies(
  dependencies: AssemblesBundles,
  { answerWithinMs, wait }: Options,
): Assemblies {
  const { chunks } = dependencies
  const alone = createOneAtATime()
  const running = new Map<string, Promise<Assembled>>()
  const done = new LRUCache<string, true>({ max: REMEMBERED })
  /** Ended after its client was told to ask again; told once, so that the next try is a new one. */
  const untold = new LRUCache<string, Promise<Assembled>>({ max: REMEMBERED })

  function start(key: string, request: AssembleRequest): Promise<Assembled> {
    const result = alone(() => assembleBundle(request, dependencies))
    running.set(key, result)
    const end = () => {
      running.delete(key)
      untold.set(key, result)
    }
    result.then((assembled) => {
      end()
      if (assembled.is === 'ok') done.set(key, true)
      // Of what could not be used either: sending it again would change nothing.
      chunks.release(request.chunks)
    }, end)
    return result
  }

  async function state(request: AssembleRequest): Promise<AssemblyState> {
    const key = JSON.stringify([request.checksum, request.release, request.projectIds])
    if (done.has(key)) return { is: 'ok' }
    const known = running.get(key) ?? untold.get(key)
    if (known) return answer(key, known, request)
    const missing = await chunks.missing(request.chunks)
    if (missing.length > 0) return { is: 'not-found', missing }
    return answer(key, running.get(key) ?? start(key, request), request)
  }

  async function answer(
    key: string,
    result: Promise<Assembled>,
    request: AssembleRequest,
  ): Promise<AssemblyState> {
    const assembled = await Promise.race([
      // One that failed is tried again by the next who asks.
      result.catch((cause: unknown) => {
        untold.delete(key)
        throw cause
      }),
      wait(answerWithinMs).then(() => undefined),
    ])
    if (!assembled) return { is: 'assembling' }
    untold.delete(key)
    if (assembled.is !== 'incomplete') return assembled
    return { is: 'not-found', missing: await chunks.missing(request.chunks) }
  }

  return { state }
}
