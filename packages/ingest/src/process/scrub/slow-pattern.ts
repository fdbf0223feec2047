// eslint-disable-next-line no-restricted-imports -- rules are saved by Node's routes alone, and only its vm stops an expression
import { createContext, runInContext } from 'node:vm'
import { compilePattern } from './rules.ts'

/** As long as a text may be that comes from a page. */
const LONGEST = 65_536
/** What is read once takes far less, and what is read again from every place takes thousands. */
const MOST_MS = 50
/** Below it each size is tried: what doubles with every letter is found before it takes long. */
const STEP_BY_STEP = 32
/** After which a try is given up. */
const DEADLINE_MS = 8 * MOST_MS
const TRIES = 3
const MOST_UNITS = 24

/** Text that most patterns begin on and do not end on. */
const USUAL = ['a', 'A', '1', ' ', '-', '_', '.', '@', 'é', 'a1', 'A1', 'a ', '1 ', '1-']

/**
 * A text of which the pattern takes long to find that it is not there; undefined where none was found.
 * It meets what anybody sends, on the one thread that stores: found by trying, with texts made of the
 * pattern's own letters that grow only as long as the ones before were quick.
 */
export function slowTextFor(source: string): { unit: string; length: number } | undefined {
  const expression = compilePattern(source)
  for (const unit of unitsOf(source)) {
    for (const length of lengths()) {
      const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
      // With an end that no repetition takes.
      if (leastMs(text, expression) > MOST_MS) return { unit, length }
      if (leastMs(`${text}\u0000`, expression) > MOST_MS) return { unit, length }
    }
  }
  return undefined
}

function unitsOf(source: string): string[] {
  const words = source.match(/[\p{L}\p{N}_-]+/gu) ?? []
  const signs = source.match(/[^\\^$.*+?()[\]{}|\p{L}\p{N}]/gu) ?? []
  return [...new Set([...USUAL, ...words, ...signs])].slice(0, MOST_UNITS)
}

function* lengths(): Generator<number> {
  for (let length = 1; length < STEP_BY_STEP; length += 1) yield length
  for (let length = STEP_BY_STEP; length < LONGEST; length = Math.ceil(length * 1.5)) yield length
  yield LONGEST
}

/** A machine with other work makes one try late; all of them it makes seldom. */
function leastMs(text: string, expression: RegExp): number {
  let least = Infinity
  for (let tries = 0; tries < TRIES && least > MOST_MS; tries += 1) {
    const startedAt = performance.now()
    if (!endsInTime(text, expression)) return Infinity
    least = Math.min(least, performance.now() - startedAt)
  }
  return least
}

/** Under a deadline: the step from a text that is quick to one that never ends may be a single one. */
function endsInTime(text: string, expression: RegExp): boolean {
  Object.assign(sandbox, { text, expression })
  try {
    runInContext("text.replace(expression, '')", sandbox, { timeout: DEADLINE_MS })
    return true
  } catch {
    return false
  }
}

const sandbox = createContext({})
