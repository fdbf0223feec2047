import { expect, it } from 'vitest'
import { copySql, readView } from './split-rollups.ts'

const view = (query: string, columns = '`project_id` UInt32, `fingerprint` UUID, `n` UInt64') =>
  `CREATE MATERIALIZED VIEW seismo.x_of_errors TO seismo.x (${columns}) AS ${query}`

it('reads what a view of errors counts, however deep it names them', () => {
  const statement = view(
    "SELECT project_id, fingerprint, count() AS n FROM (SELECT * FROM seismo.errors) GROUP BY 'errors'",
  )

  const read = readView(statement)

  expect(read).toMatchObject({ table: 'x', columns: ['project_id', 'fingerprint', 'n'] })
  expect(read && copySql(read)).toMatch(
    /^INSERT INTO x \(project_id, fingerprint, n\) SELECT .* FROM \(SELECT \* FROM \(\s+SELECT \* REPLACE/,
  )
})

it('reads a view between the tables of one machine of a cluster, of all machines', () => {
  const statement =
    'CREATE MATERIALIZED VIEW seismo.x_of_errors TO seismo.x_local (`fingerprint` UUID) AS SELECT fingerprint FROM seismo.errors_local AS errors'

  const read = readView(statement)

  expect(read).toMatchObject({ table: 'x', columns: ['fingerprint'] })
  expect(read && copySql(read)).toMatch(
    /^INSERT INTO x \(fingerprint\) SELECT fingerprint FROM \(.*\) AS errors$/s,
  )
})

it.each([
  ['of another table', view('SELECT project_id, fingerprint FROM seismo.pageviews')],
  ['of a table that begins alike', view('SELECT fingerprint FROM seismo.errors_of_old')],
  ['by something else', view('SELECT session_id FROM seismo.errors', '`session_id` String')],
  ['that is none', 'CREATE TABLE seismo.x (`fingerprint` UUID) ENGINE = Null'],
])('leaves out a view %s', (_, statement) => expect(readView(statement)).toBeUndefined())
