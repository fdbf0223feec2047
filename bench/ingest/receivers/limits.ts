import { aFolder, end, startServer, type Candidate, type Named, type Receiver } from './receiver.ts'

/** The least that receivers of a kind do; none of them is a product. */
export function limits(report: Named): Candidate[] {
  return [
    {
      name: 'bare node:http',
      before: 'reads the body',
      start: () => startScript('bare node:http', 'bare.ts', report),
    },
    {
      name: 'bare + JSON.parse',
      before: 'reads and parses the body',
      start: () => startScript('bare + JSON.parse', 'parse.ts', report),
    },
    {
      name: 'bare + log',
      before: 'appends the body to a file and fsyncs it, in groups',
      start: () => startScript('bare + log', 'durable.ts', report),
    },
  ]
}

/** One of `servers/` that needs nothing but a folder. */
export async function startScript(name: string, script: string, report: Named): Promise<Receiver> {
  const { folder, remove } = await aFolder()
  const { url, child, eventLoopDelayMs } = await startServer(script, folder)
  return {
    ...{ name, folder, eventLoopDelayMs },
    template: { ...report, url },
    pids: [child.pid ?? 0],
    stop: async () => {
      await end(child)
      await remove()
    },
  }
}
