import { Hono, type Context } from 'hono'
import type { Dependencies, StaticFile } from './dependencies.ts'

const YEAR = 'public, max-age=31536000, immutable'
const BRIEFLY = 'public, max-age=300'
const NEVER = 'no-cache'

/** The page and the script. Addresses the page made up itself are answered with its shell. */
export function pageRoutes({
  staticFiles,
  attempts,
}: Pick<Dependencies, 'staticFiles' | 'attempts'>) {
  return new Hono().get('/*', (c, next) => {
    const { path } = c.req
    if (path.startsWith('/api/') || path.startsWith('/v1/')) return next()
    const file = staticFiles.get(path)
    if (file?.isPublic && path.endsWith('.js')) attempts.loaded(c.req.header('origin'))
    if (file) return Promise.resolve(serve(c, file, lifetimeOf(file)))
    if (!isMadeUp(path) && /\.\w+$/.test(path.replace(/^.*\//, ''))) return next()
    return Promise.resolve(serve(c, staticFiles.get('/index.html'), NEVER))
  })
}

/** Addresses of the page's own, whatever they end in: `/p/web/releases/2.41.0` is no file. */
function isMadeUp(path: string): boolean {
  return path.startsWith('/p/') || path.startsWith('/i/')
}

function lifetimeOf({ immutable, isPublic }: StaticFile): string {
  if (immutable) return YEAR
  return isPublic ? BRIEFLY : NEVER
}

function serve(c: Context, file: StaticFile | undefined, cacheControl: string): Response {
  if (!file) return c.notFound() as Response
  if (file.isPublic) {
    // Other origins load it with `crossorigin`, so that its errors are not "Script error.".
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  }
  return c.body(file.bytes, 200, {
    'Content-Type': file.contentType,
    'Cache-Control': cacheControl,
  })
}
