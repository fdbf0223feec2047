import type { ClickHouseClient } from '@clickhouse/client'
import type { AlertStore } from '../alert-store.ts'
import { listDecisions, putDecisions, standingDecisions } from './queries/alert-decisions.ts'
import {
  failedLetters,
  handleOfThread,
  latestLetters,
  lettersOfThread,
  openGroups,
  putLetters,
  serviceLetters,
  waitingLetters,
} from './queries/alert-letters.ts'
import { alertHistory, appendAlerts, withheldAlerts } from './queries/alert-log.ts'
import { alertStarts } from './queries/alert-starts.ts'
import { beginTerm } from './queries/alert-terms.ts'

export function createAlertQueries(client: ClickHouseClient): AlertStore {
  return {
    append: (entries) => appendAlerts(client, entries),
    history: (projectId, limit) => alertHistory(client, projectId, limit),
    starts: (query) => alertStarts(client, query),
    withheld: (projectId) => withheldAlerts(client, projectId),
    terms: {
      begin: (least) => beginTerm(client, least),
      under: (term) => createWritten(client, term),
    },
    ...createWritten(client),
  }
}

/** @param term of who writes, where several might. */
function createWritten(
  client: ClickHouseClient,
  term?: number,
): Pick<AlertStore, 'decisions' | 'letters'> {
  return {
    decisions: {
      put: (rows) => putDecisions(client, rows, term),
      list: (projectId, ruleId, limit) => listDecisions(client, { projectId, ruleId, limit }),
      standing: () => standingDecisions(client),
    },
    letters: {
      put: (letters) => putLetters(client, letters, term),
      waiting: () => waitingLetters(client),
      openGroups: () => openGroups(client),
      handleOf: (thread) => handleOfThread(client, thread),
      ofThread: (projectId, key) => lettersOfThread(client, projectId, key),
      failed: (projectId, limit) => failedLetters(client, projectId, limit),
      latest: (projectId) => latestLetters(client, projectId),
      ofService: () => serviceLetters(client),
    },
  }
}
