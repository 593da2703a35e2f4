import { isValidElement, useCallback, type ReactNode, type Ref } from 'react'

const HEARD = ['onPointerEnter', 'onPointerLeave', 'onPointerDown', 'onFocus', 'onBlur', 'onClick'] as const

type Handlers = {
  [name in (typeof HEARD)[number]]?: (event: { pointerType: string; target: Element }) => void
}

type Given = Handlers & {
  id?: string
  ref?: Ref<HTMLElement>
  'aria-describedby'?: string
  'aria-expanded'?: boolean
  'aria-haspopup'?: 'menu' | 'dialog'
}

/**
 * Gives the one element inside more props. What it has of its own stays, an event is heard by both, and both get the
 * ref. Written by hand for the same reason as Tooltip.
 */
export function Slot({ children, ref, ...given }: Given & { children: ReactNode }) {
  const child = isValidElement<Given>(children) ? children : null
  const ownRef = child?.props.ref
  const both = useCallback(
    (element: HTMLElement | null) => {
      const forget = [ref, ownRef].map((each) => hand(element, each))
      return () => forget.forEach((each) => each())
    },
    [ref, ownRef],
  )
  if (!child) return children
  const Element = child.type
  const props = { ...given, ...child.props }
  for (const name of HEARD) {
    const [own, more] = [child.props[name], given[name]]
    props[name] =
      own && more
        ? (event) => {
            own(event)
            more(event)
          }
        : (own ?? more)
  }
  return <Element {...props} ref={both} />
}

/** Hands an element to a ref; what comes back takes it away again. */
function hand(element: HTMLElement | null, ref: Ref<HTMLElement> | undefined): () => void {
  if (typeof ref === 'function') return ref(element) ?? (() => ref(null))
  if (!ref) return () => undefined
  ref.current = element
  return () => {
    ref.current = null
  }
}
