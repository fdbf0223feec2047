import { JetStreamApiCodes, JetStreamApiError, type StreamConfig } from '@nats-io/jetstream'
import type { Nats } from './connect.ts'

type Wanted = Pick<StreamConfig, 'name' | 'subjects'> & Partial<StreamConfig>

/** Of a stream that another process made meanwhile, otherwise. */
const NAME_IN_USE = 10058

/** Makes the stream, or has one that is there keep as much as is wanted now. */
export async function ensureStream({ streams }: Pick<Nats, 'streams'>, wanted: Wanted) {
  const found = await find(streams, wanted.name)
  if (!found) return add(streams, wanted)
  const isAsWanted = Object.entries(wanted).every(
    ([key, value]) =>
      JSON.stringify(found.config[key as keyof StreamConfig]) === JSON.stringify(value), // as: a key of Wanted
  )
  return isAsWanted ? found : streams.streams.update(wanted.name, wanted)
}

async function find(streams: Nats['streams'], name: string) {
  try {
    return await streams.streams.info(name)
  } catch (cause) {
    if (isCode(cause, JetStreamApiCodes.StreamNotFound)) return undefined
    throw cause
  }
}

async function add(streams: Nats['streams'], wanted: Wanted) {
  try {
    return await streams.streams.add(wanted)
  } catch (cause) {
    if (!isCode(cause, NAME_IN_USE)) throw cause
    return streams.streams.info(wanted.name)
  }
}

export function isCode(cause: unknown, code: number): boolean {
  return cause instanceof JetStreamApiError && cause.code === code
}

/** Somebody else wrote since. */
export function isWrongSequence(cause: unknown): boolean {
  return (
    isCode(cause, JetStreamApiCodes.StreamWrongLastSequence) ||
    isCode(cause, JetStreamApiCodes.StreamWrongLastSequenceUnknown)
  )
}
