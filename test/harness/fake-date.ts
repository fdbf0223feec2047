import { openSync, readSync } from 'node:fs'

// Imported before the service's own code, into each of its threads; fake-clock.ts writes the file.

const file = openSync(process.env.FAKE_CLOCK_FILE ?? '', 'r')
const offsetMs = new BigInt64Array(1)
const realNow = Date.now

Date.now = () => {
  readSync(file, offsetMs, 0, 8, 0)
  return realNow() + Number(offsetMs[0])
}

globalThis.Date = new Proxy(Date, {
  construct: (date, given: unknown[], wanted) =>
    // as: what a constructor makes is an object.
    Reflect.construct(date, given.length === 0 ? [Date.now()] : given, wanted) as object,
  apply: (date) => new date(Date.now()).toString(),
})
