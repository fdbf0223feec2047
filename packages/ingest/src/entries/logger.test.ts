import { expect, it } from 'vitest'
import { createLogger } from './logger.ts'

function written(log: (logger: ReturnType<typeof createLogger>) => void, span = {}) {
  const lines: string[] = []
  const current = () => ({ traceId: 'a', spanId: 'b', rootId: 'c', ...span })
  log(createLogger('1.2.3', current, { write: (line) => lines.push(line) }))
  return JSON.parse(lines[0] ?? '') as Record<string, unknown> // as: a line is an object
}

/** By Elastic's reference, with the type that it says. */
const FIELDS = {
  '@timestamp': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  'ecs.version': /^8\.\d+\.\d+$/,
  'log.level': /^error$/,
  message: /^went wrong$/,
  'service.name': /^seismo$/,
  'service.type': /^seismo$/,
  'service.version': /^1\.2\.3$/,
  'event.dataset': /^seismo\.log$/,
  'host.name': /./,
  'process.pid': /^\d+$/,
  'process.thread.name': /^(main|processing)$/,
  'trace.id': /^a$/,
  'span.id': /^b$/,
  'transaction.id': /^c$/,
  'http.request.id': /^r-1$/,
  'http.request.method': /^GET$/,
  'http.response.status_code': /^500$/,
  'url.path': /^\/api\/issues$/,
  'event.reason': /^invalid$/,
  'labels.kind': /^error$/,
  'labels.log_position': /^7$/,
}

it('writes nothing but what ECS has a name for', () => {
  const line = written((log) =>
    log.error(
      {
        ...{ error: new TypeError('no', { cause: new Error('because') }), requestId: 'r-1' },
        ...{ method: 'GET', status: 500, path: '/api/issues' },
        ...{ reason: 'invalid', kind: 'error', position: 7 },
      },
      'went wrong',
    ),
  )

  const { error, ...rest } = line
  expect(Object.keys(rest).sort()).toEqual(Object.keys(FIELDS).sort())
  for (const [name, pattern] of Object.entries(FIELDS)) expect(String(rest[name])).toMatch(pattern)
  expect(error).toMatchObject({ type: 'TypeError', message: 'no' })
  expect(JSON.stringify(error)).toContain('caused by Error: because')
})

it('names what is no error by its words', () => {
  expect(written((log) => log.error({ error: 'gone' }, 'x')).error).toEqual({ message: 'gone' })
})
