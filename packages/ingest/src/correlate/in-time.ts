/** What comes by a time, in epoch milliseconds; else what there is without it. What is late goes on unheard. */
export function inTime<Answer>(
  answer: Promise<Answer>,
  { deadline, now, late }: { deadline: number; now: () => number; late: Answer },
): Promise<Answer> {
  const timeout = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => timeout.resolve(late), Math.max(0, deadline - now()))
  return Promise.race([answer, timeout.promise]).finally(() => clearTimeout(timer))
}
