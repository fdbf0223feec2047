import { Parser, type AnyNode, type Options } from 'acorn'
import { parentsWithin } from './parents-within.ts'
import { isFunctionOrClass, type SyntaxPath } from './syntax-path.ts'

const OPTIONS = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  // A bundle is what some engine ran; being stricter than the engine would only lose names.
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  checkPrivateFields: false,
} satisfies Options

/** What acorn's plugins override, which its types leave out. */
interface Internals {
  parse: () => void
  lastTokEnd: number
  finishNode: (node: AnyNode, type: AnyNode['type']) => AnyNode
  finishNodeAt: (node: AnyNode, type: AnyNode['type'], end: number) => AnyNode
  declareName: () => void
  checkLocalExport: () => void
  checkUnreserved: () => void
  validateRegExpFlags: () => void
  validateRegExpPattern: () => void
}

// acorn makes a parser only within its own static methods.
const BundleParser = Parser as unknown as new (options: Options, bundle: string) => Internals

/**
 * What `map` makes of every function and class of a bundle, inner ones first. Parses as a module,
 * else as a classic script (sloppy: `with`, octal literals); or throws.
 */
export function mapFunctions<R>(bundle: string, map: (path: SyntaxPath) => R): R[] {
  try {
    return parse(bundle, 'module', map)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return parse(bundle, 'script', map)
  }
}

/**
 * A function is done with when the one around it ends: then everything is known that may name it.
 * Bodies are let go at once, so that the tree of a bundle of megabytes is never whole in memory.
 */
function parse<R>(
  bundle: string,
  sourceType: 'module' | 'script',
  map: (path: SyntaxPath) => R,
): R[] {
  const parser = new BundleParser({ ...OPTIONS, sourceType }, bundle)
  const results: R[] = []
  const open: AnyNode[] = []
  const parents = parentsWithin()

  function mapFrom(start: number): void {
    for (let node = open.at(-1); node && node.start >= start; node = open.at(-1)) {
      open.pop()
      results.push(map(parents.pathOf(node)))
    }
  }

  function finish(node: AnyNode, type: AnyNode['type'], end: number): AnyNode {
    node.type = type
    node.end = end
    const last = open[open.length - 1]
    if (last && last.start >= node.start) parents.note(node)
    if (!isFunctionOrClass(node)) return node
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') {
      mapFrom(node.start)
      const { start, end } = node.body
      node.body = { type: 'BlockStatement', body: [], start, end }
    }
    open.push(node)
    return node
  }

  parser.finishNode = (node, type) => finish(node, type, parser.lastTokEnd)
  parser.finishNodeAt = finish
  // The engine has checked these, and acorn looks each name up in the list of all before it.
  parser.declareName = ignored
  parser.checkLocalExport = ignored
  parser.checkUnreserved = ignored
  parser.validateRegExpFlags = ignored
  parser.validateRegExpPattern = ignored

  parser.parse()
  mapFrom(0)
  return results
}

function ignored(): void {
  // Nothing to check.
}
