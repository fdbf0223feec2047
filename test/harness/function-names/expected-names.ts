import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Frame } from '../../../packages/ingest/src/process/frame.ts'
import { readSourceFunctions, type SourceFunctions } from './source-functions.ts'

/**
 * What is right: the name by which a developer would speak of the function. It stands in the
 * sources, in a comment at the end of the lines that Node's stacks name when it runs them as they
 * are: `//: total, <map callback>`, one for each column on the line, from left to right.
 *
 * - A function goes by its own name, else by the variable, property, parameter or export (`default`)
 *   that it is assigned to; so do those in an array. Methods, getters and setters go by their key,
 *   without their class.
 * - A class goes by its name, and so do its constructor, fields and static blocks.
 * - What is assigned through a wrapper that gives it back (`memo`, `useCallback`, `debounce`) goes by
 *   the variable: nobody calls a component `<memo callback>`.
 * - Any other function handed to a call is `<callee callback>`.
 * - `-` is a function without a name: one of an IIFE, or returned as it is.
 * - `(scenario)` is not counted: there would be as many of them as of everything else.
 */
export interface ExpectedNames {
  at: (place: Place) => Expected
  /**
   * Who called the function whose closing brace a place is, by the unbundled stack: minifiers map
   * the call of a function that they inlined to its end. Undefined for any other place.
   */
  callerAt: (place: Place, unbundled: readonly Frame[]) => Expected | undefined
  /** Which source a file of a map is; undefined for any other. */
  sourceOf: (file: string | undefined) => string | undefined
}

/** `outside`: the position is in no function, so what a lowering made up stands there. */
export type Expected =
  | { is: 'named'; name: string }
  | { is: 'anonymous' | 'scenario' | 'outside' }
  | { is: 'unknown'; line: string }

export interface Place {
  /** Relative to the corpus. */
  source: string
  /** Count from 1. */
  line: number
  column: number
}

interface Source {
  lines: string[]
  functions: SourceFunctions
  /** What the annotations call each function, by where it starts. */
  names: Map<number, string>
}

export const corpus = fileURLToPath(new URL('../../corpora/function-names/', import.meta.url))

const ANNOTATION = / \/\/: (?<names>.+)$/

/** From the annotations, and the frames of the unbundled program, which say what they belong to. */
export async function readExpectedNames(unbundled: readonly Frame[]): Promise<ExpectedNames> {
  const sources = await readSources()

  function sourceOf(file: string | undefined): string | undefined {
    const [, rest] = file?.split('corpora/function-names/') ?? []
    return rest !== undefined && sources.has(rest) ? rest : undefined
  }

  function at({ source, line, column }: Place): Expected {
    const { lines = [], functions, names } = sources.get(source) ?? {}
    const around = functions?.around(line, column)
    if (!around) return { is: 'outside' }
    const name = names?.get(around.start)
    if (name === undefined) return { is: 'unknown', line: lines[line - 1] ?? '' }
    if (name === '(scenario)') return { is: 'scenario' }
    return name === '-' ? { is: 'anonymous' } : { is: 'named', name }
  }

  function startAt(place: Place): number | undefined {
    return sources.get(place.source)?.functions.around(place.line, place.column)?.start
  }

  function callerAt(place: Place, stack: readonly Frame[]): Expected | undefined {
    const called = sources.get(place.source)?.functions.around(place.line, place.column)
    if (!called?.isEnd) return undefined
    const places = stack.flatMap(({ file, line = 0, column = 0 }) => {
      const source = sourceOf(file)
      return source === undefined ? [] : [{ source, line, column }]
    })
    const isCalled = (each: Place) => each.source === place.source && startAt(each) === called.start
    const caller = places[places.findLastIndex(isCalled) + 1]
    return caller && places.some(isCalled) ? at(caller) : { is: 'outside' }
  }

  for (const [source, each] of sources) {
    nameFunctions(
      source,
      each,
      unbundled.filter(({ file }) => sourceOf(file) === source),
    )
  }
  return { at, callerAt, sourceOf }
}

function nameFunctions(
  source: string,
  { lines, functions, names }: Source,
  frames: readonly Frame[],
): void {
  const annotations = [...new Map([...lastColumns(lines), ...columnsByLine(frames)])].flatMap(
    ([line, columns]) => {
      const named = annotated(`${source}:${line}`, lines[line - 1] ?? '', columns)
      return named.map(([column, name]) => ({ line, column, name }))
    },
  )
  for (const { line, column, name } of annotations) {
    const { start } = functions.around(line, column) ?? {}
    if (start === undefined) throw new Error(`${source}:${line}:${column} is in no function`)
    const known = names.get(start) ?? name
    if (known !== name) throw new Error(`${source}:${line}: ${name} is also ${known}`)
    names.set(start, name)
  }
}

async function readSources(): Promise<Map<string, Source>> {
  const files = await readdir(corpus, { recursive: true })
  const sources = new Map<string, Source>()
  for (const file of files.filter((each) => /\.[jt]s$/.test(each))) {
    const text = await readFile(corpus + file, 'utf8')
    const functions = readSourceFunctions(file, text)
    sources.set(file, { lines: text.split('\n'), functions, names: new Map() })
  }
  return sources
}

function annotated(place: string, text: string, columns: readonly number[]): [number, string][] {
  const names = ANNOTATION.exec(text)?.groups?.['names']?.split(', ') ?? []
  if (names.length !== columns.length && names.length !== 1) {
    throw new Error(`${place} has ${names.length} names for columns ${columns.join()}: ${text}`)
  }
  return columns.map((column, i) => [column, names[i] ?? names[0] ?? ''])
}

/** Of lines with one name: what Node cannot run as it is has to go without its stacks. */
function lastColumns(lines: readonly string[]): [number, number[]][] {
  return lines.flatMap((text, i) => {
    const code = /^.*?(?=[),;]* \/\/: [^,]+$)/.exec(text)?.[0]
    return code === undefined ? [] : [[i + 1, [code.length]]]
  })
}

function columnsByLine(frames: readonly Frame[]): Map<number, number[]> {
  const columns = new Map<number, Set<number>>()
  for (const { line = 0, column = 0 } of frames) {
    columns.set(line, (columns.get(line) ?? new Set()).add(column))
  }
  return new Map([...columns].map(([line, seen]) => [line, [...seen].toSorted((a, b) => a - b)]))
}
