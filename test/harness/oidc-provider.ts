import { createServer } from 'node:http'
import { once } from 'node:events'
import Provider from 'oidc-provider'
import { aFreeAddress } from './a-free-address.ts'

interface OidcProviderOptions {
  redirectUri: string
  afterLogoutUri: string
  /** By what people type as their login there. */
  people: Readonly<Record<string, { email: string; groups: string[] }>>
}

export interface OidcProvider {
  issuer: string
  clientId: string
  clientSecret: string
  close: () => Promise<void>
}

/** A certified OpenID provider with its own pages for logging in and consenting. */
export async function startOidcProvider(options: OidcProviderOptions): Promise<OidcProvider> {
  const { redirectUri, afterLogoutUri, people } = options
  const host = await aFreeAddress()
  const issuer = `http://${host}`
  const client = { clientId: 'seismo', clientSecret: 'a-secret-of-tests-only' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [afterLogoutUri],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email_verified: true, ...people[id] }),
    }),
    cookies: { keys: ['a-key-of-tests-only'] },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(server, 'listening')
  return {
    ...client,
    issuer,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
