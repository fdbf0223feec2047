import { expect, it } from 'vitest'
import { personOf, type Claims } from './person.ts'
import type { OidcSettings } from './settings.ts'

const settings: OidcSettings = {
  ...{ issuer: 'https://login.example', clientId: 'seismo', clientSecret: undefined },
  ...{ label: 'Example', scopes: ['openid'], domains: [], groupsClaim: 'groups', roles: undefined },
  ...{ defaultRole: undefined, assumeEmailVerified: false, redirectUri: '' },
  afterLogoutUri: undefined,
}

function personWith(claims: Claims, more: Partial<OidcSettings> = {}) {
  const said = { email: 'Ana@Example.com', email_verified: true, ...claims }
  return personOf({ iss: 'https://login.example', sub: '1', ...said }, { ...settings, ...more })
}

it('is a verified address in lower case, of whom a role is for the members to say', () => {
  expect(personWith({})).toEqual({
    ...{ issuer: 'https://login.example', subject: '1', email: 'ana@example.com' },
    ...{ role: undefined, roleOfNew: undefined },
  })
})

it.each<[string, Claims, Partial<OidcSettings>, string]>([
  ['no address', { email: undefined }, {}, 'no-email'],
  ['what is no address', { email: 'ana' }, {}, 'no-email'],
  ['several', { email: ['ana@example.com'] }, {}, 'no-email'],
  ['an unverified address', { email_verified: false }, {}, 'email-unverified'],
  ['one that may be', { email_verified: undefined }, {}, 'email-unverified'],
  [
    'one said not to be',
    { email_verified: false },
    { assumeEmailVerified: true },
    'email-unverified',
  ],
  [
    'the word false',
    { email_verified: 'false' },
    { assumeEmailVerified: true },
    'email-unverified',
  ],
  ['a foreign domain', {}, { domains: ['example.org'] }, 'domain'],
  ['a domain above', {}, { domains: ['www.example.com'] }, 'domain'],
  ['no group', {}, { roles: { admin: ['ops'] } }, 'no-role'],
  ['a group of another case', { groups: ['OPS'] }, { roles: { admin: ['ops'] } }, 'no-role'],
  ['groups of groups', { groups: [['ops']] }, { roles: { admin: ['ops'] } }, 'no-role'],
])('refuses %s', (_, claims, more, refusal) => {
  expect(personWith(claims, more)).toEqual({ refusal })
})

it.each<[string, Claims, Partial<OidcSettings>, object]>([
  ['of several groups the one that may most', { groups: ['a', 'b'] }, {}, { role: 'admin' }],
  ['a group that is no list', { groups: 'a' }, {}, { role: 'viewer' }],
  ['the default where no group has one', {}, { defaultRole: 'member' }, { role: 'member' }],
  ['the claim of the settings', { roles: ['b'] }, { groupsClaim: 'roles' }, { role: 'admin' }],
])('takes %s', (_, claims, more, expected) => {
  const roles = { viewer: ['a'], admin: ['b'] }

  expect(personWith(claims, { roles, ...more })).toMatchObject(expected)
})

it('takes what is said as text, or not said where that is trusted', () => {
  expect(personWith({ email_verified: 'true' })).toMatchObject({ subject: '1' })
  expect(personWith({ email_verified: undefined }, { assumeEmailVerified: true })).toMatchObject({
    subject: '1',
  })
})

it('leaves a member what they are where only strangers have a role', () => {
  expect(personWith({}, { defaultRole: 'viewer' })).toMatchObject({
    ...{ role: undefined, roleOfNew: 'viewer' },
  })
})
