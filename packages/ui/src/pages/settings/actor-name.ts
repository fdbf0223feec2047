/** Who did it, as the log of changes has it: what no person did has no name of a member. */
export function actorName(actor: string): string {
  if (actor === 'token') return 'SEISMO_API_TOKEN'
  return actor === 'seismo' ? 'Seismo' : actor
}
