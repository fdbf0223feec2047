interface Said {
  type: string
  message: string
  stack: string
}

/**
 * The stack's text before and after the message that stands in its header; undefined where there is
 * none. As in `framesStart`, only fixed places are compared.
 */
export function aroundMessage({ type, message, stack }: Said): [string, string] | undefined {
  if (message === '') return undefined
  const colon = stack.indexOf(': ')
  const start = [0, type.length + 2, colon + 2].find((at) => stack.startsWith(message, at))
  if (start === undefined) return undefined
  return [stack.slice(0, start), stack.slice(start + message.length)]
}

/** The same fault as it said it another time: stacks are kept once for all messages of one template. */
export function saying<T extends Said>(exception: T, message: string): T {
  const around = aroundMessage(exception)
  return { ...exception, message, ...(around && { stack: around.join(message) }) }
}
