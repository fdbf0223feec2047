import type { EventFrame } from '@seismo/ingest/api'

export type StackRow =
  | { is: 'frame'; frame: EventFrame; index: number }
  | { is: 'library'; frames: readonly EventFrame[]; index: number }

/** Libraries are folded where at least two of their frames stand together; one is shorter unfolded. */
const FOLD_FROM = 2

/** The stack as it is read: the customer's frames stand, the libraries' in between are folded. */
export function foldFrames(frames: readonly EventFrame[]): StackRow[] {
  const rows: StackRow[] = []
  // A stack of nothing but libraries is all there is to read.
  if (!frames.some((frame) => frame.inApp)) return frames.map(toRow)
  let index = 0
  while (index < frames.length) {
    const end = endOfRun(frames, index)
    if (end - index >= FOLD_FROM) {
      rows.push({ is: 'library', frames: frames.slice(index, end), index })
      index = end
      continue
    }
    rows.push(...frames.slice(index, index + 1).map((frame) => toRow(frame, index)))
    index += 1
  }
  return rows
}

function toRow(frame: EventFrame, index: number): StackRow {
  return { is: 'frame', frame, index }
}

/** Where the run of library frames that starts here ends; here, if it is no library frame. */
function endOfRun(frames: readonly EventFrame[], start: number): number {
  const length = frames.slice(start).findIndex((frame) => frame.inApp)
  return length === -1 ? frames.length : start + length
}

/** Packages of folded frames, for the line that stands for them: `react-dom`. */
export function packagesOf(frames: readonly EventFrame[]): string[] {
  const names = frames.flatMap(
    ({ file }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file ?? '')?.[1] ?? [],
  )
  return [...new Set(names)]
}
