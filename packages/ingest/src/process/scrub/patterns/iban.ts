import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

/** Characters of an IBAN by its country, from the registry of ISO 13616. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 ' +
    'EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 ' +
    'IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 ' +
    'NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 ' +
    'TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const HEAD = /(?<![A-Za-z\d])[A-Z]{2}\d{2}/g
/** In groups of four or in one. */
const CHARACTER = /[A-Z\d]/

export const iban: Pattern = { name: 'iban', clues: CLUE.iban, scrub: scrubAccounts }

/** The country says where each ends: the next word, or the next account, may be capitals too. */
function scrubAccounts(text: string): string {
  let kept = ''
  let done = 0
  for (const { 0: head, index } of text.matchAll(HEAD)) {
    const end = index < done ? 0 : endOfAccount(text, index, LENGTHS[head.slice(0, 2)] ?? 0)
    if (end > 0) {
      kept += `${text.slice(done, index)}[iban]`
      done = end
    }
  }
  return done === 0 ? text : kept + text.slice(done)
}

/** 0 where there is none. */
function endOfAccount(text: string, start: number, length: number): number {
  let compact = ''
  let end = start
  while (compact.length < length) {
    if (text.charAt(end) === ' ') end += 1
    if (!CHARACTER.test(text.charAt(end))) return 0
    compact += text.charAt(end)
    end += 1
  }
  const isWhole = length > 0 && !/[A-Za-z\d]/.test(text.charAt(end))
  return isWhole && passesMod97(compact) ? end : 0
}

/** ISO 7064: the first four characters go to the end, letters count from 10. */
function passesMod97(compact: string): boolean {
  let rest = 0
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
