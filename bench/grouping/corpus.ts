import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseStack } from '../../packages/ingest/src/process/stack/parse-stack.ts'
import type { Frame, SymbolicatedFrame } from '../../packages/ingest/src/process/frame.ts'
import { isInAppFile, isInAppSource } from '../../packages/ingest/src/symbolicate/in-app.ts'

/** One error of a real library, thrown from one bundle in one engine. */
export interface GroupingCase {
  bug: string
  package: string
  engine: string
  bundler: string
  release: number
  bundle_url: string
  name: string
  message: string
  stack: string
  minified_top: { line: number; column: number; function: string | null } | null
  /** Source, line, column counted from 0, name; nulls where the map says nothing. */
  original_frames: [string | null, number | null, number | null, string | null][]
}

const CASES = fileURLToPath(
  new URL('../../../shared/corpora/e2e-bundles/cases-sample.json', import.meta.url),
)

/** The corpus, or nothing where it does not lie beside the repository. */
export function groupingCases(): GroupingCase[] | undefined {
  const path = process.env['BUNDLE_CASES'] ?? CASES
  if (!existsSync(path)) return undefined
  return JSON.parse(readFileSync(path, 'utf8')) as GroupingCase[] // the corpus documents its shape
}

/** The stack as the symbolicator would leave it, with the positions that the corpus resolved. */
export function symbolicated(record: GroupingCase): SymbolicatedFrame[] {
  const parsed = parseStack({ type: record.name, message: record.message, stack: record.stack })
  const raw = parsed.filter(({ file, line }) => file === record.bundle_url && line !== undefined)
  return record.original_frames.map((original, index) => toFrame(original, raw[index] ?? {}))
}

function toFrame(
  [file, line, column]: GroupingCase['original_frames'][number],
  raw: Frame,
): SymbolicatedFrame {
  if (file === null || line === null || column === null) {
    return { ...raw, inApp: isInAppFile(raw.file), status: 'outside-map', raw, context: [] }
  }
  const inApp = isInAppSource(file, false)
  // No name: the map's belongs to the identifier called there, not to the function around it.
  return { file, line, column: column + 1, inApp, status: 'mapped', raw, context: [] }
}
