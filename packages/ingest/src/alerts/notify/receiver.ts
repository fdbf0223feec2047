import * as z from 'zod'
import { signingSecret } from './signing-secret.ts'

const url = z.url({ protocol: /^https?$/ })
const name = z.string().min(1).max(100)

/** Where messages go: a name, and one channel with what it needs. */
export const receiver = z.union([
  z.strictObject({ name, webhook: z.strictObject({ url, secret: signingSecret.optional() }) }),
  z.strictObject({ name, slack: z.strictObject({ url }) }),
])
export type Receiver = z.output<typeof receiver>
