import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { Dependencies } from '../http/dependencies.ts'
import { every } from '../lib/every.ts'
import { createStatsdMetrics, type LineOutcome } from '../statsd/statsd-metrics.ts'
import { StartError } from './data-folder.ts'
import { keepSeries } from './keep-series.ts'

/** As StatsD itself does unless it is told otherwise. */
const FLUSH_EVERY_MS = 10_000
const MOST_SERIES = 10_000
/** Of all sets: some 20 MB of names as people give them, for the ten seconds of a flush. */
const MOST_MEMBERS = 200_000
const MOST_CONNECTIONS = 200
/** A line has no more; what comes without a line's end is cut off there. */
const MOST_UNENDED_CHARS = 16_384

interface Settings {
  host: string
  port: number
  projectId: number
}

interface Needed extends Pick<Dependencies, 'intake' | 'log' | 'now' | 'projects'> {
  metrics: { statsdLines: { inc: (labels: { outcome: LineOutcome }) => void } }
}

/**
 * Listens for StatsD on UDP and TCP, at one port.
 * @returns stops it, with what it holds stored.
 * @throws StartError where the port is taken.
 */
export async function startStatsd({ host, port, projectId }: Settings, dependencies: Needed) {
  const { intake, log, metrics, now } = dependencies
  const statsd = createStatsdMetrics({
    ...{ now, maxSeries: MOST_SERIES, maxMembers: MOST_MEMBERS },
  })
  let from = now()

  function take(text: string): void {
    for (const line of text.split('\n')) if (line.trim() !== '') note(statsd.add(line.trim()))
  }

  function note(outcome: LineOutcome): void {
    metrics.statsdLines.inc({ outcome })
    if (outcome === 'accepted') return
    const line = { projectId, at: now(), kind: 'server-sample', n: 1 }
    intake.count({ ...line, outcome: 'received', reason: '' })
    intake.count({ ...line, outcome: 'dropped', reason: outcome })
  }

  async function flush(): Promise<void> {
    const since = from
    from = now()
    await keepSeries(statsd.flush(since), projectId, dependencies)
  }

  const datagrams = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4' })
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    readLines(socket, take)
  })
  server.maxConnections = MOST_CONNECTIONS
  datagrams.on('message', (message) => take(message.toString()))
  try {
    server.listen(port, host)
    await once(server, 'listening')
    const address = server.address()
    // With port 0, the one that TCP was given.
    const taken = typeof address === 'object' && address ? address.port : port
    datagrams.bind(taken, host)
    await once(datagrams, 'listening')
  } catch (cause) {
    server.close()
    datagrams.close()
    throw new StartError(
      `Cannot listen for StatsD on ${host}:${port} (${cause instanceof Error ? cause.message : ''}); set SEISMO_STATSD_PORT to another port`,
      { cause },
    )
  }
  datagrams.on('error', (error) => log.error({ error }, 'StatsD by UDP failed'))
  const stopFlushing = every(FLUSH_EVERY_MS, flush, (error) => {
    log.error({ error }, 'what StatsD counted could not be kept')
  })
  return {
    port: datagrams.address().port,
    flush,
    stop: async () => {
      datagrams.close()
      server.close()
      for (const socket of connections) socket.destroy()
      await stopFlushing()
      await flush()
    },
  }
}

function readLines(socket: Socket, take: (text: string) => void): void {
  let unended = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const text = unended + chunk
    const end = text.lastIndexOf('\n') + 1
    take(text.slice(0, end))
    unended = text.slice(end)
    if (unended.length > MOST_UNENDED_CHARS) socket.destroy()
  })
  // A client that ends without a line's end meant its last line all the same.
  socket.on('end', () => take(unended))
  socket.on('error', () => socket.destroy())
}
