import fc from 'fast-check'
import { expect, it } from 'vitest'
import { INACTIVE, type AlertState } from './state.ts'
import { step, type Seen } from './step.ts'

const timing = { for: 60_000, keep_firing_for: 0 }
const pending: AlertState = { is: 'pending', since: 500, blindSince: null }
const firing: AlertState = {
  is: 'firing',
  since: 1,
  incident: 'a',
  quietSince: null,
  blindSince: null,
}

const seen = (verdict: Seen['verdict'], at: number): Seen => ({
  verdict,
  at,
  incident: `new/${at}`,
})

it.each<[string, AlertState, Seen, AlertState]>([
  ['stays inactive while it is clear', INACTIVE, seen('clear', 0), INACTIVE],
  ['stays inactive between', INACTIVE, seen('between', 0), INACTIVE],
  ['waits beyond it', INACTIVE, seen('breach', 500), pending],
  ['keeps its start while it waits', pending, seen('breach', 60_499), pending],
  [
    'fires after its time',
    pending,
    seen('breach', 60_500),
    { is: 'firing', since: 60_500, incident: 'new/60500', quietSince: null, blindSince: null },
  ],
  [
    'begins its wait anew when the clock was set back',
    { ...pending, since: 90_000_000 },
    seen('breach', 500),
    pending,
  ],
  ['forgets a wait that fell below', pending, seen('clear', 600), INACTIVE],
  ['forgets a wait that is not beyond any more', pending, seen('between', 600), INACTIVE],
  ['stays the same incident while it fires', firing, seen('breach', 999_999), firing],
  ['goes on firing between', firing, seen('between', 999_999), firing],
  ['resolves', firing, seen('clear', 2), INACTIVE],
  ['does not resolve of no data', firing, seen('no-data', 9), { ...firing, blindSince: 9 }],
  [
    'resolves after a day of no data',
    { ...firing, blindSince: 9 },
    seen('no-data', 86_400_009),
    INACTIVE,
  ],
  [
    'does not fire of no data',
    pending,
    seen('no-data', 70_000),
    { ...pending, blindSince: 70_000 },
  ],
  ['sees again', { ...firing, blindSince: 9 }, seen('breach', 20), firing],
])('%s', (_, state, observed, expected) => {
  expect(step(timing, state, observed)).toEqual(expected)
})

it('fires at once without a hold', () => {
  expect(step({ for: 0, keep_firing_for: 0 }, INACTIVE, seen('breach', 7))).toMatchObject({
    is: 'firing',
    since: 7,
  })
})

it('keeps firing for as long as it says, and anew after each breach', () => {
  const keeping = { for: 0, keep_firing_for: 30_000 }
  const quiet = step(keeping, firing, seen('clear', 100))

  expect(quiet).toMatchObject({ is: 'firing', quietSince: 100 })
  expect(step(keeping, quiet, seen('clear', 30_099))).toMatchObject({ is: 'firing' })
  expect(step(keeping, quiet, seen('clear', 30_100))).toEqual(INACTIVE)
  expect(step(keeping, quiet, seen('breach', 20_000))).toMatchObject({ quietSince: null })
})

const verdicts = fc.array(fc.constantFrom('breach', 'clear', 'between', 'no-data'), {
  maxLength: 60,
})

it('fires only after an unbroken hold, and never changes its incident while it fires', () => {
  fc.assert(
    fc.property(verdicts, fc.nat(5), fc.nat(5), (given, hold, keep) => {
      const rule = { for: hold * 10_000, keep_firing_for: keep * 10_000 }
      let state: AlertState = INACTIVE
      let breaches = 0
      for (const [index, verdict] of given.entries()) {
        const before = state
        state = step(rule, before, seen(verdict, index * 10_000))
        if (verdict === 'breach') breaches += 1
        else if (verdict !== 'no-data') breaches = 0
        if (state.is !== 'firing') continue
        if (before.is === 'firing') expect(state.incident).toBe(before.incident)
        else {
          expect(verdict).toBe('breach')
          expect(breaches).toBeGreaterThan(0)
        }
      }
    }),
  )
})

it('comes to rest whatever happened, once it is clear for long enough', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const rule = { for: 20_000, keep_firing_for: 30_000 }
      const all = [...given, ...Array.from({ length: 4 }, () => 'clear' as const)]
      const end = all.reduce<AlertState>(
        (state, verdict, index) => step(rule, state, seen(verdict, index * 10_000)),
        INACTIVE,
      )

      expect(end).toEqual(INACTIVE)
    }),
  )
})
