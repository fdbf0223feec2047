import type { AnyNode } from 'acorn'
import { isFunctionOrClass, type SyntaxPath } from './syntax-path.ts'

/** Names come from no further away: `a || b || …` may be nested as deep as a minifier likes. */
const MAX_DEPTH = 100

/** Remembers of each function what it is part of, as far as that can name it. */
export function parentsWithin(): {
  note: (parent: AnyNode) => void
  pathOf: (node: AnyNode) => SyntaxPath
} {
  // Weak, because the functions' bodies are let go one by one.
  const parents = new WeakMap<AnyNode, AnyNode>()

  function note(parent: AnyNode): void {
    for (const child of namedBy(parent)) {
      if (child && isNameable(child)) parents.set(child, parent)
    }
  }

  function pathOf(node: AnyNode): SyntaxPath {
    const chain: AnyNode[] = []
    for (
      let at = parents.get(node);
      at !== undefined && chain.length < MAX_DEPTH;
      at = parents.get(at)
    ) {
      chain.push(at)
    }
    const parent = chain.reduceRight<SyntaxPath | undefined>(
      (outer, each) => ({ node: each, parent: outer }),
      undefined,
    )
    return { node, parent }
  }

  return { note, pathOf }
}

const NONE: readonly AnyNode[] = []

/** The parts of a node that may go by what the node does with them. */
function namedBy(node: AnyNode): readonly (AnyNode | null | undefined)[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.init]
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return [node.right]
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return [node.value]
    case 'ExportDefaultDeclaration':
      return [node.declaration]
    case 'CallExpression':
    case 'NewExpression':
      return [node.callee, ...node.arguments]
    case 'LogicalExpression':
      return [node.left, node.right]
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate]
    case 'SequenceExpression':
      return node.expressions
    case 'MemberExpression':
      return [node.object]
    case 'ArrayExpression':
      return node.elements
    case 'ClassBody':
      return node.body
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [node.body]
    default:
      return NONE
  }
}

function isNameable(node: AnyNode): boolean {
  return isFunctionOrClass(node) || namedBy(node) !== NONE
}
