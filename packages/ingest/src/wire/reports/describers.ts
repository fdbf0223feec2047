import * as z from 'zod'
import { describer, NOWHERE, toPosition, type Describe } from './described.ts'
import { describeNetworkError } from './network-error.ts'
import {
  describeCoep,
  describeCoop,
  describeCsp,
  describeIntegrity,
  describePolicy,
} from './policy-violations.ts'
import { message, short, source } from './schema.ts'

/** Deprecations and interventions, as the page's script reads them. */
const describeWarning: Describe = describer(
  z.object({ ...source, id: short, message }),
  ({ id, message: text, ...rest }) => ({ key: id, message: text, position: toPosition(rest) }),
)

const CRASHES = new Map([
  ['oom', 'The page ran out of memory.'],
  ['unresponsive', 'The page did not answer and was ended.'],
])

/** A crash without a reason is one the browser cannot explain. */
const describeCrash: Describe = describer(z.object({ reason: short }), ({ reason }) => ({
  key: reason || 'crash',
  message: CRASHES.get(reason) ?? 'The page crashed.',
  position: NOWHERE,
}))

/** By the type of the report. */
export const describers = new Map<string, Describe>([
  ['coep', describeCoep],
  ['coop', describeCoop],
  ['crash', describeCrash],
  ['csp-violation', describeCsp],
  ['deprecation', describeWarning],
  ['document-policy-violation', describePolicy],
  ['integrity-violation', describeIntegrity],
  ['intervention', describeWarning],
  ['network-error', describeNetworkError],
  ['permissions-policy-violation', describePolicy],
])
