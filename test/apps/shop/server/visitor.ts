import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Random } from '../random.ts'

export interface Visitor {
  id: string
  bucket: number
}

const COOKIE = /(?:^|; )visitor=([\da-z]+)\.(\d+)/

/** Who asks, by a cookie that is set at the first request. */
export function visitorOf(
  request: IncomingMessage,
  response: ServerResponse,
  random: Random,
): Visitor {
  const known = COOKIE.exec(request.headers.cookie ?? '')
  if (known) return { id: known[1] ?? '', bucket: Number(known[2]) / 1_000 }
  const id = random.next().toString(36).slice(2)
  const bucket = Math.floor(random.next() * 1_000)
  response.setHeader('set-cookie', `visitor=${id}.${bucket}; Path=/; SameSite=Lax`)
  return { id, bucket: bucket / 1_000 }
}
