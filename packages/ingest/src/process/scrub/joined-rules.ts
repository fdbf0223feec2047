import type { ScrubRules } from './rules.ts'

/** The rules of all projects with those of one: what either switches on, off or adds. */
export function joinedRules(ofAll: ScrubRules, own: ScrubRules): ScrubRules {
  return {
    on: [...new Set([...ofAll.on, ...own.on])],
    off: [...new Set([...ofAll.off, ...own.off])],
    keys: [...new Set([...ofAll.keys, ...own.keys])],
    patterns: [...ofAll.patterns, ...own.patterns],
  }
}
