import { StorageType } from '@nats-io/jetstream'
import type { Cluster, Peers, Register } from '../cluster/ports.ts'
import type { Nats } from './connect.ts'
import { ensureStream, isWrongSequence } from './ensure-stream.ts'

interface ClusterOptions {
  nats: Nats
  /** Of the log; what is kept beside it has its name. */
  stream: string
  replicas: number
}

const ASK_WITHIN_MS = 5_000

/** Leases in a stream of one message each, and talk that nobody keeps. */
export async function openCluster({ nats, stream, replicas }: ClusterOptions): Promise<Cluster> {
  const leases = `${stream}_leases`
  await ensureStream(nats, {
    ...{ name: leases, subjects: [`${leases}.*`], num_replicas: replicas },
    ...{ storage: StorageType.File, max_msgs_per_subject: 1 },
  })
  return {
    register: (name) => createRegister(nats, leases, `${leases}.${name}`),
    peers: createPeers(nats, stream),
    close: () => nats.connection.close(),
  }
}

function createRegister(
  { connection, streams, publish }: Nats,
  stream: string,
  subject: string,
): Register {
  return {
    async read() {
      const found = await streams.streams.getMessage(stream, { last_by_subj: subject })
      return found ? { value: found.string(), revision: found.seq } : undefined
    },
    async write(value, after) {
      try {
        const expect = { lastSubjectSequence: after }
        return (await publish.publish(subject, value, { expect })).seq
      } catch (cause) {
        if (isWrongSequence(cause)) return undefined
        throw cause
      }
    },
    onWrite(listener) {
      const subscription = connection.subscribe(subject, { callback: listener })
      return () => subscription.unsubscribe()
    },
  }
}

function createPeers({ connection }: Nats, stream: string): Peers {
  const told = `${stream}_told`
  const topicOf = (topic: string) => `${stream}_asked.${topic}`
  /** Servers send nothing back to whom it came from. */
  const own = new Map<string, (question: unknown) => Promise<unknown>>()
  return {
    tell: (message) => {
      // Away for a moment, or ending: it is talk.
      if (!connection.isClosed()) connection.publish(told, JSON.stringify(message))
    },
    onTold: (listener) => {
      connection.subscribe(told, {
        callback: (error, message) => {
          if (!error) listener(message.json())
        },
      })
    },
    async ask(topic, question) {
      const mine = own.get(topic)
      if (mine) return mine(question)
      try {
        const options = { timeout: ASK_WITHIN_MS }
        const answer = await connection.request(topicOf(topic), JSON.stringify(question), options)
        return answer.json()
      } catch {
        // Nobody is there to answer, or nobody in time: the caller says what that means.
        return undefined
      }
    },
    answer(topic, handler) {
      own.set(topic, handler)
      const subscription = connection.subscribe(topicOf(topic), {
        callback: (error, message) => {
          if (error) return
          handler(message.json()).then(
            (answer) => message.respond(JSON.stringify(answer ?? null)),
            // Who asked waits no longer than for nobody.
            () => undefined,
          )
        },
      })
      return () => {
        own.delete(topic)
        subscription.unsubscribe()
      }
    },
  }
}
