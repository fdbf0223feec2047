const LEAST = 10
/** Of fewer a squared difference is one of a few numbers, whose median says nothing. */
const COUNT_OF_BLOCK = 5

/** How much more than chance the counts of neighbours differ; the median, so that a rise is not in it. */
export function waviness(counts: Float64Array, exposure: Float64Array): number {
  const total = counts.reduce((sum, one) => sum + one, 0)
  const length = Math.max(1, Math.ceil((COUNT_OF_BLOCK * counts.length) / Math.max(1, total)))
  const blocks = { counts: inBlocks(counts, length), exposure: inBlocks(exposure, length) }
  const squares: number[] = []
  for (let index = 1; index < blocks.counts.length; index += 1) {
    const square = squareAt(blocks.counts, blocks.exposure, index)
    if (square !== undefined) squares.push(square)
  }
  if (squares.length < LEAST) return 1
  squares.sort((a, b) => a - b)
  // The median of a squared standard normal is 0.455.
  return Math.max(1, (squares[Math.floor(squares.length / 2)] ?? 0) / 0.455)
}

function inBlocks(values: Float64Array, length: number): Float64Array {
  const blocks = new Float64Array(Math.floor(values.length / length))
  for (let index = 0; index < blocks.length * length; index += 1) {
    const block = Math.floor(index / length)
    blocks[block] = (blocks[block] ?? 0) + (values[index] ?? 0)
  }
  return blocks
}

/** Of two neighbours: the squared difference over what chance makes it. */
function squareAt(counts: Float64Array, exposure: Float64Array, index: number): number | undefined {
  const [before = 0, now = 0] = [counts[index - 1], counts[index]]
  const [exposureBefore = 0, exposureNow = 0] = [exposure[index - 1], exposure[index]]
  if (before + now === 0 || exposureBefore + exposureNow === 0) return undefined
  const rate = (before + now) / (exposureBefore + exposureNow)
  const difference = now - before - rate * (exposureNow - exposureBefore)
  return difference ** 2 / (before + now)
}
