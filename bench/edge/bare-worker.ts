import { startServer } from '../../test/harness/http-server.ts'
import { startWorkerd } from './workerd.ts'

/** About an insert of seven rows. */
const ASKED_CHARS = 2_500

/** Reads what it is sent, asks so many times what is answered with nothing, and answers. */
const SOURCE = `
  const body = 'x'.repeat(${String(ASKED_CHARS)})
  export default {
    async fetch(request, { ASKED }) {
      await request.text()
      const n = Number(new URL(request.url).searchParams.get('n'))
      for (let i = 0; i < n; i += 1) await (await fetch(ASKED, { method: 'POST', body })).text()
      return new Response('{}', { status: 202 })
    },
  }`

/** What the runtime takes where a Worker does nothing of its own. */
export async function aBareWorker() {
  const asked = await startServer((request, response) => {
    request.resume().on('end', () => response.end())
  })
  const { url, cpuMs, stop } = await startWorkerd({
    modules: { 'worker.js': SOURCE },
    bindings: { ASKED: asked.url },
  })
  return {
    cpuMs,
    send: async (subrequests: number, body: string): Promise<void> => {
      const address = `${url}/?n=${String(subrequests)}`
      await (await fetch(address, { method: 'POST', body })).arrayBuffer()
    },
    remove: async () => {
      await stop()
      await asked.close()
    },
  }
}
