import * as z from 'zod'
import { url } from '../url.ts'
import { signingSecret } from './signing-secret.ts'

export const webhookSettings = z.strictObject({ url, secret: signingSecret.optional() })
export type WebhookSettings = z.output<typeof webhookSettings>
