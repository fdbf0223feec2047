/**
 * Tells the page which map its script has: Seismo's client looks for the script's address in the
 * stack. ES5, one line, nothing declared, silent where there is no `self`.
 */
export function registrationOf(debugId: string): string {
  return `try{(self.seismoDebugIds=self.seismoDebugIds||{})[new Error().stack]="${debugId}"}catch(e){}`
}
