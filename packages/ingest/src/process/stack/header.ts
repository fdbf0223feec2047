/**
 * Where the frames start. V8 writes `type: message` before them, and a message may span lines and
 * hold text that looks like a frame, so the message is matched as a whole and never parsed.
 * Only fixed places are compared: searching for one attacker's text in another's is not linear.
 */
export function framesStart(error: { type: string; message: string; stack: string }): number {
  const { type, message, stack } = error
  if (type.includes('\n') && stack.startsWith(type)) return endOfLine(stack, type.length)
  if (message === '') return 0
  for (const start of [0, type.length + 2, afterFirstColon(stack)]) {
    if (!stack.startsWith(message, start)) continue
    const end = start + message.length
    if (end === stack.length || stack[end] === '\n' || stack[end] === '\r') return end
    // A message cut by the sender still spans the lines it has.
    if (message.includes('\n')) return endOfLine(stack, end)
  }
  return 0
}

/** The class's own name may differ from `error.name`: `Error: bad` of a `ValidationError`. */
function afterFirstColon(stack: string): number {
  const colon = stack.indexOf(': ')
  return colon < 0 ? 0 : colon + 2
}

function endOfLine(stack: string, from: number): number {
  const end = stack.indexOf('\n', from)
  return end < 0 ? stack.length : end
}
