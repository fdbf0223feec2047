import {
  enclosingScope,
  type EnclosingScope,
  type SourceLocation,
} from '../scopes/function-scopes.ts'
import type { Position } from '../scopes/line-starts.ts'
import { pageAt, toStarts } from './directory.ts'
import type { ScopeDirectory } from './head.ts'
import { createParts, type Section } from './parts.ts'
import { readScopes } from './scope-rows.ts'

export type ScopeReader = (
  position: Position,
  origin: SourceLocation,
) => Promise<EnclosingScope | undefined>

export function createScopeReader(directory: ScopeDirectory, section: Section): ScopeReader {
  const starts = toStarts(directory)
  const pages = createParts(section, {
    decode: readScopes,
    sizeOf: ({ byteLength }) => byteLength,
  })
  return async (position, origin) => {
    const page = pageAt(starts, position.line, position.column)
    return page < 0 ? undefined : enclosingScope(await pages.load(page), position, origin)
  }
}
