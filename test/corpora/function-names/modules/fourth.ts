import { fail, opaque } from '../fail.ts'

export default async function (text: string): Promise<string> {
  await opaque(null)
  return fail(`fourth ${text}`) //: default
}

export function* ids(): Generator<number> {
  yield 1
  fail(opaque('no more ids')) //: ids
}
