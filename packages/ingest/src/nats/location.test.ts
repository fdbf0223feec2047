import { expect, it } from 'vitest'
import { jetStreamLocation } from './location.ts'

const none = { user: undefined, password: undefined, isEncrypted: false }

it.each([
  ['nats://h1', { ...none, servers: ['h1:4222'], stream: 'seismo', replicas: 1 }],
  [
    'nats://seismo:p%40ss@h1:4222,h2:4223,h3/errors?replicas=3',
    {
      ...{ user: 'seismo', password: 'p@ss', isEncrypted: false },
      ...{ servers: ['h1:4222', 'h2:4223', 'h3:4222'], stream: 'errors', replicas: 3 },
    },
  ],
  [
    'nats://a,b,c',
    { ...none, servers: ['a:4222', 'b:4222', 'c:4222'], stream: 'seismo', replicas: 3 },
  ],
  [
    'tls://token@[::1]:4222',
    {
      ...{ user: 'token', password: undefined, isEncrypted: true },
      ...{ servers: ['[::1]:4222'], stream: 'seismo', replicas: 1 },
    },
  ],
])('reads %s', (text, location) => {
  expect(jetStreamLocation.parse(text)).toEqual(location)
})

it.each([
  ['http://h1', /nats:\/\/ or tls:\/\//],
  ['nats://h1/a stream', /nothing else/],
  ['nats://h1:99999', /a host that is none/],
  ['nats://h1,/s', /a host that is none/],
  ['nats://h1?replicas=2', /1, 3, 5 replicas/],
  ['nats://h1?replica=3', /nothing else/],
])('refuses %s', (text, why) => {
  const read = jetStreamLocation.safeParse(text)

  expect(read.error?.issues[0]?.message).toMatch(why)
})
