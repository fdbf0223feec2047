/** A message is told by its start; the rest is somebody's payload. */
const MAX_CHARS = 2048

/**
 * What differs between two occurrences of one fault, in order of precedence. Every repetition has
 * an upper bound, so that a hostile message costs a constant number of steps a character.
 */
const VARIABLE: readonly [name: string, pattern: string][] = [
  ['url', String.raw`\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>()]{1,500}`],
  ['email', String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}`],
  ['uuid', String.raw`\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b`],
  ['trace', String.raw`\b[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}\b`],
  [
    'date',
    String.raw`\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?`,
  ],
  ['ip', String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?`],
  [
    'ip',
    String.raw`(?<![\w:])(?=[\da-f]{0,4}:[\da-f:]{0,30}:)[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:])`,
  ],
  [
    'text',
    '"[^"\\n]{0,300}"|`[^`\\n]{0,300}`|“[^”\\n]{0,300}”|(?<![\\w])\'[^\'\\n]{0,300}\'(?!\\w)',
  ],
  ['hex', String.raw`\b0x[\da-f]{1,64}\b|\b(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[\da-f]{7,64}\b`],
  ['base64', String.raw`(?<![\w+/=-])(?=[A-Za-z+/_-]{0,40}\d)[\w+/-]{24,300}={0,2}`],
  [
    'path',
    String.raw`(?<![\w/.<])(?:[A-Za-z]:\\|\.{0,2}/)(?:[\w@.-]{1,100}[/\\]){1,20}[\w@.-]{0,100}`,
  ],
  [
    'host',
    String.raw`\b(?:(?:[a-z][a-z\d-]{0,40}\.){1,5}(?:com|net|org|io|de|eu|co|uk|fr|ai|cloud)|(?:[a-z][a-z\d-]{0,40}\.){2,5}(?:app|dev|local|internal|test|example))\b(?::\d{1,5})?|\blocalhost:\d{1,5}`,
  ],
  // `order_8f3a91`, `ORD-2024-0001`: a word, and what counts or was drawn.
  ['id', String.raw`\b[a-z]{2,12}[_-](?=[\w-]{0,40}\d)[\da-z][\w-]{3,63}\b`],
  ['id', String.raw`\b(?=[a-z]{0,40}\d)(?=\d{0,40}[a-z])[a-z\d]{12,64}\b`],
  // An HTTP status is no id: 404 and 500 are different faults.
  [
    'duration',
    String.raw`(?<![\w.])\d{1,30}(?:\.\d{1,30})?\s?(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hours?)\b`,
  ],
  [
    'number',
    String.raw`(?<!\b(?:status(?: code)?|http|error code):? )[-+]?\b\d{1,30}(?:[.,]\d{1,30}){0,10}(?:e[-+]?\d{1,3})?`,
  ],
]

const ANY = new RegExp(VARIABLE.map(([, pattern]) => `(${pattern})`).join('|'), 'gi')

/** React, Redux and others number their messages: the number *is* the message. */
const CODED =
  /^(?:Minified \w{1,30} error #\d{1,6}|\[\w{1,30}\] minified error nr: \d{1,6}|NG0?\d{3,5}\b)/i

/** A message with its variable parts replaced by their kind: `Order <number> of <email> failed`. */
export function messageTemplate(message: string): string {
  const coded = CODED.exec(message)
  if (coded) return coded[0]
  const text = message.length > MAX_CHARS ? message.slice(0, MAX_CHARS) : message
  return text
    .replace(ANY, kindOfMatch)
    .replace(/\s{1,100}/g, ' ')
    .trim()
}

function kindOfMatch(...match: unknown[]): string {
  // as: after the match come its groups, one a kind, in the order of the table.
  const at = VARIABLE.findIndex(
    (_, index) => (match[index + 1] as string | undefined) !== undefined,
  )
  return `<${VARIABLE[at]?.[0] ?? ''}>`
}
