interface Asked {
  queryKey: readonly unknown[]
}

/**
 * The answer before stays on the screen while the next one loads, unless it was another project's: what
 * one sees is never under a wrong name. A key has the project in its object, or as its second word.
 */
export function keepWithinProject(project: string) {
  return <Answer>(before: Answer | undefined, from: Asked | undefined): Answer | undefined =>
    from !== undefined && projectOf(from) === project ? before : undefined
}

function projectOf({ queryKey }: Asked): unknown {
  const asked = queryKey.find((part) => typeof part === 'object' && part !== null)
  return asked !== undefined && 'project' in asked ? asked.project : queryKey[1]
}
