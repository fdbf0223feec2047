import { expect, it } from 'vitest'
import { memoryChanges } from '../../testing/memory-changes.ts'
import { createLogins } from '../logins.ts'
import { createMembers } from '../members.ts'
import { createRecorder } from '../recorder.ts'
import { createAdmit } from './admit.ts'
import type { Person } from './person.ts'

const person = (more: Partial<Person> = {}): Person => ({
  ...{ issuer: 'https://login.example', subject: '1', email: 'ana@example.com' },
  ...{ role: undefined, roleOfNew: undefined, ...more },
})

/** Hashes take a tenth of a second by design. */
const hash = (password: string) => Promise.resolve(password)

function start() {
  const changes = memoryChanges()
  const now = () => 1_000
  const record = createRecorder(changes, now)
  const verify = (password: string, stored: string) => Promise.resolve(password === stored)
  const logins = createLogins({ changes, record, now, verify })
  const members = createMembers({ changes, record, logins, hash })
  const add = (name: string, role: 'admin' | 'member', email?: string) =>
    members.add({ name, role, email, password: 'correct horse' }, 'root')
  return {
    ...{ changes, logins, members, add },
    admit: createAdmit({ changes, record, logins, members }),
  }
}

it('lets no stranger in who has no role', async () => {
  const { admit, changes } = start()

  expect(await admit(person())).toEqual({ refusal: 'not-invited' })
  expect(changes.all).toEqual([])
})

it('makes a member of a stranger who has one, once', async () => {
  const { admit, members } = start()
  const stranger = person({ email: "o'hara@example.com", roleOfNew: 'viewer' })

  const both = await Promise.all([admit(stranger), admit(stranger)])

  expect(both).toEqual([{ name: 'o-hara@example.com' }, { name: 'o-hara@example.com' }])
  expect(await members.list()).toMatchObject([
    { role: 'viewer', email: "o'hara@example.com", hasPassword: false, isLinked: true },
  ])
  // Two addresses that become one name are two people.
  const other = person({ subject: '2', email: 'o-hara@example.com', roleOfNew: 'viewer' })
  expect(await admit(other)).toEqual({ refusal: 'name-taken' })
})

it('knows a member by their name or address, keeps their role and password, and writes once', async () => {
  const { admit, add, members, logins, changes } = start()
  await add('ANA@example.com', 'member')
  await add('bo', 'admin', 'bo@example.com')

  const ana = await admit(person())
  const bo = await admit(person({ subject: '2', email: 'bo@example.com' }))
  const written = changes.all.length
  await admit(person())

  expect([ana, bo]).toEqual([{ name: 'ANA@example.com' }, { name: 'bo' }])
  expect(await members.find('bo')).toMatchObject({ role: 'admin', hasPassword: true })
  expect(await logins.logIn('bo', 'correct horse')).toMatchObject({ is: 'ok' })
  expect(changes.all).toHaveLength(written + 1)
})

it('does not give a known address to the next person who has it', async () => {
  const { admit, add, members } = start()
  await add('ana', 'admin', 'ana@example.com')
  await admit(person())

  expect(await admit(person({ subject: '2' }))).toEqual({ refusal: 'linked-elsewhere' })
  const elsewhere = person({ issuer: 'https://other.example' })
  expect(await admit(elsewhere)).toEqual({ refusal: 'linked-elsewhere' })

  // An admin who takes the address away and gives it back says that it is somebody else now.
  await members.change('ana', { email: null }, 'root')
  expect(await members.find('ana')).toMatchObject({ email: null, isLinked: false })
  await members.change('ana', { email: 'ana@example.com' }, 'root')
  expect(await admit(person({ subject: '2' }))).toEqual({ name: 'ana' })
})

it('leaves the last admin one, and takes it from all others', async () => {
  const { admit, add, members } = start()
  await add('ana@example.com', 'admin')
  const viewer = person({ role: 'viewer' })

  await admit(viewer)
  expect(await members.find('ana@example.com')).toMatchObject({ role: 'admin' })
  await add('bo', 'admin')
  await admit(viewer)
  expect(await members.find('ana@example.com')).toMatchObject({ role: 'viewer' })
})

it('takes over no address that another member has', async () => {
  const { admit, add, members } = start()
  await add('ana', 'member', 'ana@example.com')
  await add('bo', 'admin', 'bo@example.com')
  await admit(person())

  await admit(person({ email: 'bo@example.com' }))

  expect(await members.find('ana')).toMatchObject({ email: 'ana@example.com' })
  expect(
    await members.add(
      { name: 'x', role: 'viewer', email: 'BO@example.com', password: null },
      'root',
    ),
  ).toEqual({ is: 'email-taken' })
  expect(
    await members.add(
      { name: 'bo@example.com', role: 'viewer', email: undefined, password: null },
      'root',
    ),
  ).toEqual({ is: 'taken' })
  expect(await members.change('ana', { email: 'bo@example.com' }, 'root')).toEqual({
    is: 'email-taken',
  })
})
