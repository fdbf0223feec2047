import { fail, opaque } from './fail.ts'

/** What a renderer does, as far as a stack shows it. */
type Props = Record<string, any>
type Component = (props: Props) => unknown

const memo = <T extends Component>(component: T): T => opaque(component)

const forwardRef = (render: (props: Props, ref: unknown) => unknown): Component => {
  return (props) => render(props, opaque(null)) //: -
}

function useCallback<T>(callback: T, _dependencies: unknown[]): T {
  return opaque(callback)
}

function useMemo<T>(compute: () => T, _dependencies: unknown[]): T {
  return opaque(compute)() //: useMemo
}

function useEffect(effect: () => unknown): void {
  opaque(effect)() //: useEffect
  opaque(0)
}

function useState<T>(initial: T | (() => T)): [T, (next: T) => void] {
  const value = typeof initial === 'function' ? (initial as () => T)() : initial //: useState
  return [value, (next) => fail(`set to ${next}`)]
}

function h(type: Component | string, props: Props, ...children: unknown[]): unknown {
  if (typeof type === 'string') return { type, props, children }
  return opaque(type)({ ...props, children }) //: h
}

const Button = memo(({ label }: Props) => {
  return h('button', {}, label.toUpperCase()) //: Button
})

const Input = forwardRef((props, ref) => {
  return h('input', { ...props, ref, value: props['value'].trim() }) //: Input
})

const NamedInput = forwardRef(function TextInput(props) {
  return h('input', { value: props['value'].trim() }) //: TextInput
})

const Both = memo(
  forwardRef((props) => {
    return h('b', {}, props['text'].trim()) //: Both
  }) as Component,
)

function App({ user }: Props): unknown {
  const onClick = useCallback(() => {
    fail(`clicked by ${user}`) //: onClick
  }, [user])
  const onKey = useCallback(function (key: string) {
    fail(`key ${key}`) //: onKey
  }, [])
  if (user === 'clicks') onClick() //: App
  if (user === 'types') onKey(opaque('a')) //: App
  return h(Profile, { user }) //: App
}

const Profile: Component = ({ user }) => {
  const name = useMemo(() => user.profile.name, [user]) //: Profile, <useMemo callback>
  return h('p', {}, name)
}

function useUser(id: number): Props {
  const [user] = useState(() => ({ id }))
  if (id === 0) throw new Error('no user') //: useUser
  return user
}

const useOnline = (isOnline: boolean): boolean => {
  useEffect(() => { //: useOnline
    if (!isOnline) fail('offline') //: <useEffect callback>
    return () => fail('cleaned up')
  })
  return isOnline
}

const Status: Component = (props) => {
  const isOnline = useOnline(props['isOnline']) //: Status
  return h('i', {}, isOnline)
}

const Lazy = () => {
  const [items] = useState(() => { //: Lazy
    return fail(opaque('the first state')) //: <useState callback>
  })
  return h('ul', {}, items)
}

const List: Component = ({ items }) =>
  h(
    'ul',
    {},
    items.map((item: Props) => h(Item, item)), //: List, <map callback>
  )

const Item: Component = ({ price }) => h('li', {}, price.amount.toFixed(2)) //: Item

function withRouter(Inner: Component): Component {
  return function WithRouter(props) {
    return h(Inner, { ...props, router: opaque('router') }) //: WithRouter
  }
}

const Page = withRouter((props) => {
  return h('main', {}, props['route'].path) //: Page
})

function Form({ values }: Props): unknown {
  return h('form', {
    onSubmit: () => {
      fail(`submitted ${values}`) //: onSubmit
    },
    onReset() {
      fail(`reset ${values}`) //: onReset
    },
  })
}

function submit(): void {
  const form = h(Form, { values: opaque(1) }) as { props: Props }
  form.props['onSubmit']() //: submit
  opaque(0)
}

function reset(): void {
  const form = h(Form, { values: opaque(1) }) as { props: Props }
  form.props['onReset']() //: reset
  opaque(0)
}

class Boundary {
  state = { failed: false }
  props: Props

  constructor(props: Props) {
    this.props = props
  }

  handleClick = (): void => {
    this.setState(opaque({ failed: true })) //: handleClick
    opaque(0)
  }

  setState(next: { failed: boolean }): void {
    this.state = next.failed ? fail('failed') : next //: setState
  }

  render(): unknown {
    return h(this.props['child'], {}) //: render
  }
}

const reducer = (state: Props, action: { type: string }): Props => {
  switch (action.type) {
    case 'reset':
      return {}
    default:
      throw new Error(`unknown action ${action.type}`) //: reducer
  }
}

function dispatch(type: string): Props {
  return reducer(opaque({}), { type }) //: dispatch
}

const observer = <T>(component: T): T => opaque(component)

export const Dashboard = observer(function () {
  return fail(opaque('dashboard')) //: Dashboard
})

function makeSelector(select: (state: Props) => unknown) {
  return (state: Props) => select(state) //: -
}

const selectCart = makeSelector((state) => state['cart'].items) //: <makeSelector callback>

export default memo(() => {
  return fail(opaque('the default component')) //: default
})

export const scenarios: Record<string, () => unknown> = {
  memo: () => h(Button, {}), //: (scenario)
  forwardRef: () => h(Input, {}), //: (scenario)
  forwardRefNamed: () => h(NamedInput, {}), //: (scenario)
  memoForwardRef: () => h(Both, {}), //: (scenario)
  useCallback: () => h(App, { user: opaque('clicks') }), //: (scenario)
  useCallbackFunction: () => h(App, { user: opaque('types') }), //: (scenario)
  useMemo: () => h(App, { user: opaque({}) }), //: (scenario)
  customHook: () => useUser(opaque(0)), //: (scenario)
  effect: () => h(Status, { isOnline: opaque(false) }), //: (scenario)
  lazyState: () => h(Lazy, {}), //: (scenario)
  list: () => h(List, { items: opaque([{}]) }), //: (scenario)
  higherOrder: () => h(Page, {}), //: (scenario)
  onSubmit: () => submit(), //: (scenario)
  onReset: () => reset(), //: (scenario)
  classHandler: () => new Boundary({}).handleClick(), //: (scenario)
  classRender: () => new Boundary({ child: List }).render(), //: (scenario)
  reducer: () => dispatch(opaque('x')), //: (scenario)
  observer: () => h(Dashboard, {}), //: (scenario)
  selector: () => selectCart(opaque({})), //: (scenario)
}
