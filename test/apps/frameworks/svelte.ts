import { seismoHandleError, seismoRoutes } from '@seismo/browser/svelte'
import { mount } from 'svelte'
import App from './App.svelte'
import { client } from './client.ts'

const target = document.getElementById('root')
if (target) mount(App, { target })

// SvelteKit calls these two; what it hands to them is written down here.
const moved = seismoRoutes(client)
const handleError = seismoHandleError(client)
Object.assign(window, {
  move() {
    history.pushState({}, '', '/orders/7')
    moved({ to: { route: { id: '/orders/:id' } } })
    const event = { route: { id: '/orders/:id' } }
    handleError({ error: new Error('not found'), event, status: 404, message: 'Not found' })
  },
})
