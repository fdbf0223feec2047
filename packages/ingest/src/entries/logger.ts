import { pino, type Logger } from 'pino'
import { toEcsError } from './ecs-error.ts'

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
