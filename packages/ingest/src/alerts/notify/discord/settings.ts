import * as z from 'zod'
import { url } from '../url.ts'

export const discordSettings = z.strictObject({ url })
export type DiscordSettings = z.output<typeof discordSettings>
