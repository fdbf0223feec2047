import type { Overview } from '@seismo/ingest/api'

/** Each list has an entry an entity; NaN is what nothing is known of. */
export interface OverviewData extends Omit<Overview, 'values' | 'before' | 'cells'> {
  values: Float64Array
  before: Float64Array
  /** Row by row, `columns` an entity: the value, and of how many. */
  cellValues: Float32Array
  cellN: Float32Array
}

export function decodeOverview(answer: Overview): OverviewData {
  const { values, before, cells, ...rest } = answer
  return {
    ...rest,
    values: Float64Array.from(values, (value) => value ?? NaN),
    before: Float64Array.from(before, (value) => value ?? NaN),
    ...decodeCells(cells, answer),
  }
}

function decodeCells(
  { sizes, points }: Overview['cells'],
  { ids, columns }: Overview,
): Pick<OverviewData, 'cellValues' | 'cellN'> {
  const bytes = new DataView(bytesOf(points).buffer)
  const cellValues = new Float32Array(ids.length * columns).fill(NaN)
  const cellN = new Float32Array(ids.length * columns)
  let at = 0
  for (const [row, size] of sizes.entries()) {
    for (const end = at + 12 * size; at < end; at += 12) {
      const column = bytes.getFloat32(at, true)
      if (column >= columns) continue
      const cell = row * columns + column
      cellValues[cell] = bytes.getFloat32(at + 4, true)
      cellN[cell] = bytes.getFloat32(at + 8, true)
    }
  }
  return { cellValues, cellN }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}
