import type { Budget } from './token-bucket.ts'

/** The section `new_issues` of seismo.yaml. */
export function budgetOf({
  new_issues,
}: {
  new_issues: { burst: number; per_hour: number }
}): Budget {
  return { burst: new_issues.burst, perHour: new_issues.per_hour }
}
