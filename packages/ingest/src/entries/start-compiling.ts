import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import {
  CompilerBusyError,
  type Compile,
  type CompiledUpload,
  type Upload,
} from '../symbolicate/compile.ts'
import { InvalidSourceMapError } from '../symbolicate/invalid-source-map-error.ts'
import type { CompileAnswer } from './compile-process.ts'

/** Built or as source: each starts its own kind. */
const SCRIPT = new URL(`./compile-process${extname(import.meta.url)}`, import.meta.url)

interface Limits {
  /** Of the process's heap: parsing a bundle of 7 MB takes 600 MB. */
  heapMb: number
  /** The longest that one upload may take. */
  timeoutMs: number
  /** Of the uploads that wait for their turn. */
  queueBytes: number
  /** How long the process is kept for the next one. */
  idleMs: number
}

const LIMITS: Limits = {
  heapMb: 1_536,
  timeoutMs: 60_000,
  queueBytes: 512 * 1024 * 1024,
  idleMs: 30_000,
}

export interface Compiler {
  compile: Compile
  close: () => Promise<void>
}

/** What brought the process down, said of the upload. */
class CompileFailure extends Error {
  override name = 'CompileFailure'
}

/**
 * Compiles uploads one after the other in a process of its own: a map is somebody's upload, and V8 ends
 * the whole process where a text of some megabytes takes more memory than there is, also on a thread
 * with a limit. What brings that process down is refused, and the next upload has a new one.
 */
export function startCompiling(limits: Partial<Limits> = {}): Compiler {
  const { heapMb, timeoutMs, queueBytes, idleMs } = { ...LIMITS, ...limits }
  const inTurn = createOneAtATime()
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let waitingBytes = 0
  let isClosed = false

  function start(): ChildProcess {
    const started = fork(fileURLToPath(SCRIPT), {
      execArgv: [`--max-old-space-size=${String(heapMb)}`],
      // The engine's own account of its end is of no use to anybody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    const forget = () => {
      if (child === started) child = undefined
    }
    // Stays: an error that nobody listens to ends the service.
    started.once('exit', forget).on('error', forget)
    return started
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = child
    child = undefined
    if (ending?.pid === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    ending.kill('SIGKILL')
    await once(ending, 'exit')
  }

  async function ask(upload: Upload): Promise<CompileAnswer> {
    // Sent again, it finds the service that comes after this one.
    if (isClosed) throw new CompilerBusyError()
    clearTimeout(idle)
    const asked = (child ??= start())
    hold(asked)
    try {
      return await answerOf(asked, upload, timeoutMs)
    } finally {
      release(asked)
      idle = setTimeout(() => void end(), idleMs).unref()
    }
  }

  async function compileNow(upload: Upload): Promise<CompiledUpload> {
    try {
      return compiledOf(await ask(upload))
    } catch (cause) {
      if (!(cause instanceof CompileFailure)) throw cause
      await end()
      if (isClosed) throw new CompilerBusyError()
      if (upload.file) return withoutFile(upload, cause.message)
      const message = `The map ${cause.message} to compile. Split the bundle.`
      throw new InvalidSourceMapError(message, { cause })
    }
  }

  /** A bundle takes many times what its map does, and only function names need it. */
  async function withoutFile({ map }: Upload, reason: string): Promise<CompiledUpload> {
    const { blob, receipt } = await compileNow({ map })
    return { blob, receipt: { ...receipt, warning: `The file ${reason} to parse.` } }
  }

  async function compile(upload: Upload): Promise<CompiledUpload> {
    const bytes = upload.map.length + (upload.file?.length ?? 0)
    if (waitingBytes > 0 && waitingBytes + bytes > queueBytes) throw new CompilerBusyError()
    waitingBytes += bytes
    try {
      return await inTurn(() => compileNow(upload))
    } finally {
      waitingBytes -= bytes
    }
  }

  async function close(): Promise<void> {
    isClosed = true
    await end()
  }

  return { compile, close }
}

/** Rejects with CompileFailure where the process ends, or takes too long. */
async function answerOf(
  child: ChildProcess,
  upload: Upload,
  timeoutMs: number,
): Promise<CompileAnswer> {
  const ended = new AbortController()
  const onExit = () => ended.abort()
  child.once('exit', onExit)
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(timeoutMs)])
  try {
    child.send(upload)
    const [answer] = (await once(child, 'message', { signal })) as [CompileAnswer] // as: it has one kind
    return answer
  } catch (cause) {
    // Not the upload's fault: the system has no room for another process, or Node was replaced.
    if (child.pid === undefined) {
      throw new Error('the process that compiles source maps cannot be started', { cause })
    }
    if (ended.signal.aborted) throw new CompileFailure('needs too much memory', { cause })
    throw new CompileFailure(signal.aborted ? 'takes too long' : 'cannot be handed over', { cause })
  } finally {
    child.off('exit', onExit)
  }
}

/** While it works, the service waits for it; while it does not, it keeps nobody. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function compiledOf(answer: CompileAnswer): CompiledUpload {
  if (answer.is === 'compiled') return answer.upload
  if (answer.is === 'invalid') throw new InvalidSourceMapError(answer.message)
  throw new Error(`compiling a source map failed: ${answer.message}`)
}
