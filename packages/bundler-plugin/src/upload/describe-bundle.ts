import { isScript } from '../map-name.ts'
import type { CheckedBundle } from './check-bundle.ts'
import type { UploadReceipt } from './upload.ts'

/** One line: which id, are there sources, and one place that shows that the map is the file's. */
export function describeBundle(bundle: CheckedBundle): string {
  return `  ${bundle.path}  ${[idOf(bundle), sourcesOf(bundle), positionOf(bundle)].join(' · ')}`
}

export function describeReceipt({ sources, mappings, functions, warning }: UploadReceipt): string {
  const counts = [
    counted(sources, 'source'),
    counted(mappings, 'mapping'),
    counted(functions, 'function'),
  ]
  return [counts.join(', '), ...(warning === undefined ? [] : [warning])].join(' · ')
}

/** How many are named: a folder of other people's scripts is not a page of output. */
const MOST_NAMES = 5

export function describeWithoutMap(paths: readonly string[]): string {
  const more = paths.length - MOST_NAMES
  const named = paths.slice(0, MOST_NAMES).join(', ')
  return `Without a source map: ${named}${more > 0 ? ` and ${String(more)} more` : ''}`
}

export function counted(n: number, word: string): string {
  return `${String(n)} ${word}${n === 1 ? '' : 's'}`
}

function idOf({ path, debugId, found, isRegistered }: CheckedBundle): string {
  if (!isScript(path)) return 'a stylesheet, found by release'
  if (debugId === undefined) return 'no debug id'
  const places = [...(found.inFile ? ['file'] : []), ...(found.inMap ? ['map'] : [])].join(' and ')
  const silent = isRegistered
    ? ''
    : ', but NOT REGISTERED in its code: pages will not tell it; build with @seismo/bundler-plugin'
  return `debug id ${debugId} in ${places}${silent}`
}

function sourcesOf({ hasSourcesContent }: CheckedBundle): string {
  return hasSourcesContent
    ? 'with source text'
    : 'WITHOUT source text: no lines will be shown; let the bundler write sourcesContent'
}

function positionOf({ position }: CheckedBundle): string {
  if (!position)
    return 'NO place found where file and source say the same: is another step changing the file?'
  const { line, column, source, sourceLine, sourceColumn, word } = position
  const said = word === undefined ? '' : ` "${word}"`
  return `${String(line)}:${String(column)}${said} is ${source}:${String(sourceLine)}:${String(sourceColumn)}`
}
