import { aFreshStore } from '../harness/fresh-store.ts'
import { describeStore } from './store-contract.ts'

describeStore('the store in this process', aFreshStore)
