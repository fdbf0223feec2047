import { createByteWriter } from './byte-writer.ts'
import type { Codec } from '../../lib/codec.ts'
import type { Head } from './head.ts'
import { countLines, countSegments, type Mappings } from '../mappings/mappings.ts'
import type { FunctionScopes } from '../scopes/function-scopes.ts'
import { toFile } from './index-file.ts'
import { writeScopes } from './write-scopes.ts'
import { writeSegments } from './write-segments.ts'
import { writeStrings } from './write-strings.ts'
import { writeTexts } from './write-texts.ts'

/** An upload after its checks: all that a look-up needs. */
export interface IndexContent {
  mappings: Mappings
  /** With sourceRoot joined and `.` and `..` resolved. */
  sources: readonly (string | null)[]
  /** As long as `sources`. */
  sourcesContent: readonly (string | null)[]
  names: readonly string[]
  ignoreList: readonly number[]
  scopes: FunctionScopes
  /** Offsets of the generated file's lines; undefined where no file was given. */
  lineStarts: readonly number[] | undefined
}

/**
 * One file, made for reading a little of it: a head that says where everything lies, then parts that
 * are packed each by itself. A look-up reads the head once, then one page of segments, one of scopes,
 * one part of the names and one of a source's text.
 */
export function writeIndex(content: IndexContent, codec: Codec): Uint8Array {
  const { mappings, scopes } = content
  const segments = writeSegments(mappings, codec)
  const names = joinNames(content.names, scopes.names)
  const strings = writeStrings(names.all, codec)
  const sources = writeStrings(
    content.sources.map((source) => source ?? ''),
    codec,
  )
  const texts = writeTexts(content.sourcesContent, codec)
  const scopePages = writeScopes(scopes, names.numberOf, codec)
  const lineStarts = content.lineStarts ? [writeLineStarts(content.lineStarts, codec)] : []
  const head: Head = {
    lines: lastLine(mappings) + 1,
    segments: countSegments(mappings),
    segmentPages: segments.directory,
    names: strings.directory,
    sources: sources.directory,
    ignoreList: [...content.ignoreList],
    texts: texts.directory,
    scopes: scopePages.directory,
    lineStarts: lineStarts[0]?.length ?? 0,
  }
  const parts = [segments.pages, strings.parts, sources.parts, texts.parts, scopePages.pages]
  return toFile(head, [...parts.flat(), ...lineStarts], codec)
}

/** That has a segment; -1 where none has. */
function lastLine(mappings: Mappings): number {
  const { lineStarts } = mappings
  let line = countLines(mappings) - 1
  while (line >= 0 && lineStarts[line] === lineStarts[line + 1]) line--
  return line
}

/** Functions are mostly called as some identifier of the map is. */
function joinNames(names: readonly string[], functions: readonly string[]) {
  if (functions.length === 0) return { all: names, numberOf: () => 0 }
  const numbers = new Map(names.map((name, i) => [name, i]))
  const all = [...names]
  const ofFunctions = functions.map((name) => {
    const known = numbers.get(name)
    return known ?? all.push(name) - 1
  })
  return { all, numberOf: (name: number) => ofFunctions[name] ?? 0 }
}

function writeLineStarts(lineStarts: readonly number[], { pack }: Codec): Uint8Array {
  const bytes = createByteWriter()
  let before = 0
  for (const start of lineStarts) {
    bytes.varint(start - before)
    before = start
  }
  return pack(bytes.take())
}
