import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultBuild } from './build.ts'

const ANSWERS: Record<string, [type: string, body: string]> = {
  '/ok': ['text/plain', 'not json'],
  '/html': ['text/html', '<!DOCTYPE html><html></html>'],
  '/html.js': ['text/html', '<!DOCTYPE html><html></html>'],
  '/broken.js': ['text/javascript', 'export const a = ;'],
  '/imports-missing.js': ['text/javascript', `import { missing } from '/empty.js'\nmissing()`],
  '/empty.js': ['text/javascript', 'export {}'],
}

/** The page of each build, and what its faults ask for. */
export function answerFault(
  builds: readonly FaultBuild[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = request.url ?? '/'
  const build = builds.find(({ name }) => path.startsWith(`/${name}/`))
  if (path === '/never') return
  if (path === '/reset') {
    request.socket.destroy()
    return
  }
  if (path === '/short') {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('a few', () => request.socket.destroy())
    return
  }
  const [type, body] = build ? ofBuild(build, path) : (ANSWERS[path] ?? ['text/plain', undefined])
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': type })
  response.end(body)
}

function ofBuild({ script }: FaultBuild, path: string): [type: string, body: string] {
  if (path.endsWith('.js')) return ['text/javascript', script]
  return ['text/html', '<!DOCTYPE html><body><script src="faults.js"></script></body>']
}
