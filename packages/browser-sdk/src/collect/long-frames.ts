import { toAddress } from '../browser/address.ts'
import { observe } from '../browser/observe.ts'
import type { Feature } from '../host.ts'
import { emitSampled } from '../session/sampling.ts'
import type { FrameScript } from '../wire.ts'

const LONG_MS = 200
const MOST = 3

/** https://w3c.github.io/long-animation-frames/ */
export interface LongFrame extends PerformanceEntry {
  blockingDuration: number
  renderStart: number
  scripts: FrameScriptTiming[]
}

interface FrameScriptTiming extends PerformanceEntry {
  sourceURL: string
  sourceFunctionName: string
  sourceCharPosition: number
  invoker: string
}

/** Frames that kept the page from answering for more than 200 ms, and the scripts that did it. */
export const longFrames: Feature = (host) =>
  observe<LongFrame>(host.signal, 'long-animation-frame', (frames) => {
    for (const { duration, blockingDuration, scripts } of frames)
      if (duration > LONG_MS)
        emitSampled(host, {
          is: 'long-frame',
          durationMs: Math.round(duration),
          blockingMs: Math.round(blockingDuration),
          scripts: longest(scripts).slice(0, MOST).map(toScript),
        })
  })

export function longest<T extends PerformanceEntry>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => b.duration - a.duration)
}

export function toScript(script: FrameScriptTiming): FrameScript {
  return {
    url: toAddress(script.sourceURL),
    function: script.sourceFunctionName,
    position: script.sourceCharPosition,
    durationMs: Math.round(script.duration),
    invoker: script.invoker,
  }
}
