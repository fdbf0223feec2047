import * as z from 'zod'
import { describer, NOWHERE, toPosition, type Body, type Describe } from './described.ts'
import { address, message, needed, short, source } from './schema.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * Content Security Policy. The text is the one that the page's script gives the same violation, so
 * that both have one name. The policy and the sample stay behind: the one is long and known to the
 * page's owner, the other is a piece of somebody's content.
 */
export const describeCsp: Describe = describer(
  z.object({ ...source, effectiveDirective: needed, blockedURL: address }),
  ({ effectiveDirective, blockedURL, ...rest }) => {
    const text = `${effectiveDirective} blocked ${withoutSecrets(blockedURL)}`
    return { key: text, message: text, position: toPosition(rest) }
  },
)

/** A body of `report-uri`, by the names of its successor. */
export function modernised(legacy: Body): Body {
  const { 'effective-directive': effective, 'violated-directive': violated } = legacy
  // Firefox before 95 and old WebKit name only the violated one, with its sources behind it.
  const [directive] = typeof violated === 'string' ? violated.trim().split(/\s/, 1) : []
  return {
    effectiveDirective: typeof effective === 'string' && effective ? effective : directive,
    blockedURL: legacy['blocked-uri'],
    sourceFile: legacy['source-file'],
    lineNumber: legacy['line-number'],
    columnNumber: legacy['column-number'],
  }
}

/** Integrity-Policy: the browser gives such a report neither a name nor a text. */
export const describeIntegrity: Describe = describer(
  z.object({ destination: short, blockedURL: address }),
  ({ destination, blockedURL }) => ({
    key: destination,
    message: `${destination || 'file'} without integrity: ${withoutSecrets(blockedURL)}`,
    position: NOWHERE,
  }),
)

/** Cross-Origin-Embedder-Policy. */
export const describeCoep: Describe = describer(
  z.object({ type: needed, destination: short, blockedURL: address }),
  ({ type, destination, blockedURL }) => ({
    key: type,
    message: `${type} blocked ${[destination, withoutSecrets(blockedURL)].filter(Boolean).join(' ')}`,
    position: NOWHERE,
  }),
)

/** Cross-Origin-Opener-Policy; `property` is what a page touched of another's window. */
export const describeCoop: Describe = describer(
  z.object({ ...source, type: needed, effectivePolicy: short, property: short }),
  ({ type, effectivePolicy, property, ...rest }) => ({
    key: type,
    message: [type, effectivePolicy && `under ${effectivePolicy}`, property && `by ${property}`]
      .filter(Boolean)
      .join(' '),
    position: toPosition(rest),
  }),
)

/**
 * Permissions and document policy. The page's script sees these too, and knows them by their text:
 * a key from here alone would make two kinds of one. The name stands in where there is no text.
 */
export const describePolicy: Describe = describer(
  z.object({ ...source, id: short, message, policyId: short, featureId: short }),
  ({ id, message: text, policyId, featureId, ...rest }) => {
    const name = policyId || featureId
    return { key: id, message: text || (name && `${name} violated`), position: toPosition(rest) }
  },
)
