import * as z from 'zod'

/** As Prometheus names them, and dots and dashes, which our own tags have. */
export const labelName = z
  .string()
  .regex(
    /^[A-Za-z_][\w.-]{0,63}$/,
    'a label is letters, digits, _, . and -, beginning with a letter',
  )

/** What tells one alert from another, and what routes, silences and inhibitions match. */
export const labels = z
  .record(labelName, z.string().max(200))
  .refine((given) => Object.keys(given).length <= 30, 'at most 30 labels')
export type Labels = Readonly<Record<string, string>>
