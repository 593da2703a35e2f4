'use client'

import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Slot } from './slot'

type TooltipProps = {
  content: ReactNode
  /** One element that takes a ref and the pointer's events. */
  children: ReactNode
  /** Also on a tap, where there is no hover. */
  onTap?: boolean
}

type Spot = { left: number; top: number; below: boolean }

const DELAY_MS = 400
const EDGE = 8

/**
 * Extra words on hover and focus; never the only place where something is said. Written by hand, because it is on
 * every page and a positioning library is heavier than all of the page's own code.
 */
export function Tooltip({ content, children, onTap }: TooltipProps) {
  const id = useId()
  const trigger = useRef<HTMLElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [spot, setSpot] = useState<Spot | null>(null)

  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setSpot(null)
  }, [])
  const show = (delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSpot(spotOf(trigger.current)), delay)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useHideOnEscapeAndScroll(spot !== null, hide)

  return (
    <>
      <Slot
        ref={trigger}
        aria-describedby={spot ? id : undefined}
        onPointerEnter={(event) => event.pointerType === 'mouse' && show(DELAY_MS)}
        onPointerLeave={hide}
        onPointerDown={hide}
        onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
        onBlur={hide}
        onClick={() => onTap && show(0)}
      >
        {children}
      </Slot>
      {spot ? createPortal(<Bubble id={id} spot={spot} content={content} />, document.body) : null}
    </>
  )
}

function Bubble({ id, spot, content }: { id: string; spot: Spot; content: ReactNode }) {
  const keepOnScreen = (bubble: HTMLElement | null) => {
    if (!bubble) return
    const half = bubble.offsetWidth / 2
    const left = Math.min(Math.max(spot.left, EDGE + half), window.innerWidth - EDGE - half)
    bubble.style.left = `${left}px`
  }
  return (
    <div
      ref={keepOnScreen}
      id={id}
      role="tooltip"
      style={{ top: spot.top, translate: spot.below ? '-50% 0' : '-50% -100%' }}
      className="pointer-events-none fixed z-60 w-max max-w-72 rounded-small bg-ink px-2.5 py-1.5 text-12 text-paper shadow-float"
    >
      {content}
    </div>
  )
}

/** Above the trigger; below it where there is no room above. */
function spotOf(element: HTMLElement | null): Spot | null {
  if (!element) return null
  const box = element.getBoundingClientRect()
  const below = box.top < 48
  return { left: box.left + box.width / 2, top: below ? box.bottom + 6 : box.top - 6, below }
}

function useHideOnEscapeAndScroll(active: boolean, hide: () => void) {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('keydown', onKey)
    window.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('scroll', hide, { capture: true })
    }
  }, [active, hide])
}
