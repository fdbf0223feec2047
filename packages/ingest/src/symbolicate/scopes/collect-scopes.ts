import type { DecodedSourceMap } from '../flatten-source-map.ts'
import { createBundleOrigins, type BundleOrigins } from './bundle-origins.ts'
import { packScopes, type FunctionScopes, type SourceLocation } from './function-scopes.ts'
import { namingTarget } from './naming-target.ts'
import { createOriginalNames, type OriginalNames } from './original-names.ts'
import { collectSourceScopes, type BundleScope } from './source-scopes.ts'
import type { SourceFunction } from './source/source-functions.ts'
import { mapFunctions } from './parse-bundle.ts'
import type { SyntaxPath } from './syntax-path.ts'

/**
 * Finds the functions of a minified bundle under their original names. The name in a mapping says
 * what the identifier at a position is called, not which function the position lies in, so the
 * bundle itself has to be parsed. Throws SyntaxError.
 */
export function collectScopes(bundle: string, map: DecodedSourceMap): FunctionScopes {
  const origins = createBundleOrigins(bundle, map)
  const names = createOriginalNames(origins)
  const scopes = mapFunctions(bundle, (path) => scopeOf(path, origins, names)).filter(
    (scope) => scope !== undefined,
  )
  return packScopes([...scopes, ...collectSourceScopes(scopes, origins)])
}

function scopeOf(
  path: SyntaxPath,
  origins: BundleOrigins,
  names: OriginalNames,
): BundleScope | undefined {
  const found = originOf(path, origins)
  // Code in a function of the bundler's belongs to the function around it.
  if (!found) return undefined
  const { source } = found
  const name = source && source.name !== null ? (source.name ?? '') : nameOf(path, names)
  if (!source && isBundlerCallback(name)) return undefined
  const { start, end } = path.node
  return {
    start: origins.positionOf(start),
    end: origins.positionOf(end),
    name,
    function: source,
    origin: source ? origins.sources.startOf(found.origin.source, source) : found.origin,
  }
}

/** A module's wrapper, or the generator that an `async` function was lowered to. */
function isBundlerCallback(name: string | undefined): boolean {
  return name !== undefined && /^<_+(async|awaiter|commonJS|esm)\w* callback>$/.test(name)
}

/** The source has the last word: minifiers drop names, and bundlers make some up. */
function nameOf(path: SyntaxPath, names: OriginalNames): string | undefined {
  const named = constructedClass(path) ?? path
  const declared = names.declaredAt(named.node.start)
  if (declared !== undefined) return declared
  const target = namingTarget(named)
  return target && names.of(target)
}

/** A constructor is called as its class is: so do the engines (`new Cart`). */
function constructedClass({ parent }: SyntaxPath): SyntaxPath | undefined {
  const isConstructor =
    parent?.node.type === 'MethodDefinition' && parent.node.kind === 'constructor'
  return isConstructor ? parent.parent?.parent : undefined
}

/** Where a function was written; of its beginnings that one counts which begins one there. */
function originOf(
  path: SyntaxPath,
  origins: BundleOrigins,
): { origin: SourceLocation; source: SourceFunction | undefined } | undefined {
  let first: SourceLocation | undefined
  for (const offset of beginnings(path)) {
    const origin = origins.at(offset)
    if (!origin) continue
    const source = origins.sources.functionFrom(origin)
    if (source) return { origin, source }
    first ??= origin
  }
  return first && { origin: first, source: undefined }
}

/** Where one tool or the other puts the mapping of a function. */
function beginnings({ node, parent }: SyntaxPath): number[] {
  const offsets = [node.start]
  if ('id' in node && node.id) offsets.push(node.id.start)
  if ('params' in node && node.params[0]) offsets.push(node.params[0].start)
  // Rolldown maps nothing of `() => {` but the brace.
  if (node.type === 'ArrowFunctionExpression') offsets.push(node.body.start)
  if (parent && 'key' in parent.node) offsets.push(parent.node.start, parent.node.key.start)
  return offsets
}
