/** An error and its causes, as the Elastic Common Schema has them. */
export function toEcsError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  return {
    type: error.name,
    message: error.message,
    stack_trace: [error.stack, ...causesOf(error)].join('\ncaused by ').slice(0, 16_384),
  }
}

function causesOf(error: Error): string[] {
  const causes: string[] = []
  let cause = error.cause
  while (cause instanceof Error && causes.length < 5) {
    causes.push(cause.stack ?? cause.message)
    cause = cause.cause
  }
  return causes
}
