import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import type { ProjectRecord } from '../auth/first-start.ts'
import { OverloadedError } from '../process/commit.ts'
import { processEnvelope, toDrops, type Arrival } from '../process/process-envelope.ts'
import type { Decoded, RefusedItem } from '../wire/decoded.ts'
import type { Envelope } from '../wire/envelope.ts'
import { decodeBeacon } from '../wire/seismo/decode.ts'
import { readBody } from './body.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'

const LIMITS = { maxBytes: 1_048_576, maxRatio: 100 }

/** `POST /v1/beacon?k=KEY`: 202 means stored. Refusals are problem documents a client can act on. */
export function beaconRoutes(dependencies: Dependencies) {
  const { metrics, now } = dependencies
  return new Hono()
    .use(
      '/v1/beacon',
      cors({
        origin: '*',
        allowMethods: ['POST'],
        allowHeaders: ['Content-Type', 'Content-Encoding'],
        exposeHeaders: ['Retry-After'],
        maxAge: 86_400,
      }),
    )
    .post('/v1/beacon', async (c) => {
      const startedAt = now()
      try {
        const project = projectOf(dependencies.projects, c.req.query('k'))
        const outcome = await accept(c, project, dependencies)
        metrics.beacons.inc({ outcome: outcome.is })
        metrics.beaconSeconds.observe((now() - startedAt) / 1_000)
        const { control } = dependencies
        return c.json({ ...pick(outcome), ...(control && { control }) }, 202)
      } catch (cause) {
        metrics.beacons.inc({ outcome: cause instanceof ProblemError ? cause.code : 'internal' })
        throw cause
      }
    })
}

function pick({ accepted, refused }: { accepted: number; refused: RefusedItem[] }) {
  return { accepted, refused }
}

function projectOf(projects: readonly ProjectRecord[], key: string | undefined): ProjectRecord {
  const project = projects.find(({ publicKey }) => publicKey === key)
  if (project) return project
  throw new ProblemError('unknown-key', {
    detail:
      "Put the project's public key into ?k=; the settings page and the start of the service show it.",
  })
}

async function accept(c: Context, project: ProjectRecord, dependencies: Dependencies) {
  const arrival: Arrival = {
    projectId: project.number,
    receivedAt: dependencies.now(),
    userAgent: c.req.header('user-agent') ?? '',
  }
  const decoded = await decode(c.req.raw, arrival, dependencies)
  const {
    envelopes: [envelope],
    refused,
  } = decoded
  if (!envelope) throw new Error('a beacon is one envelope')
  const store = () => keep({ envelope, refused }, arrival, dependencies)
  const is = await dependencies.acceptOnce(`${String(project.number)}/${envelope.id}`, store)
  if (is === 'new') countItems(dependencies, { envelope, refused })
  return { is, accepted: envelope.items.length, refused }
}

type Accepted = Extract<Decoded, { is: 'decoded' }>

interface Kept {
  envelope: Envelope
  refused: RefusedItem[]
}

/** Whatever is refused after its key was known is in the project's ledger. */
async function decode(
  request: Request,
  arrival: Arrival,
  dependencies: Dependencies,
): Promise<Accepted> {
  try {
    const bytes = await readBody(request, LIMITS)
    dependencies.metrics.beaconBytes.inc(bytes.byteLength)
    const decoded = decodeBeacon(new TextDecoder().decode(bytes))
    if (decoded.is === 'decoded') return decoded
    const { detail, errors } = decoded
    throw new ProblemError('malformed', { detail, ...(errors.length > 0 && { errors }) })
  } catch (cause) {
    const reason = cause instanceof ProblemError ? cause.code : 'internal'
    // The refusal is answered at once; that the ledger line gets stored is nobody's wait.
    dependencies.commit
      .commit(toDrops([{ kind: 'beacon', reason }], arrival))
      .catch((error: unknown) => {
        dependencies.log.error({ error }, 'a dropped beacon could not be written to the ledger')
      })
    throw cause
  }
}

/** Maps are looked up in the database too: whatever of it is away, the page keeps its beacon. */
async function keep({ envelope, refused }: Kept, arrival: Arrival, dependencies: Dependencies) {
  try {
    const rows = await processEnvelope(envelope, arrival, dependencies.resolveStack)
    await dependencies.commit.commit([...rows, ...toDrops(refused, arrival)])
  } catch (cause) {
    const detail =
      cause instanceof OverloadedError ? 'Too many beacons at once.' : 'The store is away.'
    throw new ProblemError('overloaded', { cause, detail, retryAfterSeconds: 10 })
  }
}

function countItems({ metrics }: Dependencies, { envelope, refused }: Kept): void {
  for (const { kind, reason, n } of envelope.drops) metrics.clientDrops.inc({ kind, reason }, n)
  if (envelope.cost) metrics.scriptCpuSeconds.observe(envelope.cost.cpuMs / 1_000)
  for (const { is } of envelope.items) metrics.items.inc({ kind: is, outcome: 'stored' })
  for (const { kind } of refused) metrics.items.inc({ kind, outcome: 'dropped' })
}
