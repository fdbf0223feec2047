import { fail, opaque } from '../fail.ts'

export default (text: string): string => {
  return fail(`third ${opaque(text)}`) //: default
}

const internal = (text: string): string => {
  return fail(`renamed ${opaque(text)}`) //: internal
}

class Parser {
  run(text: string): string {
    return internal(text) + opaque('') //: run
  }
}

export { internal as external, Parser as TextParser }
