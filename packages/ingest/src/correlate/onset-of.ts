import type { Correlations } from '../contract/correlations.ts'
import type { SignalStore } from '../store/signal-store.ts'
import type { Question } from './correlate.ts'
import { findRise } from './find-rise.ts'

type OnsetBy = Correlations['signal']['onsetBy']

/** Whoever asks knows best, then an alert that saw it begin, then the counts, and at last when the alert fired. */
export async function onsetOf(
  { signals }: { signals: Pick<SignalStore, 'counts'> },
  { projectId, source, range, box, onset, alert }: Omit<Question, 'title'>,
): Promise<{ rose: number | null; onsetBy: OnsetBy }> {
  const asked = box?.from ?? onset
  if (asked !== undefined) return { rose: asked, onsetBy: 'asked' }
  if (alert?.beganAt !== undefined) return { rose: alert.beganAt, onsetBy: 'alert' }
  const found = await findRise({ signals, projectId, source }, range)
  if (found !== null) return { rose: found, onsetBy: 'change' }
  return alert ? { rose: alert.firedAt, onsetBy: 'alert' } : { rose: null, onsetBy: 'none' }
}
