import * as z from 'zod'

/** The servers of a NATS cluster, and the stream that is the log. */
export interface JetStreamLocation {
  /** `host:port` each. */
  servers: string[]
  user: string | undefined
  /** With a user; alone it is a token. */
  password: string | undefined
  isEncrypted: boolean
  stream: string
  replicas: number
}

const FORM =
  /^(nats|tls):\/\/(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?@]+)(?:\/([\w-]{1,60}))?(?:\?replicas=(\d+))?$/
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i
const PORT = '4222'
const STREAM = 'seismo'
/** Of a Raft group: a majority of them has what was acknowledged. */
const REPLICAS = [1, 3, 5]

/** `nats://user:password@h1:4222,h2:4222,h3:4222/stream?replicas=3`; `tls://` encrypts. */
export const jetStreamLocation = z.string().transform((text, context): JetStreamLocation => {
  const read = readLocation(text)
  if (typeof read !== 'string') return read
  context.addIssue({ code: 'custom', message: read })
  return z.NEVER
})

/** The location, or what is wrong with it. */
function readLocation(text: string): JetStreamLocation | string {
  const match = FORM.exec(text)
  if (!match) return 'is nats:// or tls:// with hosts, a stream and replicas, and nothing else'
  const [, protocol, user, password, hosts = '', stream = STREAM, given] = match
  const servers = hosts.split(',').map(readServer)
  if (!servers.every((server) => server !== undefined)) return 'names a host that is none'
  const replicas = given === undefined ? defaultReplicas(servers.length) : Number(given)
  if (!REPLICAS.includes(replicas)) return `takes ${REPLICAS.join(', ')} replicas`
  return {
    ...{ servers, stream, replicas, isEncrypted: protocol === 'tls' },
    user: decoded(user),
    password: decoded(password),
  }
}

function readServer(host: string): string | undefined {
  const [, name, port = PORT] = HOST.exec(host) ?? []
  return name !== undefined && Number(port) <= 65_535 ? `${name}:${port}` : undefined
}

/** As many as can be told apart: who names one server has one. */
function defaultReplicas(servers: number): number {
  return servers >= 3 ? 3 : 1
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    // A password may hold a % that is none of an encoding.
    return text
  }
}
