import { readFileSync } from 'node:fs'
import type { SymbolicatedFrame } from '../../packages/ingest/src/process/frame.ts'
import type { FingerprintInput } from '../../packages/ingest/src/process/fingerprint/v2/fingerprint.ts'
import { isInAppSource } from '../../packages/ingest/src/symbolicate/in-app.ts'

/** An error with the fault that it is of. */
export interface Labelled {
  bug: string
  package: string
  engine: string
  bundler: string
  release: number
  input: FingerprintInput
}

const folder = new URL('../../test/corpora/grouping/', import.meta.url)

function rowsOf<Row>(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Row[] // written by faults/pack.ts
}

type FaultRow = [fault: string, engine: string, type: string, message: string]

/** Native faults as three engines word them, each thrown in a function of its own. */
export function nativeFaults(): Labelled[] {
  return rowsOf<FaultRow>('faults.json').map(([fault, engine, type, message]) => ({
    ...{ bug: fault, package: fault, engine, bundler: 'esbuild', release: 1 },
    input: { exceptions: [{ type, message, frames: [ownFrame(fault)] }] },
  }))
}

function ownFrame(fault: string): SymbolicatedFrame {
  const name = fault.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
  return { ...aFrame('src/cart/faults.ts'), function: name }
}

interface BundleRow {
  bug: string
  package: string
  engine: string
  bundler: string
  release: number
  bundle_url: string
  name: string
  message: string
  frames: [file: string | null, line: number | null][]
}

/** Errors of libraries, through five bundlers and in two releases, in three engines. */
export function libraryErrors(): Labelled[] {
  return rowsOf<BundleRow>('bundles.json').map(
    ({ name, message, frames, bundle_url, ...label }) => ({
      ...label,
      input: {
        exceptions: [
          {
            type: name,
            message,
            frames: frames.map(([file, line]) => toFrame(file, line, bundle_url)),
          },
        ],
      },
    }),
  )
}

function toFrame(file: string | null, line: number | null, bundle: string): SymbolicatedFrame {
  const raw = { file: `https://shop.example${bundle}`, line: 1, column: 1 }
  if (file === null || line === null) {
    return { ...raw, inApp: true, status: 'outside-map', raw, context: [] }
  }
  return { ...aFrame(file), line, raw }
}

export function aFrame(file: string): SymbolicatedFrame {
  return {
    ...{ file, line: 1, column: 1, inApp: isInAppSource(file, false), status: 'mapped' },
    ...{ raw: {}, context: [] },
  }
}
