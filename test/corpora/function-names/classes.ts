import { fail, opaque } from './fail.ts'

const key = opaque('settle')
const tag: unique symbol = Symbol('tag')

class Account {
  static #opened = 0
  static defaults = { currency: 'EUR' }
  #balance = 0
  owner: string
  limit_ = 0

  constructor(owner: string) {
    if (owner === '') fail('an account without an owner') //: Account
    this.owner = owner
  }

  static open(owner: string): Account {
    Account.#opened++
    return new Account(owner) //: open
  }

  static #audit(account: Account): void {
    fail(`audit of ${account.owner}`) //: #audit
  }

  static audited(account: Account): void {
    Account.#audit(account) //: audited
    opaque(account)
  }

  static async later(owner: string): Promise<Account> {
    await opaque(null)
    return Account.open(owner) //: later
  }

  get balance(): number {
    if (this.#balance === 0) fail('nothing on it') //: balance
    return this.#balance
  }

  set limit(value: number) {
    if (value < 0) throw new RangeError('below zero') //: limit
    this.limit_ = value
  }

  static get count(): number {
    return opaque(Account.#opened) > -1 ? fail('counted') : 0 //: count
  }

  deposit(amount: number): void {
    this.#check(amount) //: deposit
    this.#balance += amount
  }

  #check(amount: number): void {
    if (amount < 0) throw new RangeError('a negative amount') //: #check
    if (amount === 0) this.#refuse() //: #check
  }

  #refuse(): void {
    for (const reason of opaque(['nothing'])) fail(reason) //: #refuse
  }

  get #secret(): string {
    return fail('a secret') //: #secret
  }

  reveal(): string {
    return this.#secret + opaque('') //: reveal
  }

  onClose = (reason: string): void => {
    if (reason === '') fail('closed without a reason') //: onClose
    opaque(reason)
  }

  onFreeze = function (this: Account): void {
    fail(`frozen ${opaque('')}`) //: onFreeze
  }

  #onThaw = async (): Promise<void> => {
    await opaque(1)
    fail('thawed') //: #onThaw
  }

  async thaw(): Promise<void> {
    await this.#onThaw() //: thaw
    opaque(0)
  }

  *statements(count: number): Generator<number> {
    for (let i = 0; i < count; i++) {
      yield i
      if (i > 0) fail('too many') //: statements
    }
  }

  async *entries(): AsyncGenerator<number> {
    yield 1
    await opaque(2)
    fail('no second entry') //: entries
  }

  [key](): void {
    fail('settled') //: settle
  }

  [tag](): void {
    fail('tagged') //: [tag]
  }

  *[Symbol.iterator](): Generator<number> {
    yield opaque(1)
    fail('iterated') //: [Symbol.iterator]
  }

  'close-out'(): void {
    fail('closed out') //: close-out
  }

  toJSON(): never {
    return fail('not for JSON') //: toJSON
  }

  [Symbol.toPrimitive](): string {
    return opaque('') || fail('no primitive') //: [Symbol.toPrimitive]
  }
}

abstract class Base {
  constructor() {
    this.setUp() //: Base
    opaque(this)
  }

  abstract setUp(): void

  describe(): string {
    return fail('of the base') //: describe
  }
}

class Savings extends Base {
  rate: number

  constructor(rate: number) {
    super() //: Savings
    this.rate = rate
  }

  setUp(): void {
    fail('not set up') //: setUp
  }
}

class Quiet extends Base {
  setUp(): void {
    opaque(this)
  }

  override describe(): string {
    const text = super.describe() //: describe
    return `quiet ${text}`
  }
}

/** No constructor of its own: the engine makes one. */
class Silent extends Quiet { //: Silent
  volume = opaque(0) || fail('a field that throws') //: Silent
}

class Registry {
  static entries = new Map<string, number>()
  static load(): void {
    for (const name of opaque(['a'])) Registry.entries.set(name, fail(name)) //: load
  }
}

const Ledger = class {
  post(line: string): void {
    fail(line) //: post
  }
}

const Journal = class InnerJournal {
  constructor() {
    fail(opaque('written')) //: InnerJournal
  }
}

const classes = {
  Invoice: class {
    constructor() {
      fail(opaque('invoiced')) //: Invoice
    }
  },
}

type Constructor = new (...args: any[]) => object

const Serializable = (Parent: Constructor) =>
  class extends Parent {
    serialize(): string {
      return fail('serialized') //: serialize
    }
  }

function Timestamped(Parent: Constructor) {
  return class Timestamped extends Parent {
    at = opaque(0)
    touch(): void {
      this.at = this.at === 0 ? fail('touched') : 1 //: touch
    }
  }
}

const Document = Timestamped(Serializable(Object)) as any

function createShape(kind: string) {
  class Shape {
    area(): number {
      return fail(kind) //: area
    }
  }
  return new Shape()
}

class LazyBlock {
  static run(): void { //: run
    class Blocked {
      static {
        fail(opaque('in a static block')) //: Blocked
      }
      static value = 1
    }
    opaque(Blocked)
  }
}

class StaticField {
  static make(): unknown {
    return class Made {
      static handler = () => {
        fail(opaque('static handler')) //: handler
      }
    }
  }
}

class Point {
  x: number
  y: number
  constructor(x: number, y: number) {
    this.x = x
    this.y = y
  }
  static from(text: string): Point {
    const [x, y] = text.split(',').map((part) => { //: from
      const value = Number(part)
      if (Number.isNaN(value)) throw new TypeError(`not a number: ${part}`) //: <map callback>
      return value
    })
    return new Point(x ?? 0, y ?? 0)
  }
  with = ({ x = this.x, y = this.y }): Point => {
    return new Point(x, y).assertPositive() //: with
  }
  assertPositive(): this {
    if (this.x < 0 || this.y < 0) fail('outside') //: assertPositive
    return this
  }
}

export const scenarios: Record<string, () => unknown> = {
  constructorThrows: () => new Account(opaque('')), //: (scenario)
  staticMethod: () => Account.open(opaque('')), //: (scenario)
  staticAsync: () => Account.later(opaque('')), //: (scenario)
  privateStatic: () => Account.audited(Account.open('a')), //: (scenario)
  getter: () => Account.open('a').balance, //: (scenario)
  setter: () => {
    Account.open('a').limit = opaque(-1) //: (scenario)
  },
  staticGetter: () => Account.count, //: (scenario)
  privateMethod: () => Account.open('a').deposit(opaque(-1)), //: (scenario)
  privateMethods: () => Account.open('a').deposit(opaque(0)), //: (scenario)
  privateGetter: () => Account.open('a').reveal(), //: (scenario)
  fieldArrow: () => Account.open('a').onClose(opaque('')), //: (scenario)
  fieldFunction: () => Account.open('a').onFreeze(), //: (scenario)
  privateField: () => Account.open('a').thaw(), //: (scenario)
  generatorMethod: () => [...Account.open('a').statements(opaque(4))], //: (scenario)
  asyncGeneratorMethod: async () => {
    for await (const entry of Account.open('a').entries()) opaque(entry) //: (scenario)
  },
  computedMethod: () => (Account.open('a') as any)[key](), //: (scenario)
  symbolMethod: () => Account.open('a')[tag](), //: (scenario)
  iterator: () => [...Account.open('a')], //: (scenario)
  quotedMethod: () => Account.open('a')['close-out'](), //: (scenario)
  toJson: () => JSON.stringify(Account.open('a')), //: (scenario)
  toPrimitive: () => `${Account.open('a')}`, //: (scenario)
  superConstructor: () => new Savings(opaque(1)), //: (scenario)
  superMethod: () => new Quiet().describe(), //: (scenario)
  fieldThrows: () => new Silent(), //: (scenario)
  staticLoad: () => Registry.load(), //: (scenario)
  classExpression: () => new Ledger().post(opaque('line')), //: (scenario)
  namedClassExpression: () => new Journal(), //: (scenario)
  classInObject: () => new classes.Invoice(), //: (scenario)
  mixinArrow: () => new Document().serialize(), //: (scenario)
  mixinFunction: () => new Document().touch(), //: (scenario)
  classInFunction: () => createShape(opaque('round')).area(), //: (scenario)
  staticBlock: () => LazyBlock.run(), //: (scenario)
  staticHandler: () => (StaticField.make() as any).handler(), //: (scenario)
  callbackInStatic: () => Point.from(opaque('1,x')), //: (scenario)
  destructuredArrow: () => new Point(1, 1).with({ x: opaque(-1) }), //: (scenario)
}
