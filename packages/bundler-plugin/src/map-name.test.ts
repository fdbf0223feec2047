import { expect, it } from 'vitest'
import { mapPlaceOf } from './map-name.ts'

it.each([
  ['app.js', '', ['app.js.map']],
  ['assets/app.js', '', ['assets/app.js.map']],
  ['assets/app.js', 'app-1.map', ['assets/app-1.map', 'assets/app.js.map']],
  ['assets/app.js', 'app.js.map?v=1', ['assets/app.js.map']],
  ['assets/app.js', '../maps/app.map', ['maps/app.map', 'assets/app.map', 'assets/app.js.map']],
  ['assets/my app.js', 'my%20app.js.map', ['assets/my app.js.map']],
  ['assets/50%.js', '50%.js.map', ['assets/50%.js.map']],
  ['app.js', 'https://maps.example/x/app.map', ['app.map', 'app.js.map']],
  ['app.js', '/etc/passwd', ['passwd', 'app.js.map']],
  ['app.js', '../../etc/passwd', ['passwd', 'app.js.map']],
  ['app.js', '..%2f..%2fetc/passwd', ['passwd', 'app.js.map']],
])('looks for the map of %s, whose comment says %j, in %j', (name, url, names) => {
  const text = url === '' ? 'run()' : `run()\n//# sourceMappingURL=${url}`

  expect(mapPlaceOf(name, text)).toEqual({ is: 'file', names })
})

it('finds a map in the file itself', () => {
  const url = 'data:application/json;base64,e30='

  expect(mapPlaceOf('app.js', `run()\n//# sourceMappingURL=${url}`)).toEqual({ is: 'inline', url })
})
