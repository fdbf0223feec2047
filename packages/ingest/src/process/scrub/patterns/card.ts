import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

/** Neither part of a name or a hash nor of a number with a point. */
const WHOLE = /(?<![\w]|\d[.,])\d{13,19}(?![\w]|[.,]\d)/g
/** Groups as they are printed and typed: 4-4-4-4, 4-6-5 and their kin. Dashes also join UUIDs. */
const GROUPED = /(?<!\w|\w-|\d[.,])\d{4}([ -])\d{4,6}(?:\1\d{1,7}){1,3}(?!\w|-\w|[.,]\d)/g
const FIRST_GROUP = 5

/**
 * First digits and lengths of the card schemes. Thirteen digits are left out for Visa, which issues
 * none: European article numbers look like that. Timestamps and snowflakes start with 1.
 */
const ISSUERS: readonly [scheme: string, number: RegExp][] = [
  ['visa', /^4(?:\d{15}|\d{18})$/],
  ['mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\d*$/],
  ['american express', /^3[47]\d{13}$/],
  ['diners club', /^3(?:0[0-59]|[689])\d{11,16}$/],
  ['discover', /^6(?:011|4[4-9]|5)\d{12,}$/],
  ['unionpay', /^62\d{14,}$/],
  ['jcb', /^35(?:2[89]|[3-8]\d)\d{12,}$/],
  ['mir', /^220[0-4]\d{12,}$/],
  ['maestro', /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d*$/],
  ['rupay', /^(?:60|81|82)\d{14}$/],
]

export const card: Pattern = { name: 'card', clues: CLUE.digits, scrub: scrubCards }

function scrubCards(text: string): string {
  return scrubGrouped(text.replace(WHOLE, (digits) => (isCard(digits) ? '[card]' : digits)))
}

function scrubGrouped(text: string): string {
  let kept = ''
  let done = 0
  GROUPED.lastIndex = 0
  for (let match = GROUPED.exec(text); match; match = GROUPED.exec(text)) {
    const length = cardLength(match[0], match[1] ?? '')
    if (length === 0) {
      // The number may begin with the next group: `1234 4111 1111 1111 1111`.
      GROUPED.lastIndex = match.index + FIRST_GROUP
    } else {
      kept += `${text.slice(done, match.index)}[card]`
      done = match.index + length
      GROUPED.lastIndex = done
    }
  }
  return done === 0 ? text : kept + text.slice(done)
}

/** How much of some groups of digits is a card's number, the longest first; 0 for none of it. */
function cardLength(groups: string, separator: string): number {
  for (let end = groups.length; end > 13; end = groups.lastIndexOf(separator, end - 1)) {
    if (isCard(groups.slice(0, end).replaceAll(separator, ''))) return end
  }
  return 0
}

function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || !passesLuhn(digits)) return false
  return ISSUERS.some(
    ([scheme, number]) => number.test(digits) && (scheme !== 'mastercard' || digits.length === 16),
  )
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const doubled = place % 2 === 1 ? 2 * digit : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
