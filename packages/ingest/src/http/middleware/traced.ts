import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Tracing } from '../../tracing/tracing.ts'

/** A span for each request of the API, named by its route; what streams for hours has none. */
export function traced(tracing: Tracing) {
  return createMiddleware<{ Variables: { requestId: string } }>(async (c, next) => {
    const { method, path } = c.req
    if (!tracing.isOn || path === '/api/stream') return next()
    const attributes = {
      'http.request.method': method,
      'url.path': path,
      'http.request.id': c.get('requestId'),
    }
    const parent = c.req.header('traceparent')
    const about = { name: method, kind: 'server', attributes, parent } as const
    await tracing.span(about, async (span) => {
      await next()
      // Of the handler that ran last.
      const route = routePath(c)
      span.rename(`${method} ${route}`)
      span.set({ 'http.route': route, 'http.response.status_code': c.res.status })
    })
  })
}
