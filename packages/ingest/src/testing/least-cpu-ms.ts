/**
 * Milliseconds of this thread's CPU that `run` costs at best: what else the machine does adds to the
 * time on the wall, and hardly to this, so that a bound on it fails for the code alone.
 */
export function leastCpuMs(run: () => unknown, tries = 5): number {
  let least = Infinity
  for (let n = 0; n < tries; n += 1) {
    const before = process.threadCpuUsage()
    run()
    const { user, system } = process.threadCpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}
