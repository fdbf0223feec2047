import '@angular/compiler'
import 'zone.js'
import {
  Component,
  ErrorHandler,
  inject,
  provideEnvironmentInitializer,
  provideZoneChangeDetection,
} from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { provideRouter, Router, RouterOutlet } from '@angular/router'
import { seismoErrorHandler, seismoRoutes } from '@seismo/browser/angular'
import { client } from './client.ts'

class Home {
  fail() {
    throw new Error('thrown in Angular')
  }
}
const home =
  Component({
    selector: 'home-page',
    template: '<button id="throw" (click)="fail()">Throw</button>',
  })(Home) ?? Home

class Order {}
const order = Component({ selector: 'order-page', template: '<h1>Order</h1>' })(Order) ?? Order

class App {}
const app =
  Component({
    selector: '#root',
    imports: [RouterOutlet],
    template: '<router-outlet></router-outlet>',
  })(App) ?? App

void bootstrapApplication(app, {
  providers: [
    provideZoneChangeDetection(),
    provideRouter([
      { path: 'angular', component: home },
      { path: 'orders/:id', component: order },
    ]),
    { provide: ErrorHandler, useValue: seismoErrorHandler(client) },
    provideEnvironmentInitializer(() => {
      const router = inject(Router)
      seismoRoutes(client, router)
      Object.assign(window, { move: () => router.navigateByUrl('/orders/7') })
    }),
  ],
})
