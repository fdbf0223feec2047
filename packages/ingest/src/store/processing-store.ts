import type { IssueBudgetStore, IssueStore, Store } from './ports.ts'
import type { RepairStore } from './repair-store.ts'
import type { WorkflowStore } from './workflow-store.ts'

/** What it takes of the store to keep what pages send. */
export interface ProcessingStore extends Pick<Store, 'insert' | 'beacons'> {
  issues: Pick<IssueStore, 'known'>
  issueBudget: Pick<IssueBudgetStore, 'read'>
  repairs: Pick<RepairStore, 'aliases'>
  workflow: Pick<WorkflowStore, 'releases' | 'traffic'>
}
