import Bowser from 'bowser'
import { LRUCache } from 'lru-cache'
import type { SignalRow } from '../store/rows.ts'

export type Client = Pick<SignalRow, 'browser' | 'os' | 'device'>

const DEVICES = new Set(['desktop', 'mobile', 'tablet', 'bot'])
const MAX_CHARS = 512
const seen = new LRUCache<string, Client>({ max: 2_000 })

/** Browser and system with their major versions, as people filter by them: `Chrome 156`. */
export function parseUserAgent(userAgent: string): Client {
  const key = userAgent.slice(0, MAX_CHARS)
  const known = seen.get(key)
  if (known) return known
  const client = key === '' ? { browser: '', os: '', device: '' as const } : parse(key)
  seen.set(key, client)
  return client
}

function parse(userAgent: string): Client {
  const { browser, os, platform } = Bowser.parse(userAgent)
  const device = platform.type ?? ''
  return {
    browser: named(browser.name, browser.version),
    // Browsers on a Mac have said 10.15.7 since 2020, whatever it runs.
    os: os.name === 'macOS' ? 'macOS' : named(os.name, os.versionName ?? os.version),
    device: DEVICES.has(device) ? (device as Client['device']) : '', // the set lists the type's members
  }
}

function named(name: string | undefined, version: string | undefined): string {
  const major = /^\d+$/.exec(version?.split('.', 1)[0] ?? '')?.[0]
  return [name, major ?? version].filter((part) => part !== undefined && part !== '').join(' ')
}
