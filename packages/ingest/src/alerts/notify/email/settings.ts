import * as z from 'zod'

// No line breaks or commas: a list in one text is more people than was meant.
const address = z
  .string()
  .max(320)
  .regex(/^(?:[^<>,;\r\n"]{1,100}<[^\s<>,;@]+@[^\s<>,;@]+>|[^\s<>,;@]+@[^\s<>,;@]+)$/, {
    error: 'an address like ops@example.com or Ops <ops@example.com>',
  })

const SECURITY = ['starttls', 'tls', 'none'] as const
const PORT_OF = { starttls: 587, tls: 465, none: 25 } as const

const smtp = z
  .strictObject({
    host: z.string().min(1).max(255),
    port: z.number().int().min(1).max(65_535).optional(),
    /** `starttls` refuses servers that do not offer it; `none` is for the machine's own. */
    security: z.enum(SECURITY).default('starttls'),
    user: z.string().min(1).max(320).optional(),
    password: z.string().min(1).max(1_000).optional(),
    /** For servers whose certificate is their own: its PEM text. */
    ca: z.string().max(100_000).optional(),
  })
  .transform(({ port, ...given }, context) => {
    if ((given.user === undefined) !== (given.password === undefined)) {
      context.addIssue({ code: 'custom', message: 'user and password go together' })
    }
    if (given.user !== undefined && given.security === 'none') {
      const message = 'a password is sent over starttls or tls only'
      context.addIssue({ code: 'custom', path: ['security'], message })
    }
    return { ...given, port: port ?? PORT_OF[given.security] }
  })
export type SmtpSettings = z.output<typeof smtp>

export const emailSettings = z.strictObject({
  to: z.union([address.transform((one) => [one]), z.array(address).min(1).max(50)], {
    error: 'an address like ops@example.com, or a list of them',
  }),
  from: address,
  smtp,
})
export type EmailSettings = z.output<typeof emailSettings>
