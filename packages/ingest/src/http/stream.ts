import { streamSSE } from 'hono/streaming'
import type { StreamEvent } from '../contract/stream.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { actorOf, type Known } from './middleware/actor.ts'

/** Proxies cut connections that say nothing for a minute. */
const HEARTBEAT_MS = 25_000
const MAX_BEHIND = 1_000

/** Server-sent events: the event's name is `is`, its data the whole event. */
export function streamRoutes(
  { stream, ...known }: Known & Pick<Dependencies, 'stream'>,
  heartbeatMs = HEARTBEAT_MS,
) {
  const app = apiApp()
  app.get('/api/stream', (c) => {
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (sse) => {
      let behind = 0
      const { promise: gone, resolve } = Promise.withResolvers<undefined>()
      const send = (event: StreamEvent) =>
        sse.writeSSE({ event: event.is, data: JSON.stringify(event) }).finally(() => (behind -= 1))
      const stop = stream.listen({
        onEvent: (event) => {
          behind += 1
          void send(event)
          // A page that does not read is let go: it reconnects and asks for what it missed.
          if (behind > MAX_BEHIND) resolve(undefined)
        },
        onEnd: () => resolve(undefined),
      })
      sse.onAbort(() => resolve(undefined))
      const heartbeat = setInterval(() => void beat(), heartbeatMs)
      await sse.write(': listening\n\n')
      await gone
      clearInterval(heartbeat)
      stop()

      /** Who was logged out or removed must not go on listening for as long as the page is open. */
      async function beat(): Promise<void> {
        // Undefined where the database cannot tell: nobody is let go for that.
        const isKnown = await actorOf(c, known).then(Boolean, () => undefined)
        if (isKnown === false) resolve(undefined)
        else await sse.write(': still here\n\n')
      }
    })
  })
  return app
}
