import { seismoVue } from '@seismo/browser/vue'
import { createApp, h } from 'vue'
import { createRouter, createWebHistory, RouterView } from 'vue-router'
import { client } from './client.ts'

const Home = {
  name: 'HomePage',
  render: () =>
    h(
      'button',
      {
        id: 'throw',
        onClick() {
          throw new Error('thrown in Vue')
        },
      },
      'Throw',
    ),
}
const Order = { name: 'OrderPage', render: () => h('h1', 'Order') }

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/vue', component: Home },
    { path: '/orders/:id', component: Order },
  ],
})
Object.assign(window, { move: () => router.push('/orders/7') })
createApp({ render: () => h(RouterView) })
  .use(router)
  .use(seismoVue(client, { router }))
  .mount('#root')
