/** `3:+49170…,+49171…`: who has the third revision, where a message is one to each. */
export function doneOf(revision: number, handle: string | null): Set<string> {
  const [of, ...names] = handle?.split(/[:,]/) ?? []
  return new Set(of === String(revision) ? names.filter((one) => one !== '') : [])
}

export function partlyDone(revision: number, done: ReadonlySet<string>): string {
  return `${String(revision)}:${[...done].join(',')}`
}
