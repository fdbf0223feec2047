import { posix } from 'node:path'
import { trailingValue } from './debug-ids/trailing-comments.ts'

const SCRIPT = /\.[cm]?js$/
const STYLESHEET = /\.css$/

export function isScript(name: string): boolean {
  return SCRIPT.test(name)
}

export function hasMaps(name: string): boolean {
  return isScript(name) || STYLESHEET.test(name)
}

/** Where the map of a built file is: in its own comment, or in other files, the likeliest first. */
export type MapPlace = { is: 'inline'; url: string } | { is: 'file'; names: string[] }

/** @param name of the file below the output folder; the map's names are so as well. */
export function mapPlaceOf(name: string, text: string): MapPlace {
  const url = trailingValue(text, 'sourceMappingURL')
  if (url?.startsWith('data:')) return { is: 'inline', url }
  const beside = `${name}.map`
  if (url === undefined) return { is: 'file', names: [beside] }
  const file = url.split(/[?#]/, 1)[0] ?? ''
  const folder = posix.dirname(name)
  const relative = posix.normalize(posix.join(folder, decoded(file)))
  // Of another origin or a path from its root only the name is known; outside of the folder nothing
  // is looked for, wherever a comment points.
  const isBelow = !/^([a-z]+:|\/)/i.test(file) && !relative.startsWith('../')
  const near = posix.join(folder, posix.basename(decoded(file)))
  return { is: 'file', names: [...new Set([...(isBelow ? [relative] : []), near, beside])] }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign of the name itself.
    return path
  }
}
