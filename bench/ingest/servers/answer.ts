import { createServer, type Server, type ServerResponse } from 'node:http'

/** Reads the body, hands it over, and answers 202 once it was taken; 503 where it was not. */
export function answering(take: (body: Buffer) => unknown): Server {
  async function answer(body: Buffer, response: ServerResponse): Promise<void> {
    try {
      await take(body)
      end(response, 202)
    } catch {
      end(response, 503)
    }
  }

  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => void answer(Buffer.concat(chunks), response))
  })
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end('{"accepted":1,"refused":[]}')
}
