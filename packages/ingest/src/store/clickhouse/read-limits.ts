/** What one read may take of the engine; whoever asks for more is told to ask for less. */
export interface ReadLimits {
  seconds: number
  memoryBytes: number
  /** Of its answer, which we hold whole. */
  resultBytes: number
}

/** Shorter than the client waits: the database then says itself what was too much. */
export const READ_LIMITS: ReadLimits = {
  seconds: 25,
  memoryBytes: 1024 ** 3,
  resultBytes: 64 * 1024 ** 2,
}

/** For the end of a SELECT: see insert.ts for what the client's own settings do in the embedded engine. */
export function readSettings({ seconds, memoryBytes, resultBytes }: ReadLimits): string {
  // Groups and sorts go to the disk before they are too large.
  const spill = String(Math.floor(memoryBytes / 2))
  return `SETTINGS max_execution_time = ${String(seconds)}, timeout_overflow_mode = 'throw',
    max_memory_usage = ${String(memoryBytes)}, max_result_bytes = ${String(resultBytes)},
    result_overflow_mode = 'throw', max_bytes_before_external_group_by = ${spill},
    max_bytes_before_external_sort = ${spill}`
}
