import { fail, opaque } from './fail.ts'
import { scenarios as others } from './entry.ts'

function logged(method: (...args: any[]) => unknown, _context: ClassMethodDecoratorContext) {
  return function replacement(this: unknown, ...args: unknown[]) {
    return method.apply(this, args) //: replacement
  }
}

function sealed(target: new () => object, _context: ClassDecoratorContext) {
  opaque(target)
}

@sealed
class Desk {
  @logged
  book(name: string) {
    return this.#reserve(name) //: book
  }

  #reserve(name: string): never {
    return fail(name) //: #reserve
  }

  cancel = (name: string): void => {
    fail(name) //: cancel
  }

  static open(): Desk {
    return opaque(new Desk())
  }
}

export const scenarios: Record<string, () => unknown> = {
  ...others,
  decoratedMethod: () => Desk.open().book(opaque('a')), //: (scenario)
  decoratedClass: () => Desk.open().cancel(opaque('a')), //: (scenario)
}
