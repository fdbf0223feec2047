import * as z from 'zod'
import { url } from '../url.ts'

const number = z
  .string()
  .regex(
    /^\+[1-9]\d{6,14}$/,
    'a number like "+491701234567", in quotes so that YAML keeps the plus',
  )
const to = z.union([number.transform((one) => [one]), z.array(number).min(1).max(20)], {
  error: 'a number like "+491701234567", or a list of them',
})
const name = z.string().min(1).max(200)
const value = z.string().max(10_000)

const TYPES = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
} as const

/** One request for each number: `{to}` and `{text}` stand in the body. */
const generic = z
  .strictObject({
    to,
    url,
    method: z.enum(['POST', 'PUT']).default('POST'),
    headers: z.record(name, value).default({}),
    type: z.enum(['form', 'json', 'text']).default('json'),
    /** Fields; or, where `type` is text, the body as it is. */
    body: z.union([value, z.record(name, value)]).default({ to: '{to}', text: '{text}' }),
  })
  .superRefine(({ type, body }, context) => {
    if ((typeof body === 'string') === (type === 'text')) return
    const message = 'is a text where type is text, and otherwise a list of fields'
    context.addIssue({ code: 'custom', path: ['body'], message })
  })
  .transform(({ type, ...given }) => ({ ...given, contentType: TYPES[type] }))
export type SmsSettings = z.output<typeof generic>

const twilio = z
  .strictObject({
    preset: z.literal('twilio'),
    to,
    account: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'the Account SID: AC and 32 hex digits'),
    token: z.string().min(1).max(200),
    /** Of yours, or `MG…` of a messaging service. */
    from: z.string().min(1).max(50),
    api: url.default('https://api.twilio.com'),
  })
  .transform(({ to: numbers, account, token, from, api }): SmsSettings => ({
    to: numbers,
    url: `${api}/2010-04-01/Accounts/${account}/Messages.json`,
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${account}:${token}`)}` },
    contentType: TYPES.form,
    body: {
      To: '{to}',
      Body: '{text}',
      ...(from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }),
    },
  }))

/** One of both by whether it says `preset`, so that an error is about what was meant. */
export const smsSettings = z.unknown().transform((given, context): SmsSettings => {
  const isPreset = typeof given === 'object' && given !== null && 'preset' in given
  const { success, data, error } = isPreset ? twilio.safeParse(given) : generic.safeParse(given)
  if (success) return data
  for (const issue of error.issues) context.addIssue({ ...issue })
  return z.NEVER
})
