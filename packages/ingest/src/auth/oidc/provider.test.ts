import { expect, it } from 'vitest'
import { createOidc } from './oidc.ts'
import { createProvider } from './provider.ts'
import type { OidcSettings } from './settings.ts'

/** Nobody answers there. */
const settings: OidcSettings = {
  ...{ issuer: 'http://127.0.0.1:9', clientId: 'seismo', clientSecret: undefined },
  ...{ label: 'Example', scopes: ['openid'], domains: [], groupsClaim: 'groups', roles: undefined },
  ...{ defaultRole: undefined, assumeEmailVerified: false },
  redirectUri: 'https://seismo.example/api/session/oidc/callback',
  afterLogoutUri: 'https://seismo.example/login',
}
const never = () => Promise.reject(new Error('not asked here'))

it('asks nothing of a provider whose login is to go on', async () => {
  const provider = createProvider({
    settings: { ...settings, afterLogoutUri: undefined },
    now: Date.now,
  })

  expect(await provider.endSession('token')).toBeUndefined()
})

it('lets people log out here while the provider is away', async () => {
  const provider = createProvider({ settings, now: Date.now })
  const oidc = createOidc({
    ...{ settings, provider, now: Date.now, onRefused: () => undefined },
    ...{ admit: never, logins: { logInAs: never }, key: never },
  })

  await expect(provider.endSession(undefined)).rejects.toThrow('unreachable')
  expect(await oidc.endSession(undefined)).toBeUndefined()
})
