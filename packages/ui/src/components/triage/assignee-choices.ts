/** Whom an issue can be given to: me first, the others by name. */
export function assigneeChoices(
  me: string,
  members: readonly { name: string }[] | undefined,
): string[] {
  const others = (members ?? []).map(({ name }) => name).filter((name) => name !== me)
  return [me, ...others.toSorted((a, b) => a.localeCompare(b))]
}
