const LINE = 'rule '

/** Beside what was hashed and never a part of it: a rule may be called otherwise tomorrow. */
export function withRuleLine(why: readonly string[], name: string | undefined): string[] {
  return name === undefined ? [...why] : [...why, `${LINE}${name}`]
}

/** What was hashed. */
export function withoutRuleLine(why: readonly string[]): string[] {
  return why.filter((line) => !line.startsWith(LINE))
}
