import type { SymbolicatedFrame } from '../../packages/ingest/src/process/frame.ts'
import type { Symbolicate } from '../../packages/ingest/src/process/resolve-stack.ts'
import type { ErrorItem } from '../../packages/ingest/src/wire/envelope.ts'
import type { Chance } from './chance.ts'
import { ORIGIN, type Place } from './place.ts'

const SCRIPT = `${ORIGIN}/assets/app.4f3a.js`

/** An error of an issue: every third issue has an id in its message, every fifth a cause. */
export function anError(chance: Chance, place: Place, issue: number): ErrorItem {
  const message = messageOf(chance, issue)
  const type = ['TypeError', 'Error', 'RangeError', 'AxiosError'][issue % 4] ?? 'Error'
  return {
    ...{ is: 'error', id: chance.uuid(), ...place, firstAt: place.at },
    ...{ mechanism: 'error', level: 'error', fingerprint: [], scripts: [], debugIds: {} },
    ...{ tags: {}, contexts: {} },
    exceptions: [
      { type, message, stack: stackOf(`${type}: ${message}`, issue) },
      ...(issue % 5 === 0
        ? [{ type: 'Error', message, stack: stackOf(`Error: ${message}`, issue + 7) }]
        : []),
    ],
    breadcrumbs: trailOf(chance, place),
  }
}

function messageOf(chance: Chance, issue: number): string {
  const name = `field${String(issue)}`
  if (issue % 3 > 0) return `Cannot read properties of undefined (reading '${name}')`
  return `Order ${String(10_000_000 + chance.below(80_000_000))} has no ${name}`
}

/** As V8 writes it: ten calls within one bundle of one line. */
function stackOf(header: string, issue: number): string {
  const calls = Array.from({ length: 10 }, (_, depth) => {
    const column = 1_000 + ((issue * 7_919 + depth * 104_729) % 900_000)
    return `    at ${shortName(issue * 31 + depth)} (${SCRIPT}:1:${String(column)})`
  })
  return [header, ...calls].join('\n')
}

function shortName(seed: number): string {
  return `${String.fromCharCode(97 + (seed % 26))}${(seed % 1_296).toString(36)}`
}

/** Thirty at most, as the ring of the SDK: most of a session's trail is of its last pages. */
function trailOf(chance: Chance, { at, url }: Place): ErrorItem['breadcrumbs'] {
  return Array.from({ length: 6 + chance.below(25) }, (_, index) => {
    const before = at - (30 - index) * (500 + chance.below(2_000))
    const dice = chance.next()
    if (dice < 0.15) return { at: before, kind: 'navigation', text: url }
    if (dice < 0.55) return { at: before, kind: 'click', text: clickOf(chance) }
    return { at: before, kind: 'request', text: requestOf(chance) }
  })
}

function clickOf(chance: Chance): string {
  const row = String(chance.below(40))
  return `main > ul.products > li:nth-child(${row}) > button.add Add to cart`
}

function requestOf(chance: Chance): string {
  const id = String(chance.below(50_000))
  return `GET ${ORIGIN}/api/v1/things${String(chance.ranked(40))}/${id} 200`
}

/** As if the map of the bundle were there: a file, a name and eleven lines around each call. */
export const mappedFrames: Symbolicate = (_, frames) =>
  Promise.resolve(
    frames.map((raw): SymbolicatedFrame => {
      const { column = 1 } = raw
      const line = 20 + (column % 400)
      const file = `src/part${String(column % 300)}/module.ts`
      return {
        ...{ function: `handle${String(column % 5_000)}`, file, line, column: 1 + (column % 60) },
        ...{ inApp: true, status: 'mapped', raw },
        context: Array.from({ length: 11 }, (__, index) => ({
          line: line - 5 + index,
          text: `    const value${String((column + index * 37) % 3_000)} = await read(${String(index)}, options.limit)`,
        })),
      }
    }),
  )
