import type { AlertInputs } from '../../store/alert-inputs.ts'
import type { Observers } from '../observation.ts'
import { createBurnRateObserver } from './burn-rate.ts'
import { createDeployObserver } from './deploy.ts'
import { createEscalatingObserver, createIssueStepObserver } from './issue-rules.ts'
import { createNoDataObserver } from './no-data.ts'
import { createSpikeObserver } from './spike.ts'
import { createThresholdObserver } from './threshold.ts'
import { createVitalObserver } from './vital.ts'

/** What knows each kind of rule. */
export function createObservers(inputs: AlertInputs): Observers {
  return {
    spike: createSpikeObserver(inputs),
    threshold: createThresholdObserver(inputs),
    'burn-rate': createBurnRateObserver(inputs),
    'new-issue': createIssueStepObserver(inputs, 'new-issue'),
    regressed: createIssueStepObserver(inputs, 'regressed'),
    escalating: createEscalatingObserver(inputs),
    vital: createVitalObserver(inputs),
    'no-data': createNoDataObserver(inputs),
    deploy: createDeployObserver(inputs),
  }
}
