import { formatExact, formatPercent } from '../../../format/numbers.ts'
import { chanceMissed, errorOfCount, type Control } from './kinds.ts'
import styles from './SamplingForm.module.css'

const SOME = 1_000
const FEW = 3

/** What sampling does to the numbers on the other pages, in figures. */
export function Honest({ draft }: { draft: Control }) {
  const rates = Object.values(draft.rates ?? {}).filter((rate) => rate < 1)
  if (rates.length === 0) {
    return <p className={styles.hint}>All is sent, so every number is a count and no estimate.</p>
  }
  const least = Math.min(...rates)
  return (
    <div role="status" className={styles.hint}>
      <p>
        Every item that comes stands for those that do not, so counts stay right on average and are
        estimates. What is muted or left out is in the ledger on the System page.
      </p>
      {least > 0 && <p>{estimateWords(least)}</p>}
      {least === 0 && <p>Nothing of a kind at 0 % is known, not even that it happened.</p>}
      {draft.rates?.error !== undefined && draft.rates.error > 0 && (
        <p>{missedWords(draft.rates.error)}</p>
      )}
    </div>
  )
}

function estimateWords(rate: number): string {
  const off = formatPercent(errorOfCount(SOME, rate), 1)
  return `At ${formatPercent(rate, 1)}, a figure of ${formatExact(SOME)} sessions is right to within ${off}, 19 times in 20; smaller ones are further off.`
}

function missedWords(rate: number): string {
  return `An error that ${FEW} sessions have goes unseen with a chance of ${formatPercent(chanceMissed(FEW, rate), 1)}.`
}
