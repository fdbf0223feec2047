import type { AskedOf } from './of-kind.ts'
import type { FedGroup, Group } from './spike-groups.ts'

/** Of so many projects four weeks are read at once: enough that a statement's own cost is small. */
const PROJECTS_PER_READ = 8
/** Of one of many series, each of which has its four weeks. */
const PROJECTS_OF_MANY_SERIES = 1

/** Rules whose past is read together. */
export interface Lesson {
  group: Group
  rules: AskedOf<'spike'>[]
}

/** Who waits for an alert to end learns first, then those of projects with the most errors. */
export function lessonsOf(
  groups: readonly FedGroup[],
  isWaiting: (ruleId: string) => boolean,
  loudness: ReadonlyMap<number, number>,
): Lesson[] {
  const waiting = groups.flatMap(({ rules, ...group }) =>
    rules
      .filter(({ ruleId }) => isWaiting(ruleId))
      .map((rule) => ({ group, rule, urgency: urgencyOf(rule, loudness) })),
  )
  return inParts(waiting.toSorted((a, b) => b.urgency - a.urgency))
}

function urgencyOf(
  { standing, projectId }: AskedOf<'spike'>,
  loudness: ReadonlyMap<number, number>,
): number {
  return standing.length > 0 ? Infinity : (loudness.get(projectId) ?? 0)
}

/** In the order of the most urgent of each part. */
function inParts(waiting: readonly { group: Group; rule: AskedOf<'spike'> }[]): Lesson[] {
  const lessons: Lesson[] = []
  const open = new Map<string, Lesson & { projects: Set<number> }>()
  for (const { group, rule } of waiting) {
    const key = JSON.stringify(group)
    let lesson = open.get(key)
    if (
      !lesson ||
      (lesson.projects.size >= mostOf(group) && !lesson.projects.has(rule.projectId))
    ) {
      lesson = { group, rules: [], projects: new Set() }
      open.set(key, lesson)
      lessons.push(lesson)
    }
    lesson.rules.push(rule)
    lesson.projects.add(rule.projectId)
  }
  return lessons
}

function mostOf({ dimension, isNamed }: Group): number {
  return dimension === '' || isNamed ? PROJECTS_PER_READ : PROJECTS_OF_MANY_SERIES
}
