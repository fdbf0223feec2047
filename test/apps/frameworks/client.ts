import { init } from '@seismo/browser'

declare const ENDPOINT: string

export const client = init({ key: 'pub_test', endpoint: ENDPOINT })
