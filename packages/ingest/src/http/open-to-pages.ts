import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { NO_PROJECT } from './attempts.ts'

const METHOD = 'POST'
/** Those that a browser asks nobody about. */
const SAFE = ['accept', 'accept-language', 'content-language']

/**
 * Pages of any origin may send here and read the answer: the key is public, and nothing else is to be had.
 * A browser that asks for more than that sends nothing at all, and only its question tells of it.
 */
export function openToPages(
  dependencies: Pick<AcceptDependencies, 'attempts'>,
  headers: string[] = [],
  exposed: string[] = [],
) {
  const allowHeaders = ['Content-Type', 'Content-Encoding', ...headers]
  const allowed = new Set([...SAFE, ...allowHeaders.map((one) => one.toLowerCase())])
  const answered = cors({
    origin: '*',
    allowMethods: [METHOD],
    allowHeaders,
    exposeHeaders: ['Retry-After', ...exposed],
    maxAge: 86_400,
  })
  return createMiddleware((c, next) => {
    const method = c.req.header('access-control-request-method')
    const asked = (c.req.header('access-control-request-headers') ?? '').split(',')
    const isRefused =
      method !== METHOD ||
      asked.some((one) => one.trim() !== '' && !allowed.has(one.trim().toLowerCase()))
    if (c.req.method === 'OPTIONS' && method !== undefined && isRefused) {
      dependencies.attempts.refused(NO_PROJECT, 'preflight-failed', c.req.header('origin'))
    }
    return answered(c, next)
  })
}
