import type { AnyNode } from 'acorn'
import type { BundleOrigins } from './bundle-origins.ts'
import type { NamingTarget } from './naming-target.ts'
import { isWrapper } from './wrappers.ts'

export interface OriginalNames {
  /** Undefined rather than a minified name: a wrong name misleads and splits groups by build. */
  of: (target: NamingTarget) => string | undefined
  /** The name of the declaration that the source has where this offset of the bundle is from. */
  declaredAt: (offset: number) => string | undefined
}

const IDENTIFIER = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u
const WHOLE_IDENTIFIER = new RegExp(`${IDENTIFIER.source}$`, 'u')
const DECLARATION =
  /^(?:export\s+(?<isDefault>default\s+)?)?(?:abstract\s+)?(?:async\s+)?(?:function\b\s*\*?|class\b)\s*(?!extends\b)(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)?/u
/** What a private method is lowered to is a function that begins where the method did. */
const PRIVATE_METHOD = /^(?<name>#[\p{ID_Start}$_][\p{ID_Continue}$]*)\s*\(/u
/** With the keyword or the dot, because after a type annotation the last word is the type's. */
const ASSIGNED =
  /(?:\b(?:const|let|var)\s+|\.)(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=\s*$/u
const IS_DEFAULT = /\bexport\s+default\s+$/
/** What stands in the source where a tool mapped a name it made up: the start of a declaration. */
const KEYWORDS = new Set(
  'async await class const default export extends function let new return static super this var'.split(
    ' ',
  ),
)
/** `cash-out`, `item:sold` */
const KEY = /^[a-z_$][\w$]*(?:[-:][\w$]+)*$/i
const MAX_NAME_LENGTH = 200
/** Minifiers hand out one to three characters; a longer name has been left as it was written. */
const MAX_MINIFIED_LENGTH = 3

/** Resolves pieces of the minified bundle to what they were called in the source. */
export function createOriginalNames(origins: BundleOrigins): OriginalNames {
  function textAt(offset: number): { before: string; after: string } | undefined {
    const origin = origins.at(offset)
    return origin && origins.sources.excerptAt(origin)
  }

  function mappedName(offset: number): string | undefined {
    const { name } = origins.at(offset) ?? {}
    if (name !== undefined) return lastPart(name)
    // Tools name only what they renamed, some nothing: then the source says what is there.
    const text = IDENTIFIER.exec(textAt(offset)?.after ?? '')?.[0]
    return text === undefined || KEYWORDS.has(text) ? undefined : text
  }

  function declaredAt(offset: number): string | undefined {
    const source = textAt(offset)
    if (!source) return undefined
    const match = DECLARATION.exec(source.after) ?? PRIVATE_METHOD.exec(source.after)
    const name = cleanName(
      (match?.groups?.name ? match : ASSIGNED.exec(source.before))?.groups?.name,
    )
    if (name !== undefined || !match) return name
    const isDefault = match.groups?.isDefault !== undefined || IS_DEFAULT.test(source.before)
    return isDefault ? 'default' : undefined
  }

  function nameOfIdentifier(node: AnyNode): string | undefined {
    if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') return undefined
    const text = node.type === 'PrivateIdentifier' ? `#${node.name}` : node.name
    const kept = node.name.length > MAX_MINIFIED_LENGTH ? text : undefined
    return mappedName(node.start) ?? kept
  }

  /** Property names outlive minification, except private ones. */
  function nameOfProperty(node: AnyNode): string | undefined {
    if (node.type === 'Literal') return cleanKey(node.value)
    if (node.type !== 'Identifier') return nameOfIdentifier(node)
    return lastPart(origins.at(node.start)?.name) ?? node.name
  }

  function of(target: NamingTarget): string | undefined {
    switch (target.is) {
      case 'literal':
        return target.name
      case 'binding':
        return nameOfIdentifier(target.node)
      case 'property':
        return nameOfProperty(target.node)
      case 'callback': {
        const callee = of(target.callee)
        if (callee === undefined) return undefined
        const value = isWrapper(callee) && target.value ? of(target.value) : undefined
        return value === undefined || value.startsWith('<') ? `<${callee} callback>` : value
      }
    }
  }

  return { of, declaredAt }
}

/** Rollup names what it flattened in full: `core.$constructor`. */
function lastPart(name: string | undefined): string | undefined {
  return cleanName(name?.slice(name.lastIndexOf('.') + 1))
}

/** A key such as "./src/x.js" or 4711 is a bundler's module id, not a name anybody gave. */
function cleanKey(key: unknown): string | undefined {
  if (typeof key === 'string' && KEY.test(key) && key.length <= MAX_NAME_LENGTH) return key
  return cleanName(key)
}

function cleanName(name: unknown): string | undefined {
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH) return undefined
  return WHOLE_IDENTIFIER.test(name) ? name : undefined
}
