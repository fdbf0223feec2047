import { fail, opaque } from './fail.ts'

const total = (prices: number[]): number => {
  if (prices.length === 0) throw new RangeError('no prices') //: total
  return prices.reduce((sum, price) => sum + rounded(price), 0) //: total, <reduce callback>
}

const rounded = (price: number): number => (price < 0 ? fail('negative') : Math.round(price)) //: rounded

const orders = {
  load: (id: number) => {
    if (id > 0) fail(`order ${id}`) //: load
    return id
  },
  cancel: async (id: number) => {
    await opaque(id)
    return orders.load(id) //: cancel
  },
  nested: {
    approve: (id: number) => {
      return orders.load(id) + 1 //: approve
    },
  },
}

const adder = (a: number) => (b: number) => {
  return a + b > 0 ? fail('added') : 0 //: -
}

const logged =
  (label: string) =>
  (value: number): number => {
    opaque(label)
    return total([value, -1]) //: -
  }

function makeCounter(start: number) {
  let count = start
  return {
    increment: () => {
      count++
      if (count > 1) fail('counted too far') //: increment
    },
    reset() {
      count = 0
      fail(opaque('reset')) //: reset
    },
  }
}

function makeLimiter(limit: number) {
  const check = (value: number) => {
    if (value > limit) throw new RangeError(`above ${limit}`) //: check
    return value
  }
  return (values: number[]) => values.map((value) => check(value)) //: -, <map callback>
}

const steps = [
  (value: number) => value + 1,
  (value: number) => {
    return fail(`step ${value}`) //: steps
  },
]

const fallback = opaque<((n: number) => number) | undefined>(undefined)
const parseAmount =
  fallback ??
  ((text: number) => {
    return fail(`amount ${text}`) //: parseAmount
  })

const chosen = opaque(true)
  ? (text: string) => {
      fail(text) //: chosen
    }
  : (text: string) => {
      opaque(text)
    }

function withDefault(onMissing = (name: string): never => fail(`${name} is missing`)): void { //: onMissing
  onMissing(opaque('price')) //: withDefault
  opaque(0)
}

function withOptions({ onError = (reason: string): void => fail(reason) } = {}): void { //: onError
  onError(opaque('an option')) //: withOptions
  opaque(0)
}

const sortByPrice = (items: { price?: number }[]) =>
  [...items].sort((a, b) => priceOf(a) - priceOf(b)) //: sortByPrice, <sort callback>

const priceOf = ({ price }: { price?: number }): number => {
  if (price === undefined) throw new TypeError('no price') //: priceOf
  return price
}

const pipeline = (values: number[]) =>
  values
    .filter((value) => value > 0)
    .map((value) => value * 2)
    .forEach((value) => { //: pipeline
      if (value > 2) fail('too much') //: <forEach callback>
    })

const deep = (n: number): number => {
  const inner = () => {
    const innermost = () => {
      return fail(`deep ${n}`) //: innermost
    }
    return innermost() + opaque(1) //: inner
  }
  return inner() + opaque(1) //: deep
}

let assigned: (n: number) => void
assigned = opaque((n: number) => {
  fail(`assigned ${n}`) //: <opaque callback>
})

let later: (n: number) => void
later = (n) => {
  fail(`later ${n}`) //: later
  opaque(later)
}

const $handlers$ = {
  $click: () => fail('dollar'), //: $click
  _hidden: () => {
    fail('underscore') //: _hidden
  },
}

const memoized = new Map<string, () => number>()
memoized.set('rate', () => {
  return fail('rate') //: <set callback>
})

const first = (values: number[], select: (value: number) => boolean) => values.find(select) //: first

const unary = (value: unknown) => (Array.isArray(value) ? value.map(unary) : fail('a leaf')) //: unary

const x = (y: number): number => (y > 3 ? fail('short names') : x(y + 1)) //: x

export const scenarios: Record<string, () => unknown> = {
  constArrow: () => total(opaque([])), //: (scenario)
  reduceCallback: () => total(opaque([1, -1])), //: (scenario)
  propertyArrow: () => orders.load(opaque(1)), //: (scenario)
  asyncPropertyArrow: () => orders.cancel(opaque(1)), //: (scenario)
  nestedPropertyArrow: () => orders.nested.approve(opaque(1)), //: (scenario)
  curried: () => adder(opaque(1))(2), //: (scenario)
  curriedLogged: () => logged(opaque('a'))(2), //: (scenario)
  closure: () => makeCounter(opaque(1)).increment(), //: (scenario)
  closureMethod: () => makeCounter(opaque(1)).reset(), //: (scenario)
  returnedArrow: () => makeLimiter(opaque(1))([1, 2]), //: (scenario)
  arrayElement: () => steps.map((step) => step(opaque(1))), //: (scenario)
  nullish: () => parseAmount(opaque(1)), //: (scenario)
  conditional: () => chosen(opaque('1')), //: (scenario)
  defaultParameter: () => withDefault(), //: (scenario)
  defaultOption: () => withOptions(), //: (scenario)
  sortCallback: () => sortByPrice(opaque([{ price: 1 }, {}])), //: (scenario)
  pipelined: () => pipeline(opaque([1, 2])), //: (scenario)
  nestedArrows: () => deep(opaque(1)), //: (scenario)
  assignedCall: () => assigned(opaque(1)), //: (scenario)
  assignedLater: () => later(opaque(1)), //: (scenario)
  dollar: () => $handlers$.$click(), //: (scenario)
  underscore: () => $handlers$._hidden(), //: (scenario)
  inMap: () => memoized.get('rate')?.(), //: (scenario)
  passedOn: () => first(opaque([1]), (value) => value > fail('select')), //: (scenario)
  recursiveMap: () => unary(opaque([[1]])), //: (scenario)
  shortName: () => x(opaque(1)), //: (scenario)
}
