import type { AnyNode } from 'acorn'

/** A node and how it is reached, so that an anonymous function can be named by what surrounds it. */
export interface SyntaxPath {
  node: AnyNode
  parent: SyntaxPath | undefined
}

export type FunctionOrClass = Extract<
  AnyNode,
  {
    type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ClassDeclaration'
      | 'ClassExpression'
  }
>

export function isFunctionOrClass(node: AnyNode): node is FunctionOrClass {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return true
    default:
      return false
  }
}
