/** A key whose value is a secret, in words: `api key` is `api_key`, `apiKey`, `API-Key` and `apikey`. */
export interface KeyWords {
  words: string
  /** What stands for the value. */
  mark: string
  /** Short words are parts of others: `pin` of `spin`. */
  isShort?: true
  /** Headers: the value is all of the line. */
  isLine?: true
}

const named = (mark: string, keys: string[]) => keys.map((words) => ({ words, mark }))

/** Read in texts as `key=value` and `"key": "value"`, and as names of tags and facts. */
export const KEY_WORDS: readonly KeyWords[] = [
  ...named('password', ['password', 'passwd', 'passphrase', 'passcode', 'pass word', 'kennwort']),
  ...named('secret', ['secret', 'token', 'api key', 'access key', 'secret key', 'private key']),
  ...named('secret', ['encryption key', 'auth key', 'session id', 'card number', 'security code']),
  ...['pwd', 'pword'].map((words) => ({ words, mark: 'password', isShort: true }) as const),
  ...['pin', 'otp', 'ssn', 'cvv', 'cvc', 'jwt', 'iban', 'sid', 'phpsessid', 'jsessionid'].map(
    (words) => ({ words, mark: 'secret', isShort: true }) as const,
  ),
  ...['authorization', 'cookie', 'set cookie'].map(
    (words) => ({ words, mark: 'secret', isLine: true }) as const,
  ),
]

/** Plain words in a text, but secrets where somebody named a fact so. */
export const NAME_WORDS: readonly KeyWords[] = [
  ...KEY_WORDS,
  ...['card', 'credit card', 'bearer', 'cookies'].map(
    (words) => ({ words, mark: 'secret', isShort: true }) as const,
  ),
]

/** What an operator calls a key, in whatever spelling. */
export function toKeyWords(name: string): KeyWords {
  return { words: wordsOf(name), mark: 'secret', isShort: true }
}

/** `userPassword`, `user_password` and `User-Password` as `user password`. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
