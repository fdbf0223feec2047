import * as z from 'zod'
import { duration } from '../../duration.ts'
import { url } from '../url.ts'

const labelName = z.string().regex(/^[A-Za-z_]\w{0,63}$/, 'a label is letters, digits and _')

export const alertmanagerSettings = z
  .strictObject({
    url,
    token: z.string().min(1).max(4_000).optional(),
    user: z.string().min(1).max(200).optional(),
    password: z.string().min(1).max(1_000).optional(),
    /** Put on every alert, as Prometheus' external labels. */
    labels: z.record(labelName, z.string().max(200)).default({}),
    /** How often what fires is told again; it resolves four times that after we are gone. */
    resend: duration
      .prefault('1m')
      .refine((ms) => ms >= 1_000 && ms <= 3_600_000, 'between 1s and 1h'),
  })
  .superRefine(({ token, user, password }, context) => {
    if ((user === undefined) !== (password === undefined)) {
      context.addIssue({ code: 'custom', message: 'user and password go together' })
    }
    if (token !== undefined && user !== undefined) {
      context.addIssue({ code: 'custom', message: 'has a token or a user, not both' })
    }
  })
export type AlertmanagerSettings = z.output<typeof alertmanagerSettings>
