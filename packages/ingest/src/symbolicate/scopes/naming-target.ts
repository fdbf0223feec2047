import type { AnyNode, CallExpression, MemberExpression, NewExpression } from 'acorn'
import type { SyntaxPath } from './syntax-path.ts'

/**
 * The piece of the bundle that names a function:
 * - `binding`: an identifier, which minifiers rename;
 * - `property`: a key or member, which they keep;
 * - `callback`: the callee that an anonymous function is handed to, and what becomes of the call's
 *   value if the function is its first argument, because some calls give it back;
 * - `literal`: a name that stands in the text as it is.
 */
export type NamingTarget =
  | { is: 'binding' | 'property'; node: AnyNode }
  | { is: 'callback'; callee: NamingTarget; value?: NamingTarget | undefined }
  | { is: 'literal'; name: string }

/**
 * What a reader would call a function or class: its own name, else the variable, property or class
 * member it becomes, else the call it is handed to. Methods go by their plain name, without the
 * class: V8 alone prints one, and that is the receiver's, which need not be where the method is.
 */
export function namingTarget(path: SyntaxPath): NamingTarget | undefined {
  const { node } = path
  if ('id' in node && node.id) return { is: 'binding', node: node.id }
  return path.parent && targetFromParent(node, path.parent)
}

function targetFromParent(node: AnyNode, path: SyntaxPath): NamingTarget | undefined {
  const { node: parent } = path
  switch (parent.type) {
    case 'VariableDeclarator':
      return targetFromPattern(parent.id)
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return targetFromPattern(parent.left)
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return targetFromKey(parent)
    case 'ExportDefaultDeclaration':
      return { is: 'literal', name: 'default' }
    case 'CallExpression':
    case 'NewExpression':
      return targetFromCall(node, parent, path)
    case 'ArrayExpression':
      return targetOfElement(path)
    default: {
      const whole = sameValue(node, path)
      return whole?.parent && targetFromParent(whole.node, whole.parent)
    }
  }
}

/** The larger expression whose value is, or may be, the function: `x = y || function () {}`. */
function sameValue(node: AnyNode, path: SyntaxPath): SyntaxPath | undefined {
  const { node: parent, parent: next } = path
  switch (parent.type) {
    case 'LogicalExpression':
    case 'ParenthesizedExpression':
      return path
    case 'ConditionalExpression':
      return parent.test === node ? undefined : path
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node ? path : undefined
    case 'MemberExpression': {
      // `x = function () {}.bind(this)`
      const isBound = next?.node.type === 'CallExpression' && next.node.callee === parent
      return isBound && isIdentifier(parent.property, 'bind') ? next : undefined
    }
    default:
      return undefined
  }
}

function targetFromPattern(left: AnyNode): NamingTarget | undefined {
  if (left.type === 'Identifier') return { is: 'binding', node: left }
  return targetFromMember(left)
}

function targetFromMember(node: AnyNode): NamingTarget | undefined {
  if (node.type !== 'MemberExpression') return undefined
  if (node.computed && node.property.type !== 'Literal') return undefined
  return { is: 'property', node: node.property }
}

function targetFromKey(owner: { computed: boolean; key: AnyNode }): NamingTarget | undefined {
  const { computed, key } = owner
  if (!computed || key.type === 'Literal') return { is: 'property', node: key }
  return key.type === 'MemberExpression' ? targetFromSymbol(key) : undefined
}

/** `[Symbol.iterator]` is spelt out, as the engines do. */
function targetFromSymbol({ object, property, computed }: MemberExpression) {
  if (computed || property.type !== 'Identifier' || !isIdentifier(object, 'Symbol'))
    return undefined
  return { is: 'literal', name: `[Symbol.${property.name}]` } as const
}

/** The functions of a list go by what the list is called. */
function targetOfElement({ node, parent }: SyntaxPath): NamingTarget | undefined {
  const target = parent && targetFromParent(node, parent)
  return target?.is === 'callback' ? undefined : target
}

function targetFromCall(
  node: AnyNode,
  call: CallExpression | NewExpression,
  { parent }: SyntaxPath,
): NamingTarget | undefined {
  const field = definedField(node, call)
  if (field) return field
  const callee = call.callee === node ? undefined : targetFromCallee(call.callee)
  if (!callee) return undefined
  const value = call.arguments[0] === node && parent ? targetFromParent(call, parent) : undefined
  return { is: 'callback', callee, value }
}

/** A class field lowered to `define(this, "field", () => {})` by esbuild, Babel or TypeScript. */
function definedField(
  node: AnyNode,
  call: CallExpression | NewExpression,
): NamingTarget | undefined {
  const [target, key, value] = call.arguments
  if (target?.type !== 'ThisExpression' || value !== node) return undefined
  if (key?.type !== 'Literal' || typeof key.value !== 'string') return undefined
  return { is: 'property', node: key }
}

function targetFromCallee(callee: AnyNode): NamingTarget | undefined {
  if (callee.type === 'ChainExpression') return targetFromCallee(callee.expression)
  // `(0, lib.each)(…)` is how bundlers call an import without a receiver.
  const last = callee.type === 'SequenceExpression' ? callee.expressions.at(-1) : undefined
  return last ? targetFromCallee(last) : targetFromPattern(callee)
}

function isIdentifier(node: AnyNode, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}
