import { countSegments, type Mappings } from './mappings/mappings.ts'

/** A bundle as text, and where its lines begin. */
export interface GeneratedFile {
  text: string
  lineStarts: readonly number[]
}

/** Tools end a map with positions of a banner's line break or of the end of the file. */
const MOST_OUTSIDE = 0.01
/** Real maps have none to one in a hundred; those of another build about one in two. */
const MOST_INSIDE_WORDS = 0.25
const SAMPLES = 2_000

/**
 * Why a map cannot be this file's, undefined where nothing speaks against it. Segments begin where
 * tokens do; those of another build's map point beyond lines, or into the middle of words.
 */
export function mismatchOf(file: GeneratedFile, mappings: Mappings): string | undefined {
  const total = countSegments(mappings)
  const step = Math.max(1, Math.floor(total / SAMPLES))
  let sampled = 0
  let outside = 0
  let insideWord = 0
  for (const { line, segment } of everyNth(mappings, step)) {
    const column = mappings.columns[segment] ?? 0
    const start = file.lineStarts[line]
    const end = file.lineStarts[line + 1] ?? file.text.length
    sampled++
    if (start === undefined || start + column > end) outside++
    // A map of every character says nothing about tokens.
    else if (column > 0 && mappings.columns[segment - 1] !== column - 1) {
      if (isInsideWord(file.text, start + column)) insideWord++
    }
  }
  if (outside > sampled * MOST_OUTSIDE)
    return `${percent(outside, sampled)} of its positions are not in the file`
  if (insideWord > sampled * MOST_INSIDE_WORDS) {
    return `${percent(insideWord, sampled)} of its positions are in the middle of words of the file`
  }
  return undefined
}

function* everyNth({ lineStarts }: Mappings, step: number) {
  let line = 0
  const end = lineStarts.at(-1) ?? 0
  for (let segment = 0; segment < end; segment += step) {
    while ((lineStarts[line + 1] ?? end) <= segment) line++
    yield { line, segment }
  }
}

const WORD = /[\p{ID_Continue}$]/u

function isInsideWord(text: string, at: number): boolean {
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at))
}

function percent(part: number, whole: number): string {
  return `${Math.ceil((100 * part) / whole)} %`
}
