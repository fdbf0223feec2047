import { expect, it } from 'vitest'
import { actorName } from './actor-name.ts'

it.each([
  ['ana', 'ana'],
  ['token CI', 'token CI'],
  ['token', 'SEISMO_API_TOKEN'],
  ['seismo', 'Seismo'],
])('names "%s" as "%s"', (actor, name) => expect(actorName(actor)).toBe(name))
