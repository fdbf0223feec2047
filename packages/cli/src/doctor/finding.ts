/** What one check found; `advice` says what to do where something is wrong. */
export interface Finding {
  check: string
  state: 'ok' | 'warn' | 'fail'
  says: string
  advice?: string
}

export function ok(check: string, says: string): Finding {
  return { check, state: 'ok', says }
}

export function warn(check: string, says: string, advice: string): Finding {
  return { check, state: 'warn', says, advice }
}

export function failed(check: string, says: string, advice: string): Finding {
  return { check, state: 'fail', says, advice }
}

/** 0 where all is well, 1 where something is to be looked at, 2 where something does not work. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === 'fail')) return 2
  return findings.some(({ state }) => state === 'warn') ? 1 : 0
}

export function render(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length))
  const lines = findings.flatMap(({ check, state, says, advice }) => [
    `${state.padEnd(4)}  ${check.padEnd(width)}  ${says}`,
    ...(advice === undefined ? [] : [`${' '.repeat(width + 8)}→ ${advice}`]),
  ])
  return `${lines.join('\n')}\n`
}
