import { LEVELS } from '../../components/heat/levels.ts'
import { RATINGS, type Rating } from '../../format/vitals.ts'
import { Shape, type ShapeName, type Tone } from '../../ui/Shape.tsx'
import styles from './LevelWord.module.css'

interface Word {
  shape: ShapeName
  tone: Tone
  word: string
}

const RATING_OF: Record<number, Rating> = {
  [LEVELS.good]: 'good',
  [LEVELS.ni]: 'needs-improvement',
  [LEVELS.poor]: 'poor',
}

/** What a level is called; of the steps of a ramp, which nobody rates, nothing. */
export function wordOf(level: number): Word | undefined {
  if (level === LEVELS.low) return { shape: 'ring', tone: 'muted', word: 'Low sample' }
  const rating = RATING_OF[level]
  return rating && RATINGS[rating]
}

export function LevelWord({ level }: { level: number }) {
  const word = wordOf(level)
  if (word === undefined) return null
  return (
    <span className={styles.level} data-tone={word.tone}>
      <Shape name={word.shape} tone={word.tone} /> {word.word}
    </span>
  )
}
