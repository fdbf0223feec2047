import { BackupError, ConfigError, StartError } from '@seismo/ingest/node'
import { fail } from '../fail.ts'

/** What a person can do something about is one line; all else is a fault of ours. */
export async function failOnRefusal(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    const isRefusal = [BackupError, ConfigError, StartError].some((one) => cause instanceof one)
    // By name: buckets have errors of their own.
    if (isRefusal || (cause instanceof Error && cause.name === 'S3Error')) fail(messageOf(cause))
    throw cause
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
