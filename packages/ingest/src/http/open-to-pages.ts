import { cors } from 'hono/cors'

/** Pages of any origin may send here and read the answer: the key is public, and nothing else is to be had. */
export function openToPages(headers: string[] = [], exposed: string[] = []) {
  return cors({
    origin: '*',
    allowMethods: ['POST'],
    allowHeaders: ['Content-Type', 'Content-Encoding', ...headers],
    exposeHeaders: ['Retry-After', ...exposed],
    maxAge: 86_400,
  })
}
