import * as z from 'zod'
import { signInWay } from '../auth/login-record.ts'
import { role } from '../auth/role.ts'
import { epochMs } from './common.ts'
import { password as newPassword } from './members.ts'
import { project } from './project.ts'

export const session = z.object({
  user: z.object({
    name: z.string(),
    role,
    /** That can be changed: false of tokens, and of who comes in by the identity provider alone. */
    hasPassword: z.boolean(),
  }),
  projects: z.array(project),
  version: z.string(),
  /** Whether SEISMO_JAEGER_URL names a Jaeger, which may be away. */
  hasJaeger: z.boolean(),
})
export type Session = z.output<typeof session>

export const login = z.object({ name: z.string().max(64), password: z.string().max(1024) })

export const passwordChange = z.object({
  /** The current one: a forgotten open page is not enough to take an account over. */
  password: z.string().max(1024),
  newPassword,
})

/** What the login page offers. */
export const signIn = z.object({
  password: z.boolean(),
  oidc: z
    .object({
      label: z.string(),
      /** False while its discovery document cannot be read. */
      isReachable: z.boolean(),
    })
    .nullable(),
})
export type SignIn = z.output<typeof signIn>

/** What is left to do after logging out. */
export const loggedOut = z.object({
  /** Where the browser ends its login at the identity provider as well. */
  endSessionUrl: z.url({ protocol: /^https?$/ }),
})
export type LoggedOut = z.output<typeof loggedOut>

/** One of your own. */
export const activeLogin = z.object({
  id: z.string(),
  /** The one that asks. */
  isCurrent: z.boolean(),
  /** 0 where it is not known. */
  startedAt: epochMs,
  expiresAt: epochMs,
  via: signInWay,
  /** Browser and system; empty where they are not known. */
  device: z.string(),
})
export type ActiveLogin = z.output<typeof activeLogin>
