import { oneOf } from './one-of.ts'
import { refuse } from './refused.ts'

/** A parameter that is one of a few words; another word is refused. */
export function readChoice<Choice extends string>(
  search: Record<string, unknown>,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  const choice = oneOf(choices, search[key])
  if (choice === undefined) refuse(search, key)
  return choice
}
