import type { AnyNode } from 'acorn'

/** A node and how it is reached, so that an anonymous function can be named by what surrounds it. */
export interface SyntaxPath {
  node: AnyNode
  parent: SyntaxPath | undefined
}

/** Every node, each before those inside it; a loop, because minifiers nest deeper than our stack. */
export function* walk(root: AnyNode): Generator<SyntaxPath> {
  const open: SyntaxPath[] = [{ node: root, parent: undefined }]
  for (let path = open.pop(); path; path = open.pop()) {
    yield path
    pushChildren(path, open)
  }
}

/** One by one: minified data makes lists that are too long for the arguments of a call. */
function pushChildren(parent: SyntaxPath, open: SyntaxPath[]): void {
  for (const value of Object.values(parent.node)) {
    if (isNode(value)) open.push({ node: value, parent })
    if (!Array.isArray(value)) continue
    for (const node of value) {
      if (isNode(node)) open.push({ node, parent })
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  // Of the other objects in acorn's tree, lists and regular expressions, none has a type.
  return typeof value === 'object' && value !== null && 'type' in value
}
