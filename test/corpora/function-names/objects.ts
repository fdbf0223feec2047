import { fail, opaque } from './fail.ts'

const dynamic = opaque('refund')

const till = {
  drawer: [] as number[],
  open() {
    if (this.drawer.length === 0) throw new RangeError('an empty drawer') //: open
    return this.drawer
  },
  get total() {
    return this.open().length //: total
  },
  set float(amount: number) {
    if (amount < 0) fail('a negative float') //: float
    this.drawer.push(amount)
  },
  count: function () {
    return this.total + opaque(1) //: count
  },
  countNamed: function counting() {
    return opaque(0) + till.count() //: counting
  },
  [dynamic]() {
    fail(opaque('refunded')) //: refund
  },
  [`${dynamic}All`]: () => {
    fail(opaque('all refunded')) //: refundAll
  },
  'cash-out'() {
    fail(opaque('cashed out')) //: cash-out
  },
  'on:sale': () => {
    fail(opaque('sold')) //: on:sale
  },
  [Symbol.iterator]: function* () {
    yield opaque(1)
    fail('iterated') //: [Symbol.iterator]
  },
  toString() {
    return fail(opaque('as text')) //: toString
  },
  valueOf: () => {
    return fail(opaque('as a value')) //: valueOf
  },
  42: () => {
    fail(opaque('a number')) //: 42
  },
  async: () => fail(opaque('async')), //: async
  get: () => fail(opaque('get')), //: get
  static: () => fail(opaque('static')), //: static
  default: () => fail(opaque('default')), //: default
}

const defined = Object.defineProperty({} as { price: number }, 'price', {
  get() {
    return fail(opaque('a defined getter')) //: get
  },
})

const proxied = new Proxy({} as Record<string, any>, {
  get(target, name) {
    if (name === 'missing') throw new ReferenceError(`no ${name}`) //: get
    return target[name as string]
  },
  set: (_target, name) => {
    return fail(`${String(name)} is read-only`) //: set
  },
  has(_target, name) {
    return name === 'x' ? fail('has') : false //: has
  },
})

const callable = new Proxy(function base() {}, {
  apply() {
    fail(opaque('applied')) //: apply
  },
})

const frozen = Object.freeze({
  act() {
    fail(opaque('frozen')) //: act
  },
})

const extended = Object.assign({} as Record<string, () => void>, {
  added() {
    fail(opaque('added')) //: added
  },
  late: function () {
    extended['added']?.() //: late
    opaque(0)
  },
})

const api = {
  users: {
    list: (page: number) => {
      if (page < 0) fail('a negative page') //: list
      return page
    },
    byId: {
      get(id: number) {
        return api.users.list(-id) + 1 //: get
      },
    },
  },
}

const { list: listUsers } = api.users

const reducers: Record<string, (state: number, n: number) => number> = {
  add: (state, n) => (n > 5 ? fail('too much to add') : state + n), //: add
  subtract(state, n) {
    return n > state ? fail('below zero') : state - n //: subtract
  },
}

function reduce(state: number, action: { type: string; n: number }): number {
  const reducer = reducers[action.type]
  return reducer ? reducer(state, action.n) : state //: reduce
}

const visitors = {
  Program: {
    enter: () => {
      fail(opaque('entered')) //: enter
    },
    exit() {
      fail(opaque('exited')) //: exit
    },
  },
}

function walk(kind: 'enter' | 'exit'): void {
  visitors.Program[kind]() //: walk
  opaque(0)
}

function createStore(initial: number) {
  let state = initial
  const listeners = new Set<(state: number) => void>()

  const getState = (): number => (state < 0 ? fail('a negative state') : state) //: getState

  function setState(next: number): void {
    state = next
    listeners.forEach((listener) => { //: setState
      listener(getState()) //: <forEach callback>
    })
  }

  return {
    getState,
    setState,
    subscribe(listener: (state: number) => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) fail('nobody left') //: -
      }
    },
  }
}

function notifies(): void {
  const store = createStore(1)
  store.subscribe((state) => opaque(state))
  store.setState(opaque(-1)) //: notifies
  opaque(store)
}

function unsubscribes(): void {
  const unsubscribe = createStore(1).subscribe((state) => opaque(state))
  unsubscribe() //: unsubscribes
  opaque(0)
}

const routes = [
  {
    path: '/cart',
    handle: (query: string) => {
      return fail(`cart ${query}`) //: handle
    },
  },
  {
    path: '/pay',
    handle(query: string) {
      return fail(`pay ${query}`) //: handle
    },
  },
]

function route(path: string): unknown {
  return routes.find((each) => each.path === path)?.handle(opaque('?a')) //: route
}

const lazy = {
  get value() {
    const compute = () => {
      return fail(opaque('computed')) //: compute
    }
    return compute() + opaque(0) //: value
  },
}

export const scenarios: Record<string, () => unknown> = {
  shorthandAndGetter: () => till.countNamed(), //: (scenario)
  objectSetter: () => {
    till.float = opaque(-1) //: (scenario)
  },
  computedShorthand: () => (till as any)[dynamic](), //: (scenario)
  computedArrow: () => (till as any)[`${dynamic}All`](), //: (scenario)
  quoted: () => till['cash-out'](), //: (scenario)
  quotedColon: () => till['on:sale'](), //: (scenario)
  objectIterator: () => [...till], //: (scenario)
  toStringCalled: () => String(till), //: (scenario)
  valueOfCalled: () => +(till as any), //: (scenario)
  numeric: () => till[42](), //: (scenario)
  keywordAsync: () => till.async(), //: (scenario)
  keywordGet: () => till.get(), //: (scenario)
  keywordStatic: () => till.static(), //: (scenario)
  keywordDefault: () => till.default(), //: (scenario)
  definedGetter: () => defined.price, //: (scenario)
  proxyGet: () => proxied[opaque('missing')], //: (scenario)
  proxySet: () => {
    proxied[opaque('y')] = 1 //: (scenario)
  },
  proxyHas: () => opaque('x') in proxied, //: (scenario)
  proxyApply: () => callable(), //: (scenario)
  frozen: () => frozen.act(), //: (scenario)
  assigned: () => extended['late']?.(), //: (scenario)
  nested: () => api.users.byId.get(opaque(1)), //: (scenario)
  destructured: () => listUsers(opaque(-1)), //: (scenario)
  reducerArrow: () => reduce(0, opaque({ type: 'add', n: 9 })), //: (scenario)
  reducerMethod: () => reduce(0, opaque({ type: 'subtract', n: 9 })), //: (scenario)
  visitorEnter: () => walk(opaque('enter')), //: (scenario)
  visitorExit: () => walk(opaque('exit')), //: (scenario)
  store: () => notifies(), //: (scenario)
  unsubscribe: () => unsubscribes(), //: (scenario)
  routeArrow: () => route(opaque('/cart')), //: (scenario)
  routeMethod: () => route(opaque('/pay')), //: (scenario)
  lazyGetter: () => lazy.value, //: (scenario)
}
