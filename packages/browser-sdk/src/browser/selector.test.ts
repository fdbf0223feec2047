import { expect, it } from 'vitest'
import { selectorOf } from './selector.ts'

interface Facts {
  id?: string
  classes?: string[]
  parent?: Element
}

/** As much of an element as a selector reads. */
function anElement(localName: string, { id = '', classes = [], parent }: Facts = {}): Element {
  // as: a stand-in with the four things read of it.
  return { localName, id, classList: classes, parentElement: parent ?? null } as unknown as Element
}

it('starts at the next id', () => {
  const form = anElement('form', { id: 'pay', parent: anElement('body') })

  expect(selectorOf(anElement('button', { classes: ['big', 'red'], parent: form }))).toBe(
    '#pay>button.big.red',
  )
})

it('names three parents at most', () => {
  const deep = ['html', 'body', 'main', 'ul', 'li'].reduce<Element | undefined>(
    (parent, name) => anElement(name, { parent }),
    undefined,
  )

  expect(selectorOf(deep)).toBe('body>main>ul>li')
})

it('is empty where there is no element', () => {
  expect(selectorOf(null)).toBe('')
})
