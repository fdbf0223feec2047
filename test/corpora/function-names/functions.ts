import { fail, opaque } from './fail.ts'

function factorial(n: number): number {
  if (n === 0) throw new RangeError('the bottom') //: factorial
  return n * factorial(n - 1) //: factorial
}

const power = function (base: number, exponent: number): number {
  return exponent > 2 ? fail('too high') : base ** exponent //: power
}

const fibonacci = function fib(n: number): number {
  if (n < 1) fail('before the first') //: fib
  return fib(n - 1) + fib(n - 2) //: fib
}

function isEven(n: number): boolean {
  return n === 0 ? fail('even') : isOdd(n - 1) //: isEven
}

function isOdd(n: number): boolean {
  return n === 0 ? false : isEven(n - 1) //: isOdd
}

function outer(values: number[]): number {
  return sum(values) + opaque(1) //: outer

  function sum(list: number[]): number {
    let result = 0
    for (const value of list) result += single(value) //: sum
    return result
  }

  function single(value: number): number {
    if (value > 1) throw new RangeError('more than one') //: single
    return value
  }
}

function Vector(this: any, x: number) {
  if (x < 0) fail('a negative vector') //: Vector
  this.x = x
}

Vector.prototype.norm = function (): number {
  return fail(`norm of ${this.x}`) //: norm
}

Vector.prototype.scale = function scaleBy(factor: number) {
  return opaque(factor) ? this.norm() * factor : 0 //: scaleBy
}

Vector.of = (x: number) => {
  return new (Vector as any)(x) //: of
}

const html = (strings: TemplateStringsArray, ...values: unknown[]): string => {
  return strings.reduce((all, part, i) => all + part + escape(values[i]), '') //: html, <reduce callback>
}

function escape(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not text') //: escape
  return value
}

function render(user: unknown): string {
  return html`<p>${user}</p>` + opaque('') //: render
}

const bound = function (this: { name: string }, suffix: string) {
  fail(this.name + suffix) //: bound
}.bind({ name: opaque('x') })

function greet(this: any, greeting: string) {
  fail(greeting + this.name) //: greet
}

function throughCall(): void {
  greet.call({ name: 'a' }, opaque('hello')) //: throughCall
  opaque(0)
}

function throughApply(): void {
  greet.apply({ name: 'a' }, [opaque('hello')]) //: throughApply
  opaque(0)
}

type Listener = (detail: unknown) => void

function createEmitter() {
  const listeners: Record<string, Listener[]> = {}
  return {
    on(name: string, listener: Listener) {
      ;(listeners[name] ??= []).push(listener)
      return this
    },
    emit(name: string, detail: unknown) {
      for (const listener of listeners[name] ?? []) listener(detail) //: emit
      opaque(0)
    },
  }
}

function listenTwice(event: string): void {
  const emitter = createEmitter()
  emitter.on('click', (detail) => {
    fail(`clicked ${detail}`) //: <on callback>
  })
  emitter.on('key', function onKey(detail) {
    fail(`key ${detail}`) //: onKey
  })
  emitter.on('hover', function (detail) {
    if (detail) fail('hovered') //: <on callback>
  })
  emitter.emit(event, opaque('now')) //: listenTwice
}

const button: Record<string, any> = {}
button.onclick = function () {
  fail(opaque('onclick')) //: onclick
}
button.onfocus = () => {
  fail(opaque('onfocus')) //: onfocus
}
button['onblur'] = () => {
  fail(opaque('onblur')) //: onblur
}

function dispatch(name: string): void {
  const handler = button[name]
  handler({ type: name }) //: dispatch
  opaque(0)
}

function iife(): number {
  return (function () {
    return fail(opaque('in an IIFE')) //: -
  })() //: iife
}

function namedIife(): number {
  const value = (function compute() {
    return fail(opaque('in a named IIFE')) //: compute
  })() //: namedIife
  return value
}

function arrowIife(): number {
  const value = (() => {
    const parts = opaque([1])
    return fail(`in an arrow IIFE ${parts}`) //: -
  })() //: arrowIife
  return value
}

const namespace = (function () {
  function hidden(): void {
    fail(opaque('hidden')) //: hidden
  }
  return {
    visible() {
      hidden() //: visible
      opaque(0)
    },
  }
})()

function once<T>(work: () => T): () => T {
  let result: { value: T } | undefined
  return () => (result ??= { value: work() }).value //: -
}

const loadOnce = once(() => {
  return fail(opaque('loaded once')) //: loadOnce
})

function debounce<T>(work: (n: number) => T, delayMs: number) {
  return (n: number): T => {
    opaque(delayMs)
    return work(n) //: -
  }
}

const save = debounce((n) => {
  fail(`saved ${n}`) //: save
}, 10)

const search = debounce(async function (n) {
  opaque(n)
  throw new Error('searched') //: search
}, 10)

const small = (a: number): number => a + risky(a) //: small
const risky = (a: number): number => (a > 0 ? fail('risky') : a) //: risky

function usesSmall(a: number): number {
  const doubled = a * 2
  return small(doubled) + 1 //: usesSmall
}

function isBig(a: number): boolean {
  return opaque(a) > 1 ? fail('big') : false //: isBig
}

function usedOnce(values: number[]): number[] {
  return values.filter(isBig) //: usedOnce
}

function tryAll(works: (() => void)[]): void {
  try {
    works[0]?.() //: tryAll
  } finally {
    opaque(works)
  }
}

function switches(kind: string): string {
  switch (kind) {
    case 'a':
      return kind
    default: {
      const describe = (): string => fail(`unknown ${kind}`) //: describe
      return describe() + opaque('') //: switches
    }
  }
}

function destructures({ price, items: [first] }: any): number {
  return price + first.cost.amount //: destructures
}

function replaces(text: string): string {
  return text.replace(/\d/g, (digit) => { //: replaces
    return fail(`digit ${digit}`) //: <replace callback>
  })
}

function parses(text: string): unknown {
  return JSON.parse(text, (key, value) => { //: parses
    if (key === 'a') fail(`revived ${value}`) //: <parse callback>
    return value
  })
}

function arrayFrom(length: number): number[] {
  return Array.from({ length }, (_, i) => (i > 1 ? fail('two') : i)) //: arrayFrom, <from callback>
}

export const scenarios: Record<string, () => unknown> = {
  recursion: () => factorial(opaque(2)), //: (scenario)
  functionExpression: () => power(2, opaque(3)), //: (scenario)
  namedFunctionExpression: () => fibonacci(opaque(1)), //: (scenario)
  mutualRecursion: () => isEven(opaque(2)), //: (scenario)
  innerFunctions: () => outer(opaque([2])), //: (scenario)
  functionConstructor: () => new (Vector as any)(opaque(-1)), //: (scenario)
  prototypeMethod: () => new (Vector as any)(opaque(1)).norm(), //: (scenario)
  namedPrototypeMethod: () => new (Vector as any)(opaque(1)).scale(2), //: (scenario)
  functionProperty: () => Vector.of(opaque(-1)), //: (scenario)
  taggedTemplate: () => render(opaque(1)), //: (scenario)
  boundFunction: () => bound(opaque('y')), //: (scenario)
  call: () => throughCall(), //: (scenario)
  apply: () => throughApply(), //: (scenario)
  listenerArrow: () => listenTwice(opaque('click')), //: (scenario)
  listenerNamed: () => listenTwice(opaque('key')), //: (scenario)
  listenerFunction: () => listenTwice(opaque('hover')), //: (scenario)
  onclick: () => dispatch(opaque('onclick')), //: (scenario)
  onfocus: () => dispatch(opaque('onfocus')), //: (scenario)
  onblur: () => dispatch(opaque('onblur')), //: (scenario)
  iife: () => iife(), //: (scenario)
  namedIife: () => namedIife(), //: (scenario)
  arrowIife: () => arrowIife(), //: (scenario)
  revealingModule: () => namespace.visible(), //: (scenario)
  once: () => loadOnce(), //: (scenario)
  debounced: () => save(opaque(1)), //: (scenario)
  asyncDebounced: () => search(opaque(1)), //: (scenario)
  inlinedSmall: () => usesSmall(opaque(1)), //: (scenario)
  usedOnce: () => usedOnce(opaque([2])), //: (scenario)
  inTry: () => tryAll([() => fail('tried')]), //: (scenario)
  inSwitch: () => switches(opaque('b')), //: (scenario)
  destructuring: () => destructures(opaque({ price: 1, items: [{}] })), //: (scenario)
  replaceCallback: () => replaces(opaque('a1')), //: (scenario)
  reviver: () => parses(opaque('{"a":1}')), //: (scenario)
  arrayFrom: () => arrayFrom(opaque(3)), //: (scenario)
}
