import type { KillOutcome } from './alert-kills.ts'

const RECEIVERS = ['hook', 'chat']

/** What is not as it has to be after kills; a message may come twice under its key and revision. */
export function troublesOf(outcome: KillOutcome): string[] {
  return [...historyTroubles(outcome), ...lostAlerts(outcome), ...wrongThreads(outcome)]
}

/** Each series fires and resolves in turn, and each incident is one of both. */
function historyTroubles({ entries }: KillOutcome): string[] {
  const ofSeries = Map.groupBy(entries, ({ series }) => series)
  const outOfTurn = [...ofSeries].flatMap(([series, all]) => {
    const inTurn = all.every(({ state }, n) => state === (n % 2 === 0 ? 'firing' : 'resolved'))
    const inPairs = all.every(({ incident }, n) => incident === all[n - (n % 2)]?.incident)
    const states = all.map(({ state }) => state).join(', ')
    return inTurn && inPairs && all.length % 2 === 0 ? [] : [`${series} is ${states}`]
  })
  return outOfTurn
}

/** Of each receiver each change has one letter that was delivered: none is lost, none has two keys. */
function lostAlerts({ entries, letters }: KillOutcome): string[] {
  return entries.flatMap(({ incident, state }) => {
    const about = letters.filter((one) => one.about.includes(`${incident} ${state}`))
    return RECEIVERS.flatMap((name) => {
      const states = about.filter(({ receiver }) => receiver === name).map(({ status }) => status)
      const isTold = states.length === 1 && states[0] === 'delivered'
      return isTold ? [] : [`${incident} ${state} to ${name}: ${states.join(', ') || 'no letter'}`]
    })
  })
}

/** As the receivers saw it: first that it fires, then that it is over. */
function wrongThreads({ letters, told, posts }: KillOutcome): string[] {
  const threads = Map.groupBy(told, ({ key }) => key)
  const wrong = [...threads].flatMap(([key, all]) => {
    const revisions = new Set(all.map(({ revision, state }) => `${String(revision)} ${state}`))
    const seen = [...revisions].join(', ')
    return seen === '1 firing, 2 resolved' ? [] : [`${key} was told as ${seen}`]
  })
  const hooked = letters.filter(({ receiver }) => receiver === 'hook')
  const keys = new Set(hooked.map(({ key }) => key))
  const unseen = [...keys].filter((key) => !threads.has(key)).map((key) => `${key} never arrived`)
  const endsAlone = posts.filter(
    ({ text, edits, thread }) => edits === 0 && thread === undefined && text.startsWith('✓'),
  )
  return [...wrong, ...unseen, ...endsAlone.map(({ text }) => `an end without beginning: ${text}`)]
}

/** Deliveries beyond the first of each key and revision. */
export function repeatsOf({ told }: KillOutcome): number {
  return told.length - new Set(told.map(({ key, revision }) => `${key}/${String(revision)}`)).size
}
