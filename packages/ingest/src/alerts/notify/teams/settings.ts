import * as z from 'zod'
import { url } from '../url.ts'

/** Of a workflow "Post to a channel when a webhook request is received". */
export const teamsSettings = z.strictObject({ url })
export type TeamsSettings = z.output<typeof teamsSettings>
