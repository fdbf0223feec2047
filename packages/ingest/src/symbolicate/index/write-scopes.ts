import { NONE } from '../mappings/mappings.ts'
import {
  countScopes,
  PARENT,
  SCOPE_WIDTH,
  START,
  type FunctionScopes,
} from '../scopes/function-scopes.ts'
import { createByteWriter } from './byte-writer.ts'
import type { Codec } from '../../lib/codec.ts'
import type { ScopeDirectory } from './head.ts'
import { createScopeWriter } from './scope-rows.ts'

const SCOPES_A_PAGE = 512

/**
 * Cuts the scopes into pages that are read one by one: each begins with the functions that enclose
 * its first, so that a look-up needs no other page.
 */
export function writeScopes(
  scopes: FunctionScopes,
  nameOf: (name: number) => number,
  { pack }: Codec,
): { directory: ScopeDirectory; pages: Uint8Array[] } {
  const count = countScopes(scopes)
  const directory: ScopeDirectory = { count, lengths: [], lines: [], columns: [] }
  const pages: Uint8Array[] = []
  const bytes = createByteWriter()
  const writer = createScopeWriter(bytes, nameOf)
  for (let first = 0; first < count; first += SCOPES_A_PAGE) {
    const start = rowOf(scopes, first)
    directory.lines.push(start[START] ?? 0)
    directory.columns.push(start[START + 1] ?? 0)
    writer.restart()
    for (const ancestor of ancestorsOf(scopes, first)) writer.write(rowOf(scopes, ancestor))
    const end = Math.min(first + SCOPES_A_PAGE, count)
    for (let scope = first; scope < end; scope++) writer.write(rowOf(scopes, scope))
    const page = pack(bytes.take())
    pages.push(page)
    directory.lengths.push(page.length)
  }
  return { directory, pages }
}

function rowOf({ table }: FunctionScopes, scope: number): Int32Array {
  return table.subarray(scope * SCOPE_WIDTH, (scope + 1) * SCOPE_WIDTH)
}

/** Outermost first. */
function ancestorsOf(scopes: FunctionScopes, scope: number): number[] {
  const ancestors: number[] = []
  const parentOf = (of: number) => rowOf(scopes, of)[PARENT] ?? NONE
  for (let parent = parentOf(scope); parent !== NONE; parent = parentOf(parent)) {
    ancestors.unshift(parent)
  }
  return ancestors
}
