import { expect, it } from 'vitest'
import { legibleSql } from './explore-legible.ts'

it('writes values where their parameters stand, and nothing a value says as SQL', () => {
  const sql =
    'SELECT {limit: UInt32} WHERE a = {p0: String} AND b = {p1: String} AND {other: Int64}'
  const params = { limit: 5, p0: `it's {p1: String} \\`, p1: "x' OR 1=1\n--" }

  expect(legibleSql(sql, params)).toBe(
    `SELECT 5 WHERE a = 'it\\'s {p1: String} \\\\' AND b = 'x\\' OR 1=1\\n--' AND {other: Int64}`,
  )
})
