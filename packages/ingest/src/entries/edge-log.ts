import { toEcsError } from './ecs-error.ts'
import type { ErrorLog } from '../lib/error-log.ts'

/** JSON lines in ECS names, as the whole service writes them; a Worker's console is its log. */
export function createEdgeLog(): ErrorLog {
  return {
    error: ({ error, ...fields }, message) => {
      const line = {
        ...{ 'log.level': 'error', '@timestamp': new Date().toISOString() },
        ...{ 'service.name': 'seismo-edge', ...fields },
        ...(error !== undefined && { error: toEcsError(error) }),
        message,
      }
      // eslint-disable-next-line no-console -- there is no other way out of a Worker
      console.error(JSON.stringify(line))
    },
  }
}
