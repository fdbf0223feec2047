const MAX_CHARS = 2048

export interface Said {
  type: string
  message: string
}

/** `Uncaught (in promise) TypeError: x` is the TypeError `x`: some events have no more than this text. */
const PREFIX =
  /^(?:Uncaught |Unhandled |Error: (?=Uncaught ))?(?:\(in promise\)[ :]{0,2})?(?:([A-Z][A-Za-z]{0,40}(?:Error|Exception)|Error): )?/

/** What was said, as an error object has it, and no more than tells faults apart. */
export function bareMessage({ type, message }: Said): Said {
  const text = message.length > MAX_CHARS ? message.slice(0, MAX_CHARS) : message
  const [prefix = '', named] = PREFIX.exec(text) ?? []
  const isNamedTwice = named !== undefined && (type === named || isNameless(type))
  if (named !== undefined && !isNamedTwice) return { type, message: text }
  return { type: named ?? type, message: text.slice(prefix.length) }
}

function isNameless(type: string): boolean {
  return type === '' || type === 'Error' || type === 'UnhandledRejection'
}
