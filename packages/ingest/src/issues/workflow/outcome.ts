/** What became of a change; nothing of it was done unless it is `done`. */
export type Outcome<Done> =
  | ({ is: 'done' } & Done)
  | { is: 'unknown'; detail: string }
  | { is: 'invalid'; detail: string }
  | { is: 'conflict'; detail: string }

export type Refusal = Exclude<Outcome<object>, { is: 'done' }>
