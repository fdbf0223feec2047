import type { AlertStore, DecisionRow } from '../../store/alert-store.ts'

/** What was decided of the alerts that fire, by incident: written again with what held them back. */
export function createDecided(decisions: Pick<AlertStore['decisions'], 'put'>) {
  const rows = new Map<string, DecisionRow>()

  function note(given: readonly DecisionRow[]): void {
    for (const row of given) {
      if (row.entry?.state === 'firing') rows.set(row.entry.incident, row)
      else if (row.entry) rows.delete(row.entry.incident)
    }
  }

  async function put(given: readonly DecisionRow[]): Promise<void> {
    if (given.length === 0) return
    await decisions.put(given)
    note(given)
  }

  async function withhold(withheld: readonly { incident: string; by: string }[]): Promise<void> {
    await put(
      withheld.flatMap(({ incident, by }) => {
        const row = rows.get(incident)
        return row?.entry ? [{ ...row, entry: { ...row.entry, withheld: by } }] : []
      }),
    )
  }

  return { note, put, withhold }
}
