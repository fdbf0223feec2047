import type { ScrubRules } from '@seismo/ingest/api'

export type BuiltIn = ScrubRules['on'][number] | ScrubRules['off'][number]

/** What each of the built-in rules takes out, by what people know it by. */
export const BUILT_IN: Record<BuiltIn, string> = {
  'private-key': 'Private keys (PEM)',
  password: 'Passwords in addresses',
  authorization: 'Bearer and Basic credentials',
  pairs: 'Values after password=, token= and the like',
  keys: 'Tags and facts with such names',
  jwt: 'JSON Web Tokens',
  token: 'Tokens of known services',
  email: 'E-mail addresses',
  iban: 'Bank accounts (IBAN)',
  card: 'Card numbers',
  ip: 'IP addresses',
  ssn: 'US social security numbers',
}

export function isBuiltIn(name: string): name is BuiltIn {
  return Object.hasOwn(BUILT_IN, name)
}
