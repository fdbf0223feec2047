import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

const LOCAL_CHARS = 64
const AT = /@|%40/gi
/** Latin letters only: in a script without spaces the whole sentence would be the name. */
const LOCAL = /[\w\u00c0-\u024f.%+'-]/
const OPENS_LOCAL = /[\w\u00c0-\u024f]/
const DOMAIN = /(?:[a-z\d\u00c0-\u024f-]{1,63}\.)+[a-z\u00c0-\u024f]{2,24}(?![\w-])/iy

/** `18.2.0-rc.next` of a package is a version, not a host. */
const VERSION = /^v?\d+\.\d+(?:[.-]|$)/
/** `logo@2x.png`, `main@index.bundle`: endings of files that are no top-level domains. */
const FILE =
  /\.(?:[cm]?[jt]sx?|bundle|jsbundle|map|s?css|less|json|html?|vue|svelte|wasm|svg|png|jpe?g|gif|webp|avif|woff2?)$/i
/** `call@app.main:12:5`: Firefox and JavaScriptCore write the function before the file like this. */
const POSITION = /:\d+:\d/y

export const email: Pattern = { name: 'email', clues: CLUE.at, scrub: scrubEmails }

/** From each `@` outwards, so that no text makes it look at a character more than a few times. */
function scrubEmails(text: string): string {
  let kept = ''
  let done = 0
  for (const { 0: at, index } of text.matchAll(AT)) {
    const end = endOfDomain(text, index + at.length)
    const start = end > 0 ? startOfLocal(text, index, done) : index
    if (start < index) {
      kept += `${text.slice(done, start)}[email]`
      done = end
    }
  }
  return done === 0 ? text : kept + text.slice(done)
}

function startOfLocal(text: string, at: number, done: number): number {
  const from = Math.max(done, at - LOCAL_CHARS)
  let start = at
  while (start > from && LOCAL.test(text.charAt(start - 1))) start -= 1
  while (start < at && !OPENS_LOCAL.test(text.charAt(start))) start += 1
  return start
}

/** 0 where no host follows. */
function endOfDomain(text: string, from: number): number {
  DOMAIN.lastIndex = from
  const [domain] = DOMAIN.exec(text) ?? []
  if (domain === undefined || VERSION.test(domain) || FILE.test(domain)) return 0
  POSITION.lastIndex = from + domain.length
  return POSITION.test(text) ? 0 : from + domain.length
}
