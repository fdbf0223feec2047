import type { IssueEvent } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { eventFacts } from './event-facts.ts'

const anEvent = (over: Partial<IssueEvent>) =>
  ({
    browser: 'Safari 19',
    os: '',
    device: '',
    country: '',
    user: '',
    release: '',
    environment: '',
    url: '',
    route: '',
    mechanism: '',
    sessionId: '',
    tags: {},
    contexts: {},
    ...over,
  }) as IssueEvent // the rest is not read

describe('eventFacts', () => {
  it('leaves out what is not known', () =>
    expect(eventFacts(anEvent({}))).toEqual([{ name: 'Browser', value: 'Safari 19' }]))

  it('calls a country by its name', () =>
    expect(eventFacts(anEvent({ browser: '', country: 'NO' }))).toEqual([
      { name: 'Country', value: 'Norway' },
    ]))

  it('leads to the page and the session, but not where a tag is called like them', () =>
    expect(
      eventFacts(
        anEvent({ browser: '', route: '/cart', sessionId: 's', tags: { Session: 'mine' } }),
      ),
    ).toEqual([
      { name: 'Route', value: '/cart', to: 'page' },
      { name: 'Session', value: 's', to: 'session' },
      { name: 'Session', value: 'mine' },
    ]))

  it('lists tags and contexts under their names', () =>
    expect(
      eventFacts(
        anEvent({ browser: '', tags: { plan: 'free' }, contexts: { cart: { lines: '4' } } }),
      ),
    ).toEqual([
      { name: 'plan', value: 'free' },
      { name: 'cart.lines', value: '4' },
    ]))

  it.each([
    ['https://shop.example/cart', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
  ])('makes a link of %s: %s', (url, isLink) =>
    expect('href' in (eventFacts(anEvent({ browser: '', url }))[0] ?? {})).toBe(isLink),
  )
})
