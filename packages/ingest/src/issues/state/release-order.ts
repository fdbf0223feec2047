/** Epoch milliseconds at which each release of a project was seen first. */
export type FirstSeen = ReadonlyMap<string, number>

/**
 * Negative where `a` came before `b`. By semantic version where both have one of the same package, else by
 * when they were seen first; one that never was seen is still to come.
 */
export function compareReleases(a: string, b: string, firstSeen: FirstSeen): number {
  if (a === b) return 0
  const byVersion = compareVersions(toVersion(a), toVersion(b))
  if (byVersion !== 0) return byVersion
  return Math.sign(seenAt(a, firstSeen) - seenAt(b, firstSeen)) || 0
}

/** Undefined where none has a name. */
export function newestRelease(firstSeen: FirstSeen): string | undefined {
  const [first, ...others] = [...firstSeen.keys()].filter((release) => release !== '').toSorted()
  if (first === undefined) return undefined
  return others.reduce(
    (newest, one) => (compareReleases(one, newest, firstSeen) > 0 ? one : newest),
    first,
  )
}

/** Beyond what dates hold, so that differences stay numbers. */
const NEVER = Number.MAX_SAFE_INTEGER

function seenAt(release: string, firstSeen: FirstSeen): number {
  return firstSeen.get(release) ?? NEVER
}

interface Version {
  /** `shop` of `shop@1.2.3`; empty where none is named. */
  package: string
  numbers: number[]
  /** Of `1.2.3-beta.2`; empty for the release itself. */
  before: string[]
}

const PATTERN = /^(?:(.+)@)?v?(\d{1,9}(?:\.\d{1,9}){1,3})(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]+)?$/i

function toVersion(release: string): Version | undefined {
  const [, name = '', numbers, before] = PATTERN.exec(release) ?? []
  if (numbers === undefined) return undefined
  return {
    package: name,
    numbers: numbers.split('.').map(Number),
    before: before === undefined ? [] : before.split('.'),
  }
}

/** 0 also where they cannot be compared. */
function compareVersions(a: Version | undefined, b: Version | undefined): number {
  if (!a || a.package !== b?.package) return 0
  for (let place = 0; place < 4; place += 1) {
    const difference = (a.numbers[place] ?? 0) - (b.numbers[place] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return comparePreReleases(a.before, b.before)
}

/** As semver.org has it: none is later than any, numbers before words, more parts after fewer. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Math.sign(b.length - a.length)
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const [one, other] = [a[place], b[place]]
    if (one === undefined) return -1
    if (other === undefined) return 1
    const difference = compareParts(one, other)
    if (difference !== 0) return difference
  }
  return 0
}

function compareParts(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumber && isOtherNumber) return Math.sign(Number(a) - Number(b))
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
  if (a === b) return 0
  return a < b ? -1 : 1
}
