import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createLease } from '../cluster/lease.ts'
import type { Cluster } from '../cluster/ports.ts'
import { createTurn } from '../cluster/turn.ts'
import { connectNats, type Nats } from '../nats/connect.ts'
import type { JetStreamLocation } from '../nats/location.ts'
import { openCluster } from '../nats/open-cluster.ts'
import { StartError } from './data-folder.ts'

/** A batch takes a second; who is silent for longer than this in the midst of one is gone. */
const TURN_MS = 10_000
/** Twice of it is less than the half minute in which another is to take over. */
const EVALUATOR_MS = 12_000

/**
 * The connection of a process, or of a thread of it, to the others.
 * @throws StartError where no server takes it.
 */
export function joinCluster(
  location: JetStreamLocation,
  name: string,
): Promise<Cluster & { nats: Nats }> {
  return orStartError(location, async () => {
    const nats = await connectNats(location, name)
    return { nats, ...(await openCluster({ nats, ...location })) }
  })
}

/** @throws StartError where the servers cannot do it. */
export async function orStartError<Result>(
  { servers }: JetStreamLocation,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new StartError(
      `NATS at ${servers.join(', ')} cannot be used: ${what}; check SEISMO_LOG_URL, that its servers run with JetStream and have room for SEISMO_LOG_MAX_BYTES`,
      { cause },
    )
  }
}

type Registers = Pick<Cluster, 'register'>

/** Batches are written, and what must not run beside one is done, on one machine at a time. */
export function turnOfBatches(cluster: Registers) {
  return turnOf(cluster, 'batches')
}

/** What people do with issues: each reads how things are before it writes. */
export function turnOfChanges(cluster: Registers) {
  return turnOf(cluster, 'changes')
}

/** The first of all machines makes a project and its admin. */
export function turnOfStart(cluster: Registers) {
  return turnOf(cluster, 'start')
}

function turnOf(cluster: Registers, name: string) {
  const register = cluster.register(name)
  return createTurn({
    ...{ lease: leaseOf(cluster, name, TURN_MS), ttlMs: TURN_MS, wait },
    onWrite: (listener) => register.onWrite(listener),
  })
}

export function evaluatorLease(cluster: Registers) {
  return { lease: leaseOf(cluster, 'evaluator', EVALUATOR_MS), ttlMs: EVALUATOR_MS }
}

function leaseOf(cluster: Registers, name: string, ttlMs: number) {
  return createLease({
    ...{ register: cluster.register(name), holder: randomUUID(), ttlMs },
    monotonicMs: () => performance.now(),
  })
}
