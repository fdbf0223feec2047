import { describe, expect, it } from 'vitest'
import { namingTarget, type NamingTarget } from './naming-target.ts'
import { mapFunctions } from './parse-bundle.ts'

describe('namingTarget', () => {
  it.each([
    ['function sum() { HERE }', 'sum'],
    ['const sum = () => HERE', 'sum'],
    ['let sum; sum = function () { HERE }', 'sum'],
    ['function f(sum = () => HERE) {}', 'sum'],
    ['const { sum = () => HERE } = x', 'sum'],
    ['x.y.sum = async () => HERE', '.sum'],
    ['x["sum"] = () => HERE', '."sum"'],
    ['x = { sum: function () { HERE } }', '.sum'],
    ['x = { get sum() { HERE } }', '.sum'],
    ['class C { static sum() { HERE } }', '.sum'],
    ['class C { #sum() { HERE } }', '.#sum'],
    ['class C { sum = () => HERE }', '.sum'],
    ['class C { x = HERE }', 'C'],
    ['const C = class { static { HERE } }', 'C'],
    ['class C { constructor() { define(this, "sum", () => HERE) } }', '."sum"'],
    ['const sum = old || function () { HERE }', 'sum'],
    ['const sum = fast ? a : () => HERE', 'sum'],
    ['const sum = (log(), () => HERE)', 'sum'],
    ['const sum = function () { HERE }.bind(this)', 'sum'],
    ['const sum = [() => HERE]', 'sum'],
    ['class C { [Symbol.iterator]() { HERE } }', '[Symbol.iterator]'],
    ['export default function () { HERE }', 'default'],
    ['export default () => HERE', 'default'],
    ['setTimeout(() => HERE, 9)', 'callback of setTimeout'],
    ['list?.map((x) => HERE)', 'callback of .map'],
    ['(0, lib.each)(list, () => HERE)', 'callback of .each'],
    ['new Promise((resolve) => HERE)', 'callback of Promise'],
    ['const total = list.reduce(() => HERE)', 'callback of .reduce'],
    ['const Row = memo(() => HERE)', 'callback of memo'],
  ])('%s', (code, expected) => {
    expect(describeTarget(targetOf(code))).toBe(expected)
  })

  it.each([
    '(() => { HERE })()',
    'const sum = (() => { HERE })()',
    '[() => HERE]',
    'x = { [Symbol[key]]: () => HERE }',
    'function outer() { return () => HERE }',
    'x = { [key]: () => HERE }',
    'x[key] = () => HERE',
    'const sum = (() => HERE) ? a : b',
    'const sum = (() => HERE, b)',
    'fns[0](() => HERE)',
  ])('has none for %s', (code) => {
    const target = targetOf(code)

    // `fns[0]` is a target that resolves to no name; everything else is no target at all.
    expect(target === undefined || describeTarget(target) === 'callback of .0').toBe(true)
  })
})

function targetOf(code: string): NamingTarget | undefined {
  const at = code.indexOf('HERE')
  const [innermost] = mapFunctions(code, (path) => path)
    .filter(({ node: { start, end } }) => start <= at && at < end)
    .toSorted((a, b) => b.node.start - a.node.start)
  return innermost && namingTarget(innermost)
}

function describeTarget(target: NamingTarget | undefined): string {
  if (target === undefined) return 'none'
  if (target.is === 'literal') return target.name
  if (target.is === 'callback') return `callback of ${describeTarget(target.callee)}`
  const { node } = target
  const prefix = target.is === 'property' ? '.' : ''
  if (node.type === 'Literal') return `${prefix}${JSON.stringify(node.value)}`
  if (node.type === 'PrivateIdentifier') return `${prefix}#${node.name}`
  return node.type === 'Identifier' ? `${prefix}${node.name}` : node.type
}
