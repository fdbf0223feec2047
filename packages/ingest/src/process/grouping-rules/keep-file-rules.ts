import type { ChangeLog } from '../../auth/recorder.ts'
import { createRecorder } from '../../auth/recorder.ts'
import { createRulesLog } from './rules-log.ts'
import type { GroupingRule } from './rule.ts'
import { writeRules } from './write-rules.ts'

interface FileRules {
  projects: readonly { number: number; slug: string }[]
  /** By slug, as `seismo.yaml` has them. */
  rules: Readonly<Record<string, readonly GroupingRule[]>>
}

/** At a start: what the file says is in force, and that it changed is in the audit log. */
export async function keepFileRules(
  changes: ChangeLog,
  { projects, rules }: FileRules,
  now: () => number,
): Promise<void> {
  const log = createRulesLog(changes, createRecorder(changes, now))
  for (const { number, slug } of projects) {
    const given = rules[slug]
    const saved = await log.get(number)
    if (given) {
      const yaml = writeRules(given, saved?.yaml)
      if (saved?.from === 'file' && saved.yaml === yaml) continue
      await log.put(number, { yaml, from: 'file' }, { actor: 'seismo' })
    } else if (saved?.from === 'file') {
      // No longer in the file: from now on they are edited in the page.
      await log.put(number, { yaml: saved.yaml, from: 'page' }, { actor: 'seismo' })
    }
  }
}
