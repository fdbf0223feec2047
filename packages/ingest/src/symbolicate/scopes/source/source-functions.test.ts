import { describe, expect, it } from 'vitest'
import { readSourceFunctions } from './source-functions.ts'

describe('the function around a place of a source', () => {
  it.each([
    ['function sum() { HERE }', 'sum'],
    ['async function* sum() { HERE }', 'sum'],
    ['export default function () { HERE }', 'default'],
    ['export default (a) => HERE', 'default'],
    ['export default class { x = HERE }', 'default'],
    ['const sum = () => HERE', 'sum'],
    ['const sum = async (a) => { HERE }', 'sum'],
    ['const sum = function inner() { HERE }', 'inner'],
    ['f(function (sum = () => HERE) {})', 'sum'],
    ['const { sum = () => HERE } = x', 'sum'],
    ['x.y.sum = async () => HERE', 'sum'],
    ['x["sum"] ??= () => HERE', 'sum'],
    ['x = { sum: function () { HERE } }', 'sum'],
    ['x = { "on:sale": () => HERE }', 'on:sale'],
    ['x = { async *sum() { HERE } }', 'sum'],
    ['x = { get sum() { HERE } }', 'sum'],
    ['x = { then() {}, catch(e) { HERE } }', 'catch'],
    ['class C { if(a) { HERE } }', 'if'],
    ['class C { static #sum() { HERE } }', '#sum'],
    ['class C { sum = () => HERE }', 'sum'],
    ['class C { constructor() { HERE } }', 'C'],
    ['class C { static { HERE } }', 'C'],
    ['const C = class extends mixin({ a: 1 }) { x = HERE }', 'C'],
    ['class C { *[Symbol.iterator]() { HERE } }', '[Symbol.iterator]'],
    ['const sum = old || function () { HERE }', 'sum'],
    ['const sum = fast ? a : () => HERE', 'sum'],
    ['const o = { sum: fast ? a : () => HERE }', 'sum'],
    ['const sum = function () { HERE }.bind(this)', 'sum'],
    ['const sums = [a, () => HERE]', 'sums'],
    ['list?.map((x) => HERE)', '<map callback>'],
    ['promise.then(a, () => HERE)', '<then callback>'],
    ['promise.catch((e) => HERE)', '<catch callback>'],
    ['new Promise((resolve) => HERE)', '<Promise callback>'],
    ['const total = list.reduce(() => HERE)', '<reduce callback>'],
    ['const Row = React.memo(forwardRef((props) => HERE))', 'Row'],
    ['const onClick = useCallback(() => HERE, [])', 'onClick'],
    ['x = withRouter(() => HERE)', 'x'],
    ['list.map(memo(() => HERE))', '<memo callback>'],
    ['`a ${list.map((x) => HERE)} b`', '<map callback>'],
    ['const a = /[(/]"/; const sum = () => HERE', 'sum'],
    ['const half = a / 2; const sum = () => HERE / 2', 'sum'],
  ])('is, in %s', (text, name) => {
    expect(nameAt(text)).toBe(name)
  })

  it.each([
    ['const sum: (a: A) => void = (a) => HERE', 'sum'],
    ['class C { count: number\n  onClose = (a): void => { HERE }\n}', 'onClose'],
    ['class C { private readonly sum?: Map<A, B> = make(() => HERE) }', '<make callback>'],
    [
      'class C<T extends {} = {}> extends D<{ a: 1 }> { sum<U>(a: U): a is { b: U } { HERE } }',
      'sum',
    ],
    ['export function sum(): () => Promise<void> { HERE }', 'sum'],
    ['function sum<T>(a: T): T extends string ? A : { b: 1 } { HERE }', 'sum'],
    ['const sum = <T,>(a: T): Promise<T> => HERE', 'sum'],
    ['const [a] = useState<Map<A, B>>(() => HERE)', '<useState callback>'],
    ['const sum = (a: A): a is B => HERE', 'sum'],
    ['function sum(a: string): void\nfunction sum(a: any) { HERE }', 'sum'],
    ['const sum = () => new Map<A, B>([HERE])', 'sum'],
    ['type A = { b: () => void }\nconst sum = () => HERE as A', 'sum'],
  ])('is, in TypeScript: %s', (text, name) => {
    expect(nameAt(text)).toBe(name)
  })

  it.each([
    ["const App = () => <p title='a'>it's {items.map((x) => <b>{HERE}</b>)}</p>", '<map callback>'],
    ["const App = () => (\n  <p>\n    don't\n    <a onClick={() => HERE} />\n  </p>\n)", 'onClick'],
    ['const App = () => <A>{b}</A>\nconst Next = () => HERE', 'Next'],
    ['const App = () => <A>\n  two\n  lines <br /> {HERE}\n</A>', 'App'],
    ['const App = ({ a }) => a ? <></> : <A b={1} c="d">{HERE}</A>', 'App'],
  ])('is, in JSX: %s', (text, name) => {
    expect(nameAt(text)).toBe(name)
  })

  it.each([
    '(function () { HERE })()',
    '(() => { HERE }).call(this)',
    'const sum = (() => HERE)()',
    'function outer() { return () => HERE }',
    'fns[0](() => HERE)',
    'f([() => HERE])',
    'const sum = (() => HERE, b)',
  ])('has no name in %s', (text) => {
    expect(nameAt(text)).toBeUndefined()
  })

  it.each(['x = { [key]() { HERE } }', 'class C { [a.b] = () => HERE }'])(
    'is known to the running program only, in %s',
    (text) => {
      expect(nameAt(text)).toBeNull()
    },
  )

  it('ends where an arrow without braces does', () => {
    expect(nameAt('function f() { g((a) => a ? b : c, HERE) }')).toBe('f')
    expect(nameAt('function f() { const g = (a) => a\n  HERE }')).toBe('f')
  })
})

describe('readSourceFunctions', () => {
  it.each(['f(', 'f)', '{ ( }', '`${'])('gives up on %j', (text) => {
    expect(readSourceFunctions(text)).toBeUndefined()
  })

  it.each([
    ['brackets', '('.repeat(200_000) + ')'.repeat(200_000)],
    ['arrows', 'a=>'.repeat(200_000) + '1'],
    ['typed arrows', '(a):b=>'.repeat(50_000) + '1'],
    ['conditions', 'a?'.repeat(100_000) + '()=>1' + ':()=>1'.repeat(100_000)],
    ['comparisons', 'a<'.repeat(200_000) + '(b)'],
    ['calls', 'f(()=>1)>'.repeat(50_000) + '1'],
    ['types', `f(a): ${'A|'.repeat(200_000)}B {}`],
    ['keywords', 'class function '.repeat(100_000)],
    ['words on lines', 'a\n'.repeat(200_000)],
    ['escaped quotes', "'\\".repeat(200_000)],
    ['escaped slashes', '/\\'.repeat(200_000)],
    ['slashes in classes', '/['.repeat(200_000)],
    ['arrows in conditions', 'a=>b?'.repeat(50_000)],
    ['elements', 'x=>' + '<'.repeat(5_000_000)],
  ])('is done in seconds with %s without end', (_, text) => {
    const start = process.cpuUsage()

    readSourceFunctions(text)

    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4)
  })
})

function nameAt(text: string): string | null | undefined {
  const found = readSourceFunctions(text)?.around(text.indexOf('HERE'))
  if (!found) throw new Error('in no function')
  return found.name
}
