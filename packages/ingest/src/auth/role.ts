import * as z from 'zod'

/** Viewers look, members change issues and upload, admins say who and what may come in. */
export const role = z.enum(['viewer', 'member', 'admin'])
export type Role = z.output<typeof role>
