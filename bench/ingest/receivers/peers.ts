import type { Candidate, Named } from './receiver.ts'
import { startScript } from './limits.ts'
import { startJetStream, startRedis } from './queues.ts'

interface Reports {
  beacon: Named
  sentry: Named
}

/** What others run: receivers of errors first, then queues that acknowledge what they keep. */
export function peers({ beacon, sentry }: Reports): Candidate[] {
  const json = { ...beacon, contentType: 'application/json' }
  return [
    {
      name: 'Spotlight',
      before: 'reads the body and keeps the last 500 in memory',
      start: async () => {
        const receiver = await startScript('Spotlight', 'spotlight.ts', sentry)
        const { url } = receiver.template
        return { ...receiver, template: { ...sentry, url: `${url}api/1/envelope/` } }
      },
    },
    {
      name: 'Fastify + pino',
      before: 'parses the body and hands a line to a buffered log file',
      start: () => startScript('Fastify + pino', 'fastify.ts', json),
    },
    {
      name: 'bare + Redis stream',
      before: 'reads the body; Redis appends it to its log and fsyncs, in groups',
      start: () => startRedis('bare + Redis stream', beacon),
    },
    {
      name: 'bare + JetStream',
      before: 'reads the body; NATS writes it to a file, without fsync',
      start: () => startJetStream('bare + JetStream', beacon),
    },
  ]
}
