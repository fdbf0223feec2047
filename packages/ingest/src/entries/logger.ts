import { pino, type Logger } from 'pino'

/** JSON lines in ECS names, for Filebeat as they are; to stderr, since stdout is for people. */
export function createLogger(version: string): Logger {
  return pino(
    {
      base: { 'service.name': 'seismo', 'service.version': version },
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ 'log.level': label }) },
      timestamp: () => `,"@timestamp":"${new Date().toISOString()}"`,
      serializers: { error: toEcsError },
    },
    pino.destination(2),
  )
}

function toEcsError(error: unknown) {
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
