import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

/** Shapes by which the issuers themselves tell their secrets. Publishable keys (`pk_live_`) are none. */
const SHAPES = [
  'A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])', // Amazon Web Services
  'gh[opusr]_[A-Za-z0-9]{30,255}', // GitHub
  'github_pat_\\w{22,255}',
  'glpat-[\\w-]{20,255}', // GitLab
  'xox[a-z]-[\\w-]{10,255}', // Slack
  'xapp-[\\w-]{20,255}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}', // Stripe
  'whsec_[A-Za-z0-9+/]{20,255}',
  'AIza[\\w-]{35}', // Google
  'ya29\\.[\\w-]{20,2048}',
  'npm_[A-Za-z0-9]{36}',
  'shpat_[a-f0-9]{32}', // Shopify
  'SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}', // SendGrid
  'sk-(?:proj-|ant-|svcacct-)?[\\w-]{32,255}', // OpenAI, Anthropic
]
const TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${SHAPES.join('|')})`, 'g')

export const token: Pattern = {
  name: 'token',
  clues: CLUE.token,
  // Words joined by dashes are a class of CSS (`sk-folding-cube-…`).
  scrub: (text) => text.replace(TOKEN, (found) => (/[\dA-Z]/.test(found) ? '[token]' : found)),
}
