import { bodyOf, startServer, type TestServer } from './http-server.ts'

export interface Received {
  path: string
  headers: Record<string, unknown>
  body: unknown
}

export interface Inbox extends TestServer {
  /** The first request, received or still to come, that `isWanted` says yes to. */
  next: (isWanted: (received: Received) => boolean) => Promise<Received>
  received: Received[]
}

/** A real HTTP server that takes what webhooks send; `answer` may refuse some with another status. */
export async function startInbox(
  answer: (received: Received) => number | Promise<number> = () => 200,
): Promise<Inbox> {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = await startServer(async (request, response) => {
    const body: unknown = JSON.parse(await bodyOf(request))
    const one = { path: request.url ?? '', headers: request.headers, body }
    received.push(one)
    for (const look of waiting) look()
    response.writeHead(await answer(one)).end()
  })

  function next(isWanted: (received: Received) => boolean): Promise<Received> {
    const { promise, resolve } = Promise.withResolvers<Received>()
    function look(): void {
      const found = received.find(isWanted)
      if (!found) return
      waiting.delete(look)
      resolve(found)
    }
    waiting.add(look)
    look()
    return promise
  }

  return { ...server, next, received }
}
