const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const COMMENT = /^\s*\/\/[#@]\s*debugId=(\S+)\s*$/
const LINE_FEED = 0x0a
/** Other comments may stand below it, and what servers append. */
const TAIL_LINES = 8
/** A longer line is code, or a map inside its comment. */
const MAX_COMMENT_BYTES = 200

/** In lower case; undefined for all that is no UUID. */
export function toDebugId(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined
}

/** What the comment `//# debugId=` at a script's end says. */
export function debugIdOfScript(file: Uint8Array): string | undefined {
  let end = file.length
  for (let n = 0; n < TAIL_LINES && end > 0; n += 1) {
    const start = file.lastIndexOf(LINE_FEED, end - 1) + 1
    const id = end - start > MAX_COMMENT_BYTES ? undefined : idIn(file.subarray(start, end))
    if (id !== undefined) return id
    end = start - 1
  }
  return undefined
}

function idIn(line: Uint8Array): string | undefined {
  return toDebugId(COMMENT.exec(new TextDecoder().decode(line))?.[1])
}
