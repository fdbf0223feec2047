import type { LoginProblem } from '../../search/login-search.ts'

/** What went wrong on the way to the identity provider and back, and what to do about it. */
export function problemSentence(problem: LoginProblem, label: string): string {
  return WORDS[problem].replaceAll('%', label)
}

const WORDS: Record<LoginProblem, string> = {
  expired: 'This took too long, or began in another tab. Log in again.',
  unreachable: '% does not answer. Try again in a moment, or tell whoever runs Seismo.',
  denied: '% did not let you in, or you went back.',
  invalid: 'The answer of % cannot be trusted, so it was not used. The log of Seismo says why.',
  'no-email': '% does not tell Seismo your e-mail address. Whoever runs Seismo can ask for it.',
  'email-unverified': '% has not verified your e-mail address.',
  domain: 'Addresses like yours may not use this Seismo.',
  'no-role': 'You are in no group that may use Seismo. Ask whoever looks after your groups.',
  'not-invited': 'Nobody has invited you yet. Ask an admin of Seismo to add you.',
  'linked-elsewhere':
    'Somebody else has logged in with your address before. Ask an admin of Seismo to look at it.',
  'name-taken': 'There is a member of your name. Ask an admin of Seismo to add your address to it.',
  'too-many': 'Too many tries from here. Wait a minute.',
}
