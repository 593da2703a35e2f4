import type { Float } from './float-button'

type OutsideEvent = Event & { preventDefault: () => void }

/** A press on the button closes by the button's own click; and the focus goes back to the button. */
export function floatBehaviour({ button, buttonId }: Float) {
  return {
    'aria-labelledby': buttonId,
    onInteractOutside: (event: OutsideEvent) => {
      if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      button.current?.focus()
    },
  }
}
