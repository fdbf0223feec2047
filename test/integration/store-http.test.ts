import { aFreshServerStore } from '../harness/fresh-store.ts'
import { describeStore } from './store-contract.ts'

describeStore('the store on a server', aFreshServerStore)
