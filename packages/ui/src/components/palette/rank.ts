/**
 * How well a text answers what was typed; undefined where it does not. Every word has to be found: best
 * at the start, then at the start of a word, then anywhere, then as the initials of several words.
 */
export function scoreOf(typed: string, text: string): number | undefined {
  const words = wordsOf(typed)
  const lower = text.toLowerCase()
  const scores = words.map((word) => scoreOfWord(word, lower))
  if (scores.some((score) => score === 0)) return undefined
  return scores.reduce((sum, score) => sum + score, 0)
}

/** Those that answer, the best first; equal ones keep their order. */
export function ranked<One>(typed: string, all: readonly One[], textOf: (one: One) => string) {
  return all
    .flatMap((one) => {
      const score = scoreOf(typed, textOf(one))
      return score === undefined ? [] : [{ one, score }]
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one)
}

function scoreOfWord(word: string, text: string): number {
  if (text === word) return 5
  if (text.startsWith(word)) return 4
  const at = text.indexOf(word)
  if (at === -1) return initialsOf(text).startsWith(word) ? 1 : 0
  return isWordStart(text, at) || text.includes(` ${word}`) ? 3 : 2
}

function isWordStart(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
}

function initialsOf(text: string): string {
  return wordsOf(text)
    .map((word) => word.charAt(0))
    .join('')
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}
