import type { Overview } from '../contract/overview.ts'
import type { OverviewCells } from '../store/overview-store.ts'

type Named = Pick<OverviewCells, 'id' | 'group'>

/** Bytes of a cell: column, value and n. */
export const CELL_BYTES = 12

/** In the order of the totals; rows that came in between two questions are left for the next time. */
export function packCells(
  entities: readonly Named[],
  cells: readonly OverviewCells[],
): Overview['cells'] {
  const byName = new Map(cells.map((one) => [keyOf(one), one.points]))
  const found = entities.map((one) => byName.get(keyOf(one)) ?? NONE)
  return {
    sizes: found.map(({ length }) => length / CELL_BYTES),
    points: Buffer.concat(found).toString('base64'),
  }
}

const NONE = Buffer.alloc(0)

function keyOf({ id, group }: Named): string {
  return JSON.stringify([id, group])
}

/** A curve as cells; what it has nothing of it leaves out. */
export function cellsOf(points: Iterable<{ column: number; value: number; n: number }>): Buffer {
  const floats = [...points].flatMap(({ column, value, n }) => [column, value, n])
  const bytes = Buffer.alloc(4 * floats.length)
  for (const [index, float] of floats.entries()) bytes.writeFloatLE(float, 4 * index)
  return bytes
}
