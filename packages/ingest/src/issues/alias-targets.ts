import type { AliasRow } from '../store/rows.ts'

export type AliasLink = Pick<AliasRow, 'fingerprint' | 'byPerson' | 'link' | 'at' | 'kind'>

/**
 * Where each link leads in the end, so that reading takes one step. What a person decided outranks a
 * repair, then the newest counts. A circle is opened at its weakest link: the issue that has it is
 * where the others lead.
 */
export function aliasTargets(links: readonly AliasLink[]): Map<string, string> {
  const strongest = new Map<string, AliasLink>()
  for (const link of links) {
    if (link.kind === 'withdrawn') continue
    const other = strongest.get(link.fingerprint)
    if (!other || isWeaker(other, link)) strongest.set(link.fingerprint, link)
  }
  const targets = new Map<string, string>()
  for (const from of strongest.keys()) {
    const { end, passed } = follow(from, { links: strongest, targets })
    for (const name of [from, ...passed]) targets.set(name, end)
  }
  return targets
}

interface Known {
  links: ReadonlyMap<string, AliasLink>
  /** Of links that were followed before. */
  targets: ReadonlyMap<string, string>
}

function follow(from: string, { links, targets }: Known): { end: string; passed: string[] } {
  const passed = new Map<string, AliasLink>()
  let at = from
  for (;;) {
    const link = links.get(at)
    const known = targets.get(at)
    if (known !== undefined) return { end: known, passed: [...passed.keys()] }
    if (!link || link.link === at) return { end: at, passed: [...passed.keys()] }
    if (passed.has(at)) return { end: weakestFrom(at, passed), passed: [...passed.keys()] }
    passed.set(at, link)
    at = link.link
  }
}

/** @param start where the circle was entered; what was passed before leads to it. */
function weakestFrom(start: string, passed: ReadonlyMap<string, AliasLink>): string {
  const circle = [...passed.values()].slice([...passed.keys()].indexOf(start))
  return circle.reduce((weakest, link) => (isWeaker(link, weakest) ? link : weakest)).fingerprint
}

function isWeaker(a: AliasLink, b: AliasLink): boolean {
  if (a.byPerson !== b.byPerson) return b.byPerson
  return a.at === b.at ? a.fingerprint < b.fingerprint : a.at < b.at
}
