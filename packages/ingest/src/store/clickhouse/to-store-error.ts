import { StoreError, type StoreTrouble } from '../store-error.ts'

/** By ClickHouse's own codes; see `system.errors` of a server for their names. */
const TROUBLE: Partial<Record<string, StoreTrouble>> = {
  '159': 'too-slow', // TIMEOUT_EXCEEDED
  '160': 'too-slow', // TOO_SLOW: by the server's own forecast
  '158': 'too-large', // TOO_MANY_ROWS
  '191': 'too-large', // SET_SIZE_LIMIT_EXCEEDED
  '241': 'too-large', // MEMORY_LIMIT_EXCEEDED
  '307': 'too-large', // TOO_MANY_BYTES
  '396': 'too-large', // TOO_MANY_ROWS_OR_BYTES
  '202': 'away', // TOO_MANY_SIMULTANEOUS_QUERIES
  '209': 'away', // SOCKET_TIMEOUT
  '210': 'away', // NETWORK_ERROR
  '236': 'away', // ABORTED: it shuts down
  '242': 'away', // TABLE_IS_READ_ONLY: a replica without its keeper
  '252': 'away', // TOO_MANY_PARTS: merges are behind
  '279': 'away', // ALL_CONNECTION_TRIES_FAILED
  '285': 'away', // TOO_FEW_LIVE_REPLICAS
  '319': 'away', // UNKNOWN_STATUS_OF_INSERT
  '394': 'away', // QUERY_WAS_CANCELLED
  '425': 'away', // SYSTEM_ERROR
  '439': 'away', // CANNOT_SCHEDULE_TASK
  '999': 'away', // KEEPER_EXCEPTION
}

/** Of sockets, and of the client where no answer comes. */
const NETWORK = /^E[A-Z]+$|^UND_ERR_/
const NO_ANSWER = /Timeout error|socket hang up|aborted/

/** What a caller can do something about becomes a StoreError; all else stays what it is. */
export function toStoreError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause
  // Node's word where a name has several addresses and none answers.
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error)
    return new StoreError('away', cause.errors[0])
  const code = 'code' in cause ? String(cause.code) : ''
  const isNetwork = NETWORK.test(code) || NO_ANSWER.test(cause.message)
  const trouble = TROUBLE[code] ?? (isNetwork ? 'away' : undefined)
  return trouble === undefined ? cause : new StoreError(trouble, cause)
}
